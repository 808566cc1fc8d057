"""The verbs of the register, one module per noun."""
