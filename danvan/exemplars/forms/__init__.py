"""What is typed into the register, one module per noun."""
