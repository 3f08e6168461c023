"""The only Qt: shell, tabs, tables, forms, jobs, preview and theme."""
