"""Whatever the reason, the person is told what happened and what to do."""

import ast
import re
from pathlib import Path

import pytest

from danvan.files.reading import sentences
from danvan.files.reading.sentences import CONTENTS, SENTENCES, Unreadable

READING = Path(sentences.__file__).parent
FACTS = {"size": 200, "limit": 30, "extension": "abc", "found": "html", "sheet": "Trang 1"}


def raised() -> set[str]:
    """The codes of every fault our readers raise."""
    codes = set()
    for path in READING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Fault", "Unreadable")
            )
            if called and node.args:
                codes |= {each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)}
    return {code for code in codes if isinstance(code, str)}


def test_every_reason_has_its_sentence():
    assert raised() <= set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_happened_then_what_to_do(code):
    told = str(Unreadable(code, **FACTS))

    what, *then = re.split(r"(?<=[.:]) (?=[A-ZĐ])", told)
    assert what.endswith(".")
    assert "ề nghị" in " ".join(then)
    assert "%(" not in told


def test_a_reason_nobody_knows_is_a_damaged_file():
    assert str(Unreadable("gone")) == str(SENTENCES["damaged"])


@pytest.mark.parametrize("found", CONTENTS)
def test_a_disguise_names_what_is_inside(found):
    told = str(Unreadable("disguised", extension="doc", found=found))

    assert told == (f"Tệp mang đuôi “.doc” nhưng bên trong là {CONTENTS[found]}. Đề nghị mở tệp và lưu lại đúng loại.")
