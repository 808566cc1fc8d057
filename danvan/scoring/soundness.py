"""What is wrong with a criteria set, said while it is written: points that do not add up, bands with holes, conditions
nobody can meet, lines that would score what citizens do.

An `error` keeps a set from being settled; a `warning` is for a person to think over.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.points import points_words
from danvan.core.text import fold
from danvan.scoring.arithmetic import fallen
from danvan.scoring.outline import Band, Criterion, Effect, Group, GroupKind, Outline, Scorer

# Words by which a line speaks of what citizens bring in, of their being few, and of what an office does with it.
_BROUGHT_IN = r"(?:khieu nai|to cao|don thu|phan anh|kien nghi|y kien|khieu kien|diem nong|tu tap)"
_FEW = r"(?:khong co|khong de|khong phat sinh|khong xay ra|it|giam|han che|khong con)"
_CITIZENS = re.compile(rf"\b{_FEW}\b(?:\s+\w+){{0,6}}?\s+{_BROUGHT_IN}\b")
_HANDLED = re.compile(r"\b(?:giai quyet|tra loi|tiep nhan|xu ly|dung han|qua han|ton dong|cham|bo sot|theo quy dinh)\b")


CITIZENS = gettext_lazy(
    "Tiêu chí %(number)s chấm việc người dân làm (ít hoặc không có ý kiến, đơn thư), không phải việc của cơ quan: chấm như "
    "vậy là thưởng cho nơi ít nghe dân. Nên chấm việc trả lời, giải quyết đúng hạn."
)
SAMPLE_BAND = gettext_lazy("Mức “%(name)s” từ %(least)s điểm là ngưỡng mẫu, thay bằng ngưỡng của văn bản.")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: where, and in which words. `place` is the number or the name the set knows it by."""

    is_error: bool
    place: str
    words: Any


def findings(outline: Outline) -> list[Finding]:
    """All that is wrong with a set, errors first."""
    found = [*of_numbers(outline), *of_points(outline), *of_lines(outline), *of_bands(outline), *of_facts(outline)]
    return sorted(found, key=lambda each: not each.is_error)


def is_sound(outline: Outline) -> bool:
    """Whether a set may be settled."""
    return not any(each.is_error for each in findings(outline))


def of_numbers(outline: Outline) -> Iterator[Finding]:
    """Each criterion, band and fact is known by one name."""
    for kind, names in (
        (_("Tiêu chí"), [each.number for each in outline.criteria()]),
        (_("Mức"), [band.name for band in outline.bands]),
        (_("Sự việc"), [fact.code for fact in outline.facts]),
    ):
        for name, count in Counter(names).items():
            if count > 1:
                yield Finding(True, name, _("%(kind)s “%(name)s” ghi hai lần.") % {"kind": kind, "name": name})


def of_points(outline: Outline) -> Iterator[Finding]:
    """Criteria add up to their group, groups to the base."""
    base = outline.groups_of(GroupKind.BASE)
    if not any(group.criteria for group in base):
        yield Finding(True, "", _("Chưa có tiêu chí nào trong thang điểm."))
        return
    for group in base:
        yield from _adds_up(group)
    together = sum(group.most for group in base)
    if together != outline.base:
        words = _("Các nhóm cộng lại %(sum)s điểm, thang điểm ghi %(base)s.")
        yield Finding(True, "", words % {"sum": points_words(together), "base": points_words(outline.base)})
    for group in (*outline.groups_of(GroupKind.BONUS), *outline.groups_of(GroupKind.PENALTY)):
        if group.criteria and sum(each.most for each in group.criteria) < group.most:
            yield Finding(
                False, group.number, _("Nhóm “%(group)s” không thể đạt mức tối đa đã ghi.") % {"group": group.words}
            )


def _adds_up(group: Group) -> Iterator[Finding]:
    together = sum(each.most for each in group.criteria)
    if together != group.most:
        words = _("Nhóm %(number)s: các tiêu chí cộng lại %(sum)s điểm, nhóm ghi %(most)s.")
        said = {"number": group.number, "sum": points_words(together), "most": points_words(group.most)}
        yield Finding(True, group.number, words % said)


def of_lines(outline: Outline) -> Iterator[Finding]:
    """Each criterion by itself."""
    for criterion in outline.criteria():
        yield from of_line(criterion)
    samples = [each.number for each in outline.criteria() if each.is_sample]
    if samples:
        words = _("%(count)d tiêu chí là dòng mẫu, thay bằng dòng của văn bản: %(numbers)s.")
        yield Finding(False, "", words % {"count": len(samples), "numbers": ", ".join(samples)})


def of_line(criterion: Criterion) -> Iterator[Finding]:
    """Points, step and grades of a criterion, and what it would count."""
    said = {"number": criterion.number, "step": points_words(criterion.step), "most": points_words(criterion.most)}
    if criterion.most <= 0 or criterion.step <= 0:
        yield Finding(True, criterion.number, _("Tiêu chí %(number)s: điểm tối đa và bước điểm phải lớn hơn 0.") % said)
    elif criterion.most % criterion.step:
        words = _("Tiêu chí %(number)s: %(most)s điểm không chia hết cho bước %(step)s.")
        yield Finding(True, criterion.number, words % said)
    else:
        yield from _of_grades(criterion, said)
    if criterion.scorer == Scorer.COMPUTED and not criterion.measure:
        yield Finding(True, criterion.number, _("Tiêu chí %(number)s do máy tính: chọn số liệu để tính.") % said)
    if counts_citizens(criterion.words):
        yield Finding(criterion.scorer == Scorer.COMPUTED, criterion.number, CITIZENS % said)


