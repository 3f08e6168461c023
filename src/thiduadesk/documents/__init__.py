"""Facts into a small tree of paper, and the tree into PDF and text; pure."""
