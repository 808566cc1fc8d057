"""What comes in from Excel, one module per sheet."""
