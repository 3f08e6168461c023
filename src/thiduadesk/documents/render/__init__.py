"""The tree turned into bytes: fonts and measures, PDF, plain text."""
