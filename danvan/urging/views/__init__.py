"""Pages of chasing: who is missing, one list that leaves, one unit."""
