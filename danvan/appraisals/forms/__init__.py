"""What people fill in when they judge, one module per noun."""
