"""What is done to accounts: inviting, opening, closing, ending sessions."""
