"""What is done with figures, one module per noun."""
