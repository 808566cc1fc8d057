"""Addresses of the register of models, a module to a noun, each with a name of its own."""
