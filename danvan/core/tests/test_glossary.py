import re
from importlib import import_module

import pytest
from django.conf import settings

GLOSSARY = (settings.BASE_DIR / "docs" / "glossary.md").read_text(encoding="utf-8")
IDENTIFIERS = re.findall(r"^\|[^|]+\| `([\w.]+)` \|", GLOSSARY, re.MULTILINE)


def named(identifier):
    """What an identifier names: the longest module in front, and the attributes behind it."""
    parts = ["danvan", *identifier.split(".")]
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(identifier)


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_every_word_of_the_glossary_names_something_in_the_code(identifier):
    assert named(identifier)


def test_every_row_of_the_glossary_has_an_identifier():
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and "identifier" not in line]

    assert len(rows) == len(IDENTIFIERS)
