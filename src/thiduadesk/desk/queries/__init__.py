"""What a secretary sees: frozen lines and cards read from the records."""
