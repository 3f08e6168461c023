"""What a cluster keeps: frozen records, their terms, their own checks. Standard library and marks only."""
