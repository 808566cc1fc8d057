"""What the register counts of each unit, and which words of a target mean it; its five counts are never mixed."""

import re

from danvan.measures.rules import BY_UNITS, Rule

REGISTERED = "exemplars.registered"
EFFECTIVE = "exemplars.effective"
RECOGNISED = "exemplars.recognised"
OUTSTANDING = "exemplars.outstanding"
PROPOSED = "exemplars.proposed"
COMMENDED = "exemplars.commended"
COPIES_MADE = "exemplars.copies_made"
COPIED_BY_OTHERS = "exemplars.copied_by_others"

# What each year of a model is counted by, and the day that counts.
OF_YEARS = {
    REGISTERED: "registered_on",
    EFFECTIVE: "effective_on",
    RECOGNISED: "recognised_on",
    OUTSTANDING: "outstanding_on",
    PROPOSED: "proposed_on",
    COMMENDED: "commended_on",
}
# The same of all units that work in a unit's territory, of whatever line: "mỗi đảng bộ xã" means the commune.
IN_TERRITORY = {f"{key}_in_territory": key for key in OF_YEARS}

# The first that a target's words hold is meant; what stands further up the ladder is asked before what stands below.
_MEANT = [
    (PROPOSED, r"\bde (?:nghi|xuat) (?:\w+ ){0,6}?(?:cap tren|cap tinh|trung uong|khen thuong|cong nhan)\b"),
    (COPIED_BY_OTHERS, r"\bduoc (?:\w+ ){0,6}?(?:nhan rong|nhan dien|hoc tap|ap dung)\b"),
    (COPIES_MADE, r"\b(?:nhan rong|nhan dien|ap dung|hoc tap)\b"),
    (COMMENDED, r"\b(?:khen thuong|bieu duong|ton vinh|tuyen duong)\b"),
    (OUTSTANDING, r"\btieu bieu\b"),
    (RECOGNISED, r"\bcong nhan\b"),
    (EFFECTIVE, r"\bhieu qua\b"),
    (REGISTERED, r"\b(?:dang ky|xay dung|co|thuc hien|duy tri|ra mat)\b"),
]
MEANT = [(key, re.compile(words)) for key, words in _MEANT]
_MODELS = re.compile(r"\b(?:mo hinh|dien hinh)\b")
# A conference about models, or a plan for them, is no model.
_PLACES = re.compile(
    r"\btren dia ban\b|\b(?:dang bo|dang uy|cap uy) (?:\w+ ){0,2}?(?:xa|phuong|dac khu|tinh|thanh pho)\b"
    r"|\b(?:moi|tung|cac|100) (?:xa|phuong|dia phuong)\b"
)
_ABOUT_THEM = re.compile(
    r"\b(?:hoi nghi|hoi thi|hoi thao|cuoc thi|lop tap huan|so ket|tong ket|ke hoach|chuyen muc|tin bai)\b"
)


def asked_by(words: str, rule: str) -> str:
    """The count of models that the folded words of a target ask for; "" where they ask for none."""
    if rule not in (*BY_UNITS, Rule.TOTAL) or not _MODELS.search(words) or _ABOUT_THEM.search(words):
        return ""
    key = next((key for key, pattern in MEANT if pattern.search(words)), "")
    return f"{key}_in_territory" if key in OF_YEARS and _PLACES.search(words) else key
