"""The page on which layouts of certificates are made: the blank, the boxes on it, the printer it is printed by."""
