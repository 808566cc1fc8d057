"""The pages of units, one module per noun."""
