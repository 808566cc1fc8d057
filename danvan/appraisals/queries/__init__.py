"""Reads of judging that span several records."""
