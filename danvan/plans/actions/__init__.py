"""What is done with plans, one module per noun."""
