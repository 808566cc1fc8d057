"""Whether the sums an office once published hold together. They are kept as printed either way, with what does not fit."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.formats import number

# The counts that published lists are split by subject of, in the order in which one is asked.
TOTALS = {
    "recognised": gettext_lazy("công nhận"),
    "effective": gettext_lazy("hiệu quả"),
    "registered": gettext_lazy("đăng ký"),
    "commended": gettext_lazy("khen thưởng"),
    "outstanding": gettext_lazy("tiêu biểu"),
}
# A count cannot be larger than the one it is taken from.
WITHIN = (("effective", "registered"), ("recognised", "registered"), ("outstanding", "recognised"))


def misfits(said: Mapping[str, int | None]) -> list[str]:
    """What does not hold among the sums that were said, in sentences; nothing where they hold or too little was said."""
    return [*_split(said), *_too_many(said)]


def _split(said: Mapping[str, int | None]) -> list[str]:
    """Collective and individual make up some total: which of the counts was split, lists do not always say."""
    collective, individual = said.get("collective"), said.get("individual")
    totals = {name: said[name] for name in TOTALS if said.get(name) is not None}
    if collective is None or individual is None or not totals or collective + individual in totals.values():
        return []
    name, total = next(iter(totals.items()))
    facts = {"a": number(collective), "b": number(individual), "sum": number(collective + individual)}
    return [
        _("tập thể %(a)s + cá nhân %(b)s = %(sum)s, khác số %(word)s %(total)s")
        % {**facts, "word": TOTALS[name], "total": number(total)}
    ]


def _too_many(said: Mapping[str, int | None]) -> list[str]:
    found = []
    for part, whole in WITHIN:
        some, all_of_them = said.get(part), said.get(whole)
        if some is not None and all_of_them is not None and some > all_of_them:
            words = {"part": TOTALS[part], "some": number(some), "whole": TOTALS[whole], "all": number(all_of_them)}
            found.append(_("số %(part)s %(some)s nhiều hơn số %(whole)s %(all)s") % words)
    return found
