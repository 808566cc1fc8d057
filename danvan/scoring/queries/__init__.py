"""Reads that span the rows of a set."""
