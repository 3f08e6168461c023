"""Words for people: translated text, and Vietnamese text rules (NFC, folding, sort keys, numbers in words)."""
