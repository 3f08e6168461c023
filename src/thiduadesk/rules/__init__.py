"""Dated rules as data, and the few functions that apply them."""
