"""One function a page or verb, one module per noun."""
