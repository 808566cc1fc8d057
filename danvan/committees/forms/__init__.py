"""What people fill in about steering bodies, one module per noun."""
