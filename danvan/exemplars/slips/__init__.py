"""Slips of the box behind a round's QR: how many may be sent, and the words that stand on one."""
