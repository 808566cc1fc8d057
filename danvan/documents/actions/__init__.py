"""What is done with documents, one module per noun."""
