"""The pages of plans, one module per noun."""
