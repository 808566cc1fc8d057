"""Secrets that people type from paper: without the signs that look alike, in groups of four."""

import secrets

# Without i, l, o and u: they look like 1, 0 and v, or make words.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def random_code(groups: int) -> str:
    """So many groups of four signs, twenty random bits each."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(groups))


def as_printed(typed: str) -> str:
    """The signs meant, whatever the reader made of them: o for 0, i and l for 1, with or without dashes."""
    letters = typed.lower().translate(str.maketrans("oil", "011"))
    return "".join(letter for letter in letters if letter in ALPHABET)
