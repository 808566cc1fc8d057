"""Backups: the database and the files at one point in time, readable only to who holds the private key."""
