"""By which right somebody signs, in the marks of both systems: TM. KT. TL. TUQ. Q. (state), T/M K/T T/L (Party)."""

import re

from danvan.papers.paper import Form, Signature

_MARKS = {
    "on_behalf": {Form.STATE: "TM.", Form.PARTY: "T/M"},
    "in_place": {Form.STATE: "KT.", Form.PARTY: "K/T"},
    "by_order": {Form.STATE: "TL.", Form.PARTY: "T/L"},
    "by_delegation": {Form.STATE: "TUQ."},
    "acting": {Form.STATE: "Q."},
}
_EVERY_MARK = tuple(mark for marks in _MARKS.values() for mark in marks.values())
_BETWEEN_LINES = re.compile(r"\n| - ")


def on_behalf(form: Form, body: str) -> str:
    """Thay mặt a body that decides together: "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ"."""
    return _marked("on_behalf", form, body)


def in_place(form: Form, head: str) -> str:
    """Ký thay the head, by a deputy: "KT. CHỦ TỊCH", "K/T TRƯỞNG BAN"."""
    return _marked("in_place", form, head)


def by_order(form: Form, head: str) -> str:
    """Thừa lệnh the head: "TL. CHỦ TỊCH", "T/L BAN THƯỜNG VỤ"."""
    return _marked("by_order", form, head)


def by_delegation(form: Form, head: str) -> str:
    """Thừa ủy quyền the head; the Party's form has no such mark."""
    return _marked("by_delegation", form, head)


def acting(form: Form, post: str) -> str:
    """Quyền, of one entrusted with a post: "Q. GIÁM ĐỐC"; the Party's form has no such mark."""
    return _marked("acting", form, post)


def signature(position: str, name: str = "") -> Signature:
    """The signature of a position on one line, as readings ("TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH - PHÓ CHỦ TỊCH") or people
    ("KT. Chủ tịch, Phó Chủ tịch") write it. Only what is written stands in it.
    """
    lines = [line.strip() for line in _BETWEEN_LINES.split(position) if line.strip()]
    if len(lines) == 1 and lines[0].startswith(_EVERY_MARK):
        # Behind a mark a comma parts right and post; elsewhere it belongs to the name of an office.
        lines = [line.strip() for line in lines[0].split(",") if line.strip()]
    if len(lines) < 2:
        return Signature(post="".join(lines), name=name)
    return Signature(lines[0], lines[1], " - ".join(lines[2:]), name)


def _marked(right: str, form: Form, words: str) -> str:
    marks = _MARKS[right]
    if form not in marks:
        raise ValueError(f"{form} has no mark for {right}.")
    return f"{marks[form]} {words.upper()}"
