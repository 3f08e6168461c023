"""Forms as data: fields, their editors, and the form that turns a record into another."""
