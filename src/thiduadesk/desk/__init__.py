"""What a secretary can do (commands), see (queries) and print from (facts)."""
