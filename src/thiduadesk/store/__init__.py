"""The only SQL: one SQLite file per cluster, its tables, journal, migrations and guards."""
