"""What a target's words propose: which count answers for it, and what is in its denominator. Pure: words in, words out."""

import re
from dataclasses import dataclass

from danvan.core.text import fold
from danvan.measures.rules import BY_UNITS, Rule

OWN_PLAN, TAKEN_ON = "plans.own_plan", "plans.taken_on"
TASKS_ON_TIME, PETITIONS_ANSWERED = "plans.tasks_on_time", "plans.petitions_answered"

_OWN_PLAN = re.compile(r"\b(?:ban hanh|xay dung|co|lap) (?:\w+ ){0,3}?(?:chuong trinh|ke hoach)\b")
_TAKEN_ON = re.compile(r"\btiep nhan (?:\w+ ){0,3}?ke hoach\b")
_TASKS = re.compile(r"\bnhiem vu (?:\w+ ){0,6}?dung (?:han|thoi han|tien do)\b|\bhoan thanh dung (?:han|tien do)\b")
_PETITIONS = re.compile(r"\b(?:tra loi|giai quyet) (?:\w+ ){0,4}?kien nghi (?:cua )?(?:cac )?(?:don vi|dia phuong)\b")
# Clauses of plans that are kept as text: an area with such a figure would be a list of believers or of unrest.
_NEVER = re.compile(
    r"\bdiem nong\b|\b(?:theo|tin theo) (?:to chuc )?(?:ton giao|dao)\b|\bton giao tu xung\b|\bta dao\b|\bdao la\b"
    r"|\bhien tuong ton giao moi\b|\btin do\b"
)
_OF_THOSE = re.compile(
    r"((?:\w+,? ){0,4}?(?:được|đã) (?:đánh giá|xếp loại|phân loại|kiểm tra|thẩm định|công nhận)"
    r"(?:, (?:đánh giá|xếp loại|phân loại))*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Proposal:
    """The registered count that the words mean ("" where units must say the figure), and the words of the denominator."""

    tally: str = ""
    denominator_words: str = ""


def propose(words: str, rule: str) -> Proposal:
    """What the words of a target propose; a person decides."""
    plain = fold(words)
    found = _OF_THOSE.search(words) if rule == Rule.RATIO else None
    return Proposal(_tally(plain, rule), " ".join(found[1].split()) if found else "")


def _tally(plain: str, rule: str) -> str:
    if rule == Rule.RATIO:
        return TASKS_ON_TIME if _TASKS.search(plain) else PETITIONS_ANSWERED if _PETITIONS.search(plain) else ""
    if rule not in BY_UNITS:
        return ""
    return OWN_PLAN if _OWN_PLAN.search(plain) else TAKEN_ON if _TAKEN_ON.search(plain) else ""


def must_stay_words(words: str) -> bool:
    """Whether a clause speaks of "hot spots" or of followers of a faith: it is kept as text, answered in one sentence of
    the provincial office, and never counted by area.
    """
    return bool(_NEVER.search(fold(words)))
