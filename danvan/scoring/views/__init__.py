"""Pages and verbs, one module per noun."""
