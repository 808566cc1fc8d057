"""What is asked about before a figure is taken, without the database. An unusual figure is never refused: somebody is
asked whether it is so, and the answer is kept with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from danvan.core.formats import number
from danvan.core.periods import Kind, Period

FAR = 10
# So many figures that are all as last year's were hardly counted anew.
MANY = 3
# So many silent units are named.
NAMED = 3


@dataclass(frozen=True)
class Oddity:
    """One thing to ask about: a `code` for the machine, a sentence for the person."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Below:
    """What the units below a unit said of the same: their sum, how many said it, and the names of those that did not."""

    part: int
    whole: int | None
    answered: int
    silent: Sequence[str] = ()


@dataclass(frozen=True)
class Before:
    """What a figure is held against, scaled alike: last year's, by period those that lie within this one, and the sum of
    the units `below`. Where the same target counts these too, they stand `beside` it.
    """

    last_year: int | None = None
    within: Sequence[tuple[Period, int]] = ()
    below: Below | None = None
    beside: Below | None = None


def oddities(part: int, whole: int | None, period: Period, before: Before, decimals: int = 0) -> list[Oddity]:
    """What is unusual about a figure: far from last year's, more than its whole, another sum than its parts or than the
    units below, or just their sum where they are counted beside it.
    """
    found = [*_far(part, before.last_year, decimals), *_over(part, whole, decimals)]
    found += _sums(part, period, before.within, decimals)
    return found + _differs(part, whole, before.below, decimals) + _twice(part, before.beside, decimals)


def same_as_last_year(figures: Iterable[tuple[int, int | None]]) -> bool:
    """Whether all of many figures are exactly last year's: (this year's, last year's)."""
    pairs = list(figures)
    return len(pairs) >= MANY and all(now == then for now, then in pairs) and any(now for now, _then in pairs)


def _far(part: int, last: int | None, decimals: int) -> list[Oddity]:
    """More than ten times last year's, or less than a tenth."""
    if last is None:
        return []
    facts = {"last": _shown(last, decimals)}
    if part > FAR * last > 0:
        facts["times"] = number(round(Decimal(part) / last, 1 if part < 100 * last else 0))
        return [Oddity("more", _("gấp %(times)s lần năm trước (%(last)s)") % facts)]
    if part * FAR < last:
        if not part:
            return [Oddity("less", _("năm trước là %(last)s, năm nay bằng 0") % facts)]
        return [Oddity("less", _("chưa bằng một phần mười năm trước (%(last)s)") % facts)]
    return []


def _over(part: int, whole: int | None, decimals: int) -> list[Oddity]:
    if whole is None or part <= whole:
        return []
    facts = {"part": _shown(part, decimals), "whole": _shown(whole, decimals)}
    return [Oddity("over", _("%(part)s nhiều hơn tổng số %(whole)s") % facts)]


def _sums(part: int, period: Period, within: Sequence[tuple[Period, int]], decimals: int) -> list[Oddity]:
    """Quarters said one by one and the year said whole ought to agree."""
    by_kind: dict[Kind, dict[Period, int]] = {}
    for each, amount in within:
        if each != period and period.starts_on <= each.starts_on and each.ends_on <= period.ends_on:
            by_kind.setdefault(each.kind, {})[each] = amount
    for said in sorted(by_kind.values(), key=lambda said: sum(each.days for each in said), reverse=True):
        oddity = _sum_of(part, period, said, decimals)
        if oddity:
            return [oddity]
    return []


def _sum_of(part: int, period: Period, said: Mapping[Period, int], decimals: int) -> Oddity | None:
    total, is_whole = sum(said.values()), sum(each.days for each in said) == period.days
    if total == part or (total < part and not is_whole):
        return None
    facts = {
        "sum": _shown(total, decimals),
        "parts": ", ".join(each.label for each in sorted(said)),
        "part": _shown(part, decimals),
    }
    return Oddity("sum", _("cộng %(parts)s đã báo là %(sum)s, số này là %(part)s") % facts)


def _differs(part: int, whole: int | None, below: Below | None, decimals: int) -> list[Oddity]:
    """A unit that speaks for those below it ought to say what they say together."""
    if below is None or not below.answered:
        return []
    wholes = whole is not None and below.whole is not None
    said, total = ((part, whole), (below.part, below.whole)) if wholes else ((part,), (below.part,))
    if said == total:
        return []
    facts = {"count": number(below.answered), "sum": _amounts(total, decimals), "part": _amounts(said, decimals)}
    sentence = _("cộng số của %(count)s đơn vị trực thuộc là %(sum)s, số này là %(part)s") % facts
    return [Oddity("below", sentence + _silent(below.silent))]


def _twice(part: int, beside: Below | None, decimals: int) -> list[Oddity]:
    """Where each unit speaks for itself, just the sum of those below was likely added up by hand."""
    if beside is None or beside.answered < 2 or not part or part != beside.part:
        return []
    facts = {"count": number(beside.answered), "sum": _shown(beside.part, decimals)}
    return [
        Oddity(
            "twice",
            _(
                "bằng đúng cộng số của %(count)s đơn vị trực thuộc (%(sum)s), mà chỉ tiêu đã cộng riêng các đơn vị này, "
                "dễ bị tính hai lần"
            )
            % facts,
        )
    ]


def _silent(names: Sequence[str]) -> str:
    """Who is not in the sum, the first by name."""
    if not names:
        return ""
    named, more = ", ".join(names[:NAMED]), len(names) - NAMED
    if more <= 0:
        return _("; chưa báo cáo: %(names)s") % {"names": named}
    return _("; chưa báo cáo: %(names)s và %(more)s đơn vị khác") % {"names": named, "more": number(more)}


def _amounts(amounts: Iterable[int | None], decimals: int) -> str:
    return "/".join(_shown(each, decimals) for each in amounts if each is not None)


def _shown(scaled: int, decimals: int) -> str:
    return number(Decimal(scaled).scaleb(-decimals))
