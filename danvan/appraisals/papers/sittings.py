"""What the secretary of a sitting prints: invitation, table of all cases, slip for written opinions, minutes."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.appraisals.models import Recusal, Sitting
from danvan.appraisals.papers.heads import head_of, sent_to
from danvan.appraisals.papers.rows import cases_table, subject_words
from danvan.appraisals.queries.case_page import serving
from danvan.appraisals.queries.pages import CaseRow
from danvan.appraisals.wording import tally_words
from danvan.committees.models import Member
from danvan.core.formats import letter_date
from danvan.documents.models import Document
from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Block, Heading, Paper, Signature, Table, Text

BLANK = "…………"


def invitation(sitting: Sitting, rows: Sequence[CaseRow], readable: QuerySet[Document]) -> Paper:
    """Invites the members."""
    head = head_of(sitting.office, "GM", readable)
    day = letter_date(sitting.met_on) if sitting.met_on else BLANK
    body = [
        Text(_("%(office)s trân trọng kính mời các thành viên %(panel)s dự họp:") % _names(sitting)),
        Text(
            _("- Nội dung: Xét %(count)02d mô hình, điển hình của “%(name)s”.")
            % {**_names(sitting), "count": len(rows)}
        ),
        Text(_("- Thời gian: %(day)s.") % {"day": day}),
        Text(_("- Địa điểm: %(place)s.") % {"place": sitting.place or BLANK}),
        Text(_("- Chủ trì: %(name)s.") % {"name": sitting.chair.name if sitting.chair else BLANK}),
        Text(_("Đề nghị các thành viên dự họp đầy đủ, đúng thời gian.")),
    ]
    to = [f"{member.name}, {member.role_words}" for member in serving(sitting)]
    return Paper(
        head,
        _("Họp xét mô hình, điển hình “Dân vận khéo”"),
        _("Giấy mời"),
        to=to,
        blocks=body,
        recipients=sent_to(head),
    )


def table(sitting: Sitting, rows: Sequence[CaseRow], readable: QuerySet[Document]) -> Paper:
    """The table of all cases on A3, lying."""
    head = head_of(sitting.office, "BC", readable)
    kind = _("Báo cáo")
    annex = Annex(
        _("Bảng tổng hợp mô hình, điển hình đề nghị xét"),
        attached_to(head, kind),
        [cases_table(rows)],
        landscape=True,
        page="A3",
    )
    words = _("Tổng hợp %(count)02d mô hình, điển hình của “%(name)s” (bảng kèm theo).") % {
        **_names(sitting),
        "count": len(rows),
    }
    return Paper(
        head,
        sitting.name,
        kind,
        blocks=[Text(words)],
        recipients=sent_to(head, [_names(sitting)["panel"]]),
        annexes=[annex],
    )


def slip(
    sitting: Sitting, rows: Sequence[CaseRow], readable: QuerySet[Document], member: Member | None = None
) -> Paper:
    """The slip for opinions in writing, for one member or for the pen; cases a member stays out of are not on it."""
    out = set(Recusal.objects.filter(member=member).values_list("case", flat=True)) if member else set()
    shown = [row for row in rows if row.case.pk not in out]
    who = f"{member.name}, {member.role_words}" if member else BLANK
    until = letter_date(sitting.opinions_until) if sitting.opinions_until else BLANK
    heads = [_("TT"), _("Tên mô hình, điển hình"), _("Đơn vị"), _("Đồng ý"), _("Không đồng ý"), _("Ý kiến khác")]
    body = [
        [str(number), row.case.exemplar.name, row.case.exemplar.unit.name, "☐", "☐", ""]
        for number, row in enumerate(shown, 1)
    ]
    blocks: list[Block] = [
        Text(_("Thành viên: %(who)s.") % {"who": who}),
        Table(heads, body, widths=(10, 60, 46, 18, 22, 30), centred=(0, 3, 4)),
        Text(_("Đề nghị gửi lại trước hết %(day)s.") % {"day": until}),
    ]
    head = head_of(sitting.office, "PLYK", readable)
    return Paper(
        head, sitting.name, _("Phiếu lấy ý kiến"), blocks=blocks, signature=Signature(post=_("Người cho ý kiến"))
    )


def minutes(sitting: Sitting, rows: Sequence[CaseRow], readable: QuerySet[Document]) -> Paper:
    """Minutes: who sat there, who left for which case, how each was voted; votes stay blank until they are counted."""
    head = head_of(
        sitting.office, "BB", readable, sitting.minutes_symbol, sitting.met_on if sitting.minutes_symbol else None
    )
    members = [f"{member.name}, {member.role_words}" for member in serving(sitting)]
    blocks: list[Block] = [
        Heading(_("I. THÀNH PHẦN")),
        *(Text(f"- {name}") for name in members),
        Heading(_("II. NỘI DUNG")),
        Text(_("%(panel)s xét %(count)02d mô hình, điển hình.") % {**_names(sitting), "count": len(rows)}),
        _voted(rows),
        *_left(rows),
        Heading(_("III. KẾT LUẬN")),
        Text(BLANK),
    ]
    chair = sitting.chair.name if sitting.chair else ""
    return Paper(head, sitting.name, _("Biên bản"), blocks=blocks, signature=Signature(post=_("Chủ trì"), name=chair))


def _voted(rows: Sequence[CaseRow]) -> Table:
    heads = [_("TT"), _("Tên mô hình, điển hình"), _("Chủ thể"), _("Đơn vị"), _("Biểu quyết"), _("Đề xuất")]
    body = [
        [
            str(number),
            row.case.exemplar.name,
            subject_words(row.case.exemplar),
            row.case.exemplar.unit.name,
            tally_words(row.tally) if row.tally else "",
            row.case.get_proposed_display() if row.case.proposed else "",
        ]
        for number, row in enumerate(rows, 1)
    ]
    return Table(heads, body, widths=(10, 50, 28, 40, 36, 30), centred=(0,))


def _left(rows: Sequence[CaseRow]) -> list[Block]:
    """Who stayed out of which case."""
    pks = {row.case.pk: row.case.exemplar.name for row in rows}
    told: dict[int, list[str]] = {}
    for row in Recusal.objects.filter(case__in=pks, member__isnull=False).select_related("member").order_by("pk"):
        told.setdefault(row.case_id, []).append(row.member.name if row.member else "")
    return [
        Text(_("Không tham gia xét “%(case)s”: %(names)s.") % {"case": pks[pk], "names": ", ".join(names)})
        for pk, names in told.items()
    ]


def _names(sitting: Sitting) -> dict[str, str]:
    return {"office": sitting.office.name, "panel": sitting.panel.name, "name": sitting.name}
