"""What a target's words propose: which count answers for it, and what is in its denominator. Words in, words out; which
counts there are is registered.
"""

import re
from dataclasses import dataclass

from danvan.core.text import fold
from danvan.measures.registry import meant_by
from danvan.measures.rules import BY_UNITS, Rule

ABOUT = "plans.plan"
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
    found = _OF_THOSE.search(words) if rule == Rule.RATIO else None
    meant = meant_by(words, rule, ABOUT)
    return Proposal(meant.key if meant else "", " ".join(found[1].split()) if found else "")


def means_own_plan(words: str, rule: str) -> bool:
    """Such as “100% đơn vị ban hành kế hoạch”."""
    return rule in BY_UNITS and bool(_OWN_PLAN.search(words))


def means_taken_on(words: str, rule: str) -> bool:
    """Such as “100% đơn vị tiếp nhận kế hoạch”."""
    return rule in BY_UNITS and bool(_TAKEN_ON.search(words))


def means_tasks(words: str, rule: str) -> bool:
    """Such as “90% nhiệm vụ hoàn thành đúng hạn”."""
    return rule == Rule.RATIO and bool(_TASKS.search(words))


def means_petitions(words: str, rule: str) -> bool:
    """Such as “100% trả lời kiến nghị của đơn vị”."""
    return rule == Rule.RATIO and bool(_PETITIONS.search(words))


def must_stay_words(words: str) -> bool:
    """Whether a clause speaks of "hot spots" or of followers of a faith: it is kept as text, answered in one sentence of
    the provincial office, and never counted by area.
    """
    return bool(_NEVER.search(fold(words)))
