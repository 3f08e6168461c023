"""Tables as data: columns, a model over frozen rows, a view with filter, sorting and copying."""
