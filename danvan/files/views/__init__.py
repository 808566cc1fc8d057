"""The pages of files, one module per noun."""
