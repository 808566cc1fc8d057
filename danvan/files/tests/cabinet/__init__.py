"""A small app for tests only: folders that some people may see."""
