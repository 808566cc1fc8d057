"""The pages on which figures are said, corrected and read."""
