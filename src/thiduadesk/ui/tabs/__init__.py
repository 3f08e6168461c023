"""The tabs of the window, in their order; they do not know each other."""
