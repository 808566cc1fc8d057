"""What comes in through the pages of plans, one module per noun."""
