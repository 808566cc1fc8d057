"""Verbs of judging, one module per noun."""
