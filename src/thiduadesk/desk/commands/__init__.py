"""What a secretary can do: typed functions that run inside one step each."""
