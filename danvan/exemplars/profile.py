"""A model on two pages of Word: what it is, why, how, with what, what came of it. Whoever sees the page may have it, and it
names nobody whom the page does not name.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.formats import table_date
from danvan.exemplars.models import DossierText, Exemplar
from danvan.exemplars.queries.page import GoalLine, LaterYear, Told
from danvan.papers.paper import Block, Heading, Paper, Picture, Pictures, Table, Text
from danvan.papers.pictures import measured
from danvan.units.letterheads import letterhead

# So many letters of what was written go on two pages, beside facts, amounts and photos; the whole is on the model's page.
ROOM = 2_000
MOST_PHOTOS = 3
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def profile_of(exemplar: Exemplar, told: Told, hidden: Collection[str]) -> Paper:
    """The profile of a model, as its reader sees the model."""
    # A paper is Vietnamese whatever language its reader's pages have.
    later = told.later[:1]
    texts = [*told.registered, *told.reported, *(text for year in later for text in year.texts)]
    longest = share_of([len(text.words) for text in texts], ROOM)
    with translation.override("vi"):
        sections: list[tuple[str, list[Block]]] = [
            (_("Thông tin chung"), list(_facts(exemplar, hidden))),
            (_("Nội dung"), list(_said(told.registered, longest))),
            (_("Kết quả"), [*_goals(told.goals), *_said(told.reported, longest), *_sums(told)]),
            *((_("Kết quả năm %(year)s") % {"year": year.year}, list(_later(year, longest))) for year in later),
            (_("Công nhận"), list(_recognitions(told))),
            (_("Hình ảnh"), list(_photos(exemplar, told))),
        ]
        blocks: list[Block] = []
        for number, (title, body) in zip(NUMERALS, _filled(sections), strict=False):
            blocks += [Heading(f"{number}. {title}"), *body]
        return Paper(
            letterhead(exemplar.unit, clock.today()), exemplar.name, _("Bản giới thiệu mô hình"), blocks=blocks
        )


def _filled(sections: list[tuple[str, list[Block]]]) -> Iterator[tuple[str, list[Block]]]:
    return ((title, body) for title, body in sections if body)


def whose(exemplar: Exemplar, hidden: Collection[str]) -> str:
    """Whose model it is; of an individual who does not agree to be told of, only the unit."""
    if not exemplar.is_individual:
        return exemplar.collective_words or exemplar.unit.name
    if "person_name" in hidden:
        return _("cá nhân thuộc %(unit)s") % {"unit": exemplar.unit.name}
    return ", ".join(filter(None, [exemplar.person_name, exemplar.person_position]))


def _facts(exemplar: Exemplar, hidden: Collection[str]) -> Iterator[Text]:
    days = [table_date(day) if day else "…" for day in (exemplar.starts_on, exemplar.ends_on)]
    pairs = [
        (exemplar.get_subject_display().capitalize(), whose(exemplar, hidden)),
        (_("Đơn vị chịu trách nhiệm"), exemplar.unit.name),
        (_("Lĩnh vực"), exemplar.field.name if exemplar.field else ""),
        (_("Đăng ký"), _("%(level)s, năm %(year)s") % {"level": exemplar.level.name, "year": exemplar.year}),
        (_("Thực hiện"), " – ".join(days) if exemplar.starts_on or exemplar.ends_on else ""),
        (_("Trạng thái"), exemplar.get_stage_display()),
    ]
    yield from (Text(f"{name}: {value}.") for name, value in pairs if value)


def _said(texts: Sequence[DossierText], longest: int) -> Iterator[Text]:
    for text in texts:
        yield Text(f"{text.heading.label}: {shortened(' '.join(text.words.split()), longest)}")


def shortened(words: str, longest: int) -> str:
    """The words as far as they go, ended between two of them."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rpartition(' ')[0].rstrip(' .,;:') or words[:longest]}…"


def share_of(lengths: Sequence[int], room: int) -> int:
    """How long each text may be so that all go into a room: what short ones leave is the long ones'."""
    for place, length in enumerate(sorted(lengths)):
        share = room // (len(lengths) - place)
        if length > share:
            return share
        room -= length
    return max(lengths, default=0)


def _photos(exemplar: Exemplar, told: Told) -> Iterator[Pictures]:
    """The newest photos in the small drawing that the house made of them; none where the individual does not agree."""
    consent = getattr(exemplar, "consent", None)
    agreed = not exemplar.is_individual or (consent is not None and consent.holds)
    drawn: list[Picture] = []
    for each in told.photos[:MOST_PHOTOS] if agreed else ():
        with each.thumbnail.open() as file:  # type: ignore[union-attr]
            content = file.read()
        size = measured(content)
        if size:
            drawn.append(Picture(content, *size, says=_("Ảnh của mô hình")))
    if drawn:
        yield Pictures(drawn)


def _later(year: LaterYear, longest: int) -> Iterator[Block]:
    yield from _goals(year.goals)
    yield from _said(year.texts, longest)
    if year.raised:
        yield _sum(_("Nguồn lực đã huy động"), year.raised)


def _goals(lines: Sequence[GoalLine]) -> Iterator[Table]:
    rows = [
        (line.goal.words, f"{line.planned} {line.goal.unit_of_measure}", _achieved(line), line.share) for line in lines
    ]
    if rows:
        heads = (_("Mục tiêu"), _("Kế hoạch"), _("Đạt được"), _("Tỷ lệ"))
        yield Table(heads, rows, widths=(5, 2, 2, 1), numeric=(1, 2, 3))


def _achieved(line: Any) -> str:
    return "" if line.goal.achieved is None else f"{line.achieved} {line.goal.unit_of_measure}"


def _sums(told: Told) -> Iterator[Text]:
    for words, sums in ((_("Nguồn lực dự kiến"), told.planned), (_("Nguồn lực đã huy động"), told.raised)):
        if sums:
            yield _sum(words, sums)


def _sum(words: str, sums: Sequence[tuple[str, str]]) -> Text:
    return Text(f"{words}: {'; '.join(f'{kind} {sum}' for kind, sum in sums)}.")


def _recognitions(told: Told) -> Iterator[Text]:
    for row in told.recognitions:
        if row.holds:
            day = table_date(row.signed_on) if row.signed_on else ""
            parts = [f"{row.get_kind_display().capitalize()} {row.year}", row.symbol, day]
            yield Text(f"{', '.join(filter(None, parts))}.")
