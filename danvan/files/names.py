"""File names that are safe to keep, to show and to hand back."""

import re
import unicodedata
from urllib.parse import quote

from danvan.core.text import fold
from danvan.files.reading import kinds

LONGEST = 150
# Controls, and marks that turn the direction of writing: "cod.exe" can be shown as "exe.doc".
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
SEPARATORS = re.compile(r"[\\/:*?\"<>|;]+")


def clean(name: str, kind: str = "") -> str:
    """The name without folders, controls and direction marks, at most 150 letters, ending as its kind does."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    plain = SEPARATORS.sub("-", FORBIDDEN.sub("", last))
    stem, _, ending = plain.rpartition(".")
    stem = " ".join((stem or ending).split()).strip(". ") or "tep"
    kept = kind or kinds.ALIASES.get(ending.lower(), ending.lower())
    return f"{stem[: LONGEST - 10]}.{kept}" if kept else stem[:LONGEST]


def disposition(name: str) -> str:
    """The header that makes a browser save and never show: plain letters for old ones, all letters for the others."""
    stem, _, ending = name.rpartition(".")
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-") or "tep"
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
