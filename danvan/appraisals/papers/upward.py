"""The submission upward (tờ trình): models chosen for the next level, for whoever recognises there."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.appraisals.papers.heads import head_of, sent_to
from danvan.appraisals.papers.rows import named, parted, subject_words
from danvan.core.formats import text_date
from danvan.documents.models import Document
from danvan.exemplars.models import Level, Proposal
from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Block, Paper, Table, Text
from danvan.units.models import Unit


def upward(
    office: Unit,
    level: Level,
    year: int,
    rows: Sequence[Proposal],
    *,
    to: Sequence[Unit],
    unnamed: Iterable[int],
    readable: QuerySet[Document],
) -> Paper:
    """Asks the level above to consider models; `unnamed` are individuals whose names are not for this reader."""
    symbols = {row.symbol for row in rows}
    # All of one number were sent with one paper, which is printed anew; else the number stays blank.
    number = symbols.pop() if len(symbols) == 1 else ""
    days = {row.signed_on or row.on for row in rows}
    head = head_of(office, "TTr", readable, number, days.pop() if number and len(days) == 1 else None)
    told = {"office": office.name, "count": len(rows), "level": level.name, "year": year}
    blocks: list[Block] = [
        Text(
            _(
                "%(office)s đã chọn %(count)02d mô hình, điển hình “Dân vận khéo” được công nhận, đang duy trì hiệu quả, "
                "đề nghị xét ở %(level)s năm %(year)d (danh sách và hồ sơ kèm theo)."
            )
            % told
        ),
        Text(_("Kính trình xem xét, quyết định.")),
    ]
    kind = _("Tờ trình")
    annex = Annex(_("Danh sách mô hình, điển hình đề nghị"), attached_to(head, kind), _lists(rows, set(unnamed)))
    subject = _("Về việc đề nghị xét mô hình, điển hình “Dân vận khéo” %(level)s năm %(year)d") % told
    return Paper(
        head,
        subject,
        kind,
        to=[unit.name for unit in to],
        blocks=blocks,
        recipients=sent_to(head),
        annexes=[annex],
    )


def _lists(rows: Sequence[Proposal], unnamed: set[int]) -> list[Block]:
    """Collectives and individuals apart, each with its sum; `parted` says the two together."""
    heads = [_("TT"), _("Tên mô hình, điển hình"), _("Tập thể, cá nhân"), _("Đơn vị"), _("Lĩnh vực"), _("Đã công nhận")]
    return parted(
        rows,
        lambda row: row.exemplar,
        lambda some: Table(
            heads,
            [[f"{number:02d}", *_cells(row, unnamed)] for number, row in enumerate(some, 1)],
            widths=(10, 46, 38, 36, 26, 30),
            centred=(0,),
        ),
    )


def _cells(row: Proposal, unnamed: set[int]) -> list[str]:
    model = row.exemplar
    said = sorted(model.recognitions.all(), key=lambda each: (each.year, each.pk))
    papers = [
        ", ".join(filter(None, [each.symbol, text_date(each.signed_on) if each.signed_on else str(each.year)]))
        for each in said
        if each.kind == "recognised" and each.withdrawn_on is None
    ]
    return [
        model.name,
        subject_words(model) if model.pk in unnamed else named(model),
        model.unit.name,
        model.field.name if model.field else "",
        "\n".join(papers[-1:]),
    ]
