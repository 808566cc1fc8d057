"""Reads of the register that span several records."""
