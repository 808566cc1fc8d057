"""What goes out of figures as files, one module per noun."""
