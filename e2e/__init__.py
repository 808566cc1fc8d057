"""The house as a person meets it: a real browser against the real server, from outside."""