def counts_citizens(words: str) -> bool:
    """Whether a line gives points for citizens keeping silent; what an office does with what they bring in may score."""
    folded = fold(words)
    return bool(_CITIZENS.search(folded)) and not _HANDLED.search(folded)


def _of_grades(criterion: Criterion, said: dict[str, str]) -> Iterator[Finding]:
    points = [grade.points for grade in criterion.grades]
    if any(not 0 <= each <= criterion.most or each % criterion.step for each in points):
        words = _("Tiêu chí %(number)s: có mức điểm ngoài khoảng 0 đến %(most)s, hoặc không theo bước %(step)s.")
        yield Finding(True, criterion.number, words % said)
    if len(set(points)) < len(points):
        yield Finding(True, criterion.number, _("Tiêu chí %(number)s: hai mức có cùng số điểm.") % said)
    if points and max(points) != criterion.most:
        yield Finding(False, criterion.number, _("Tiêu chí %(number)s: không mức nào đạt điểm tối đa.") % said)


def of_bands(outline: Outline) -> Iterator[Finding]:
    """Bands leave no hole and no overlap, each can be reached, and who misses a condition lands lower."""
    if not outline.bands:
        yield Finding(True, "", _("Chưa có mức xếp loại nào."))
        return
    bounds = [band.least for band in outline.bands]
    if bounds != sorted(set(bounds), reverse=True):
        yield Finding(True, "", _("Các mức xếp từ cao xuống thấp, mỗi mức bắt đầu từ một số điểm khác nhau."))
        return
    lowest = outline.bands[-1]
    if lowest.least != 0:
        words = _("Điểm dưới %(least)s không thuộc mức nào. Mức thấp nhất phải bắt đầu từ 0.")
        yield Finding(True, lowest.name, words % {"least": points_words(lowest.least)})
    reach = highest(outline)
    for band in outline.bands:
        if band.least > reach:
            words = _("Không đơn vị nào đạt được mức “%(name)s”: điểm cao nhất có thể là %(reach)s.")
            yield Finding(True, band.name, words % {"name": band.name, "reach": points_words(reach)})
        if band.is_sample:
            yield Finding(False, band.name, SAMPLE_BAND % {"name": band.name, "least": points_words(band.least)})
    yield from _of_falls(outline)


def highest(outline: Outline) -> int:
    """The most points anybody can have."""
    bonus = sum(
        min(group.most, sum(each.most for each in group.criteria)) for group in outline.groups_of(GroupKind.BONUS)
    )
    return outline.base + (bonus if outline.above_base else 0)


def _of_falls(outline: Outline) -> Iterator[Finding]:
    falling = [band for band in outline.bands if band.no_zero]
    for band in falling:
        said = {"name": band.name, "falls_to": band.falls_to}
        if band is outline.bands[-1]:
            yield Finding(
                True, band.name, _("Mức thấp nhất “%(name)s” không đặt điều kiện: không còn mức nào dưới.") % said
            )
        elif band.falls_to and not outline.rank(band.name) < outline.rank(band.falls_to) < len(outline.bands):
            yield Finding(True, band.name, _("“%(falls_to)s” không phải mức thấp hơn “%(name)s”.") % said)
        elif not band.falls_to and not band.is_open:
            words = _(
                "Mức “%(name)s”: ghi rõ đơn vị có tiêu chí 0 điểm xuống mức nào, hoặc đánh dấu quy định không nói rõ."
            )
            yield Finding(False, band.name, words % said)
    landings = [_landing(outline, band) for band in outline.bands]
    if landings != sorted(landings):
        yield Finding(True, "", _("Đơn vị nhiều điểm hơn không thể xuống mức thấp hơn đơn vị ít điểm hơn."))


def _landing(outline: Outline, band: Band) -> int:
    """How far down somebody comes with a criterion of 0, from this band by points."""
    while band.no_zero and (lower := fallen(outline, band)) is not None:
        band = lower
    return outline.rank(band.name)


def of_facts(outline: Outline) -> Iterator[Finding]:
    """A fact points to a band of the set, and can move somebody."""
    for fact in outline.facts:
        said = {"words": fact.words, "band": fact.band}
        if fact.effect == Effect.UNCLASSIFIED:
            continue
        if outline.band(fact.band) is None:
            yield Finding(True, fact.code, _("“%(words)s”: bộ tiêu chí không có mức “%(band)s”.") % said)
        elif outline.rank(fact.band) == 0:
            yield Finding(False, fact.code, _("“%(words)s” giữ ở mức cao nhất nên không hạ ai.") % said)


def errors(found: Iterable[Finding]) -> list[Finding]:
    """Those that keep a set from being settled."""
    return [each for each in found if each.is_error]
