"""Cases and lines as rows of printed tables."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from danvan.appraisals.models import Line
from danvan.appraisals.queries.pages import CaseRow
from danvan.core.formats import table_date
from danvan.exemplars.amounts import said
from danvan.exemplars.models import Exemplar, Subject
from danvan.papers.paper import Block, Table, Text

Row = TypeVar("Row")


def cases_table(rows: Sequence[CaseRow]) -> Table:
    """All cases on A3, with an empty column for the pen."""
    heads = [
        _("TT"),
        _("Tên mô hình, điển hình"),
        _("Chủ thể"),
        _("Đơn vị"),
        _("Lĩnh vực"),
        _("Mục tiêu: kế hoạch, kết quả"),
        _("Nguồn lực đã huy động"),
        _("Thẩm tra"),
        _("Kết luận chung"),
        _("Ý kiến"),
    ]
    body = [[str(number), *_case_cells(row), ""] for number, row in enumerate(rows, 1)]
    return Table(heads, body, widths=(8, 44, 26, 34, 26, 56, 34, 40, 48, 34), centred=(0,))


def _case_cells(row: CaseRow) -> list[str]:
    case, model = row.case, row.case.exemplar
    goals = [f"{goal.words}: {said(goal.planned)}; {said(goal.achieved)} {goal.unit_of_measure}" for goal in row.goals]
    raised = [f"{said(each.amount)} {each.unit.words}" for each in row.raised]
    year = [_("Năm %(year)s:") % {"year": row.year}] if row.year else []
    visits = [f"{table_date(visit.on)}: {visit.findings}" for visit in case.visits.all()]
    return [
        model.name,
        subject_words(model),
        model.unit.name,
        model.field.name if model.field else "",
        "\n".join([*year, *goals] if goals else []),
        "\n".join([*year, *raised] if raised else []),
        "\n".join(visits),
        "\n".join(filter(None, [*row.sums, case.conclusion_words])),
    ]


def subject_words(model: Exemplar) -> str:
    """Whose model it is; an individual is named only in lists for signing."""
    if model.subject == Subject.INDIVIDUAL:
        return _("Cá nhân")
    return model.collective_words or _("Tập thể")


def lists_of(lines: Iterable[Line]) -> list[Block]:
    """The lines of a decision in their two lists."""
    return parted(list(lines), lambda line: line.exemplar, names_table)


def parted(
    rows: Sequence[Row], model: Callable[[Row], Exemplar], table: Callable[[Sequence[Row]], Block]
) -> list[Block]:
    """Collectives and individuals apart, each with its sum, and the two sums together as the paper says them."""
    people = [row for row in rows if model(row).is_individual]
    groups = [row for row in rows if not model(row).is_individual]
    blocks: list[Block] = []
    for title, some in ((_("I. TẬP THỂ"), groups), (_("II. CÁ NHÂN"), people)):
        blocks.append(Text(f"{title} ({len(some):02d})", bold=True, indent=False))
        if some:
            blocks.append(table(some))
    total = {"all": len(rows), "groups": len(groups), "people": len(people)}
    blocks.append(
        Text(_("Danh sách có %(all)02d mô hình, điển hình: %(groups)02d tập thể, %(people)02d cá nhân.") % total)
    )
    return blocks


def names_table(lines: Sequence[Line]) -> Table:
    """Names as they stand on papers."""
    heads = [_("TT"), _("Tên mô hình, điển hình"), _("Tập thể, cá nhân"), _("Đơn vị"), _("Lĩnh vực")]
    body = [
        [
            f"{number:02d}",
            line.exemplar.name,
            named(line.exemplar),
            line.exemplar.unit.name,
            line.exemplar.field.name if line.exemplar.field else "",
        ]
        for number, line in enumerate(lines, 1)
    ]
    return Table(heads, body, widths=(10, 56, 44, 44, 30), centred=(0,))


def named(model: Exemplar) -> str:
    """Who is recognised, as a certificate names them."""
    if model.is_individual:
        return ", ".join(filter(None, [model.person_name, model.person_position]))
    return model.collective_words or model.unit.name
