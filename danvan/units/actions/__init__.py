"""What is done to units: set up, ended, renamed, moved, merged, split, put right; each by a document on a day."""
