"""What is handed on of a decision as a workbook."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.appraisals.models import Decision, Line
from danvan.appraisals.papers.rows import subject_words
from danvan.core.exports.sheets import Column, Sheet
from danvan.exemplars.models import Exemplar


def certificates_sheet(decision: Decision, lines: Sequence[Line]) -> Sheet:
    """One row a certificate, each part in a column of its own and the heads in the first line: a mail merge reads it as
    it is. Number and day stay empty until they are known.
    """
    columns = [
        Column(_("TT"), 6),
        Column(_("Đối tượng"), 12),
        Column(_("Tên ghi trên giấy chứng nhận"), 40),
        Column(_("Chức vụ, nơi công tác"), 36),
        Column(_("Mô hình, điển hình"), 48),
        Column(_("Đơn vị"), 36),
        Column(_("Lĩnh vực"), 24),
        Column(_("Cấp"), 18),
        Column(_("Năm"), 8, "0"),
        Column(_("Số quyết định"), 18),
        Column(_("Ngày ký"), 12),
    ]
    rows = [(number, *_cells(decision, line.exemplar)) for number, line in enumerate(lines, 1)]
    return Sheet(_("Danh sách giấy chứng nhận"), columns, rows)


def _cells(decision: Decision, model: Exemplar) -> tuple[object, ...]:
    person = model.is_individual
    return (
        model.get_subject_display(),
        # Of a row from paper the name may be unknown: then it says so instead of leaving a certificate empty.
        (model.person_name or subject_words(model)) if person else (model.collective_words or model.unit.name),
        model.person_position if person else "",
        model.name,
        model.unit.name,
        model.field.name if model.field else "",
        decision.level.name,
        decision.year,
        decision.symbol,
        decision.signed_on,
    )
