"""What the register shows on pages of others, and others on its own."""
