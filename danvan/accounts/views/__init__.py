"""The pages at the door and the account's own."""
