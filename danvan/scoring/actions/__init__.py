"""Verbs that write, one module per noun."""
