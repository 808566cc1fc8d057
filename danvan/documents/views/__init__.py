"""The pages of documents, one module per noun."""
