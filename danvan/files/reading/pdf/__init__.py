"""Reads the text layer of a .pdf in reading order: letterheads and signatures side by side, ruled tables row by row."""
