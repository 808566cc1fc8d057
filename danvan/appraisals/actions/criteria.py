"""Laying down what models are judged by."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models import Criteria, Criterion, Marking
from danvan.appraisals.permissions import keeps_criteria
from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.models import Document
from danvan.units.models import Unit
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

MOST_ROWS = 30


@action
def lay_down(
    office: Unit,
    *,
    by: Acting,
    name: str,
    marking: str,
    from_on: date,
    basis: str,
    rows: Sequence[tuple[str, int | None]],
    document: Document | None = None,
    key: str | None = None,
) -> Criteria:
    """Keeps the next version of an office's criteria: each with its most points in hundredths, where points are given."""
    spend(key)
    by = renewed(by)
    before = Criteria.objects.filter(office=locked(office)).aggregate(last=Max("number"))["last"] or 0
    made = Criteria(office=office, number=before + 1, name=name, marking=marking, from_on=from_on, basis=basis)
    made.document = document
    if not keeps_criteria(by, made):
        raise Refused(NOT_ALLOWED, status=403)
    _must_be_whole(marking, rows)
    made.save()
    each = [
        Criterion(criteria=made, order=order, words=words, most=most) for order, (words, most) in enumerate(rows, 1)
    ]
    Criterion.objects.bulk_create(each)
    record("draft", made, by=by)
    return made


def _must_be_whole(marking: str, rows: Sequence[tuple[str, int | None]]) -> None:
    if not 0 < len(rows) <= MOST_ROWS:
        raise Refused(_("Bộ tiêu chí có từ 1 đến 30 tiêu chí, mỗi tiêu chí một dòng."))
    if marking == Marking.POINTS and any(not most for _words, most in rows):
        raise Refused(_("Chấm điểm thì mỗi tiêu chí ghi điểm tối đa, ví dụ: Có hiệu quả | 20."))
