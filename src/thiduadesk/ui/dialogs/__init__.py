"""Dialogs: only for what must be decided before going on."""
