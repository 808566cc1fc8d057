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


@dataclass(frozen=True)
class Oddity:
    """One thing to ask about: a `code` for the machine, a sentence for the person."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Before:
    """What is known of a unit's other figures of the same measure, scaled alike: last year's, and by period those that
    lie within this one."""

    last_year: int | None = None
    within: Sequence[tuple[Period, int]] = ()


def oddities(part: int, whole: int | None, period: Period, before: Before, decimals: int = 0) -> list[Oddity]:
    """What is unusual about a figure: far from last year's, more than its whole, another sum than its parts."""
    found = [*_far(part, before.last_year, decimals), *_over(part, whole, decimals)]
    return found + _sums(part, period, before.within, decimals)


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


def _shown(scaled: int, decimals: int) -> str:
    return number(Decimal(scaled).scaleb(-decimals))
