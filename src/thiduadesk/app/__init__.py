"""Composition: the command line and the window are put together here."""
