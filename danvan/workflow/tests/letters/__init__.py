"""A small app for tests only: letters that are drafted, submitted, approved or sent back."""
