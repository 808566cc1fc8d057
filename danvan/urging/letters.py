"""The công văn đôn đốc: what stands in it, with the units as its annex. Units and posts only; number and day stay blank."""

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from danvan.core.formats import letter_number, text_date
from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Form, Letterhead, Paper, Signature, Table, Text
from danvan.papers.signing import signature
from danvan.units.letterheads import addressees, letterhead
from danvan.units.models import Unit
from danvan.urging.causes import Asked, Cause
from danvan.urging.models import Batch, Urging


def letter(
    batch: Batch,
    cause: Cause,
    asked: Asked,
    units: Sequence[Unit],
    done: dict[int, list[Urging]],
    *,
    today: date,
    position: str = "",
    name: str = "",
) -> Paper:
    """The letter of the office that urges, in the form of its line, to these units. Who signs is left blank unless said.
    A paper of a Vietnamese office, whatever the language of the pages.
    """
    office = batch.office
    head = letterhead(office, today) if office else Letterhead(Form.STATE, "", year=today.year)
    with translation.override("vi"):
        return Paper(
            letterhead=head,
            subject=_("đôn đốc %(asks)s") % {"asks": cause.asks},
            to=addressees(units),
            blocks=[Text(words) for words in body(batch, cause, asked, len(units), today)],
            signature=signature(position, name) if position or name else Signature(),
            recipients=recipients(head.form),
            annexes=[annex(head, cause, asked, units, done)],
        )


def body(batch: Batch, cause: Cause, asked: Asked, count: int, today: date) -> list[str]:
    """What was asked and by when, what is missing, what is asked now, whom to ask."""
    cited = {"cited": asked.cited, "title": asked.title, "section": asked.section, "asks": cause.asks}
    first = _("Thực hiện %(cited)s “%(title)s”, các cơ quan, đơn vị được giao có trách nhiệm %(asks)s") % cited
    if asked.section:
        first += _(" (%(section)s)") % cited
    if asked.due_on is not None:
        first += _(", thời hạn đến hết ngày %(day)s") % {"day": text_date(asked.due_on)}
    missing = {"day": text_date(today), "count": letter_number(count), "lacks": cause.lacks}
    second = _("Đến ngày %(day)s, còn %(count)s đơn vị %(lacks)s (danh sách tại Phụ lục kèm theo).") % missing
    term = _("trong thời gian sớm nhất")
    if batch.asked_on is not None:
        term = _("hoàn thành trước khi hết ngày %(day)s") % {"day": text_date(batch.asked_on)}
    office = {"office": batch.office.name if batch.office else "", "asks": cause.asks, "term": term}
    third = _("%(office)s đề nghị các cơ quan, đơn vị nêu trên khẩn trương %(asks)s, %(term)s.") % office
    third += " " + _("Trường hợp có khó khăn, vướng mắc, đề nghị kịp thời phản ánh để được hướng dẫn.")
    contact = _("Cần trao đổi, đề nghị liên hệ: %(holding)s.") % {"holding": batch.holding}
    return [f"{first}.", second, third, contact, _("Đề nghị các cơ quan, đơn vị quan tâm thực hiện.")]


def recipients(form: Form) -> list[str]:
    """To whom it goes and where a copy stays."""
    return [_("Như trên"), _("Lưu Văn phòng") if form == Form.PARTY else _("Lưu: VT")]


def annex(head: Letterhead, cause: Cause, asked: Asked, units: Sequence[Unit], done: dict[int, list[Urging]]) -> Annex:
    """The units by kind and name: what is missing, until when, how often urged. No person and no telephone."""
    due = text_date(asked.due_on) if asked.due_on else ""
    lacks = str(cause.lacks)
    lacks = lacks[:1].upper() + lacks[1:]
    rows = [
        (str(number), unit.name, lacks, due, urged_words(done.get(unit.pk, ()))) for number, unit in enumerate(units, 1)
    ]
    heads = [_("STT"), _("Đơn vị"), _("Nội dung còn thiếu"), _("Thời hạn"), _("Đã đôn đốc")]
    title = _("Danh sách đơn vị %(lacks)s") % {"lacks": cause.lacks}
    table = Table(heads, rows, widths=(10, 36, 30, 18, 26), centred=(0, 3))
    return Annex(title, attached_to(head, _("Công văn")), [table])


def urged_words(done: Sequence[Urging]) -> str:
    """How often, and when and how last: "02 lần, gần nhất 20/5/2026 (điện thoại)"."""
    if not done or done[0].on is None:
        return _("chưa")
    last = {"times": letter_number(len(done)), "day": text_date(done[0].on), "how": done[0].get_how_display()}
    return _("%(times)s lần, gần nhất %(day)s (%(how)s)") % last
