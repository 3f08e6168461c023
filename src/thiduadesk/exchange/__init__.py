"""Workbooks in and out, as plain rows and cells; knows neither database nor screen."""
