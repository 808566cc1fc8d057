"""A judgement in words: the total, the band, and exactly why."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from danvan.core.points import points_words
from danvan.scoring.arithmetic import Judgement, Step, Why
from danvan.scoring.outline import Outline

NAMED = 5


def band_words(judgement: Judgement) -> str:
    """The band, or that there is none."""
    return judgement.band or _("không xếp loại")


def reasons(outline: Outline, judgement: Judgement) -> list[str]:
    """Why this band, a sentence to a step; criteria that nobody scored yet first."""
    return [*_missing(judgement), *(_reason(outline, judgement, step) for step in judgement.steps)]


def _missing(judgement: Judgement) -> Iterator[str]:
    if judgement.missing:
        said = {"count": len(judgement.missing), "numbers": _named(judgement.missing)}
        yield _("Còn %(count)d tiêu chí chưa chấm (%(numbers)s), tạm tính là chưa có điểm.") % said


def _reason(outline: Outline, judgement: Judgement, step: Step) -> str:
    said = {"before": step.before, "after": step.after, "numbers": _named(step.numbers)}
    said["fact"] = next((fact.words for fact in outline.facts if fact.code == step.fact), step.fact)
    if step.why == Why.POINTS:
        return _by_points(outline, judgement, step)
    words = {
        Why.ZERO: _("%(total)s điểm nhưng tiêu chí %(numbers)s là 0: không thuộc mức %(before)s, xuống mức %(after)s."),
        Why.CAP: _("%(fact)s: cao nhất là mức %(after)s."),
        Why.FORCE: _("%(fact)s: xuống mức %(after)s."),
        Why.UNCLASSIFIED: _("%(fact)s: không xếp loại."),
        Why.NOTHING_APPLIES: _("Không tiêu chí nào của thang điểm áp dụng cho đơn vị: không xếp loại."),
    }[step.why] % {**said, "total": points_words(judgement.shown)}
    if step.is_open:
        words += " " + _("Quy định không nói rõ trường hợp này: người có thẩm quyền quyết định.")
    return words


def _by_points(outline: Outline, judgement: Judgement, step: Step) -> str:
    total, place = points_words(judgement.shown), outline.rank(step.after)
    above = outline.bands[place - 1] if place else None
    if above is None:
        least = points_words(outline.bands[place].least)
        return _("%(total)s điểm: từ %(least)s điểm của mức %(name)s.") % {
            "total": total,
            "least": least,
            "name": step.after,
        }
    return _("%(total)s điểm: dưới %(least)s điểm của mức %(above)s, nên là mức %(name)s.") % {
        "total": total,
        "least": points_words(above.least),
        "above": above.name,
        "name": step.after,
    }


def _named(numbers: tuple[str, ...]) -> str:
    shown = ", ".join(numbers[:NAMED])
    rest = len(numbers) - NAMED
    return _("%(shown)s và %(rest)d tiêu chí khác") % {"shown": shown, "rest": rest} if rest > 0 else shown
