"""On a model's page: which others are like it, and what was noticed."""

from typing import Any

from django.http import HttpRequest

from danvan.core.acting import acting_of
from danvan.exemplars.models import UNSENT, Exemplar
from danvan.exemplars.permissions import registers
from danvan.exemplars.permissions.receiving import opens_receiving
from danvan.exemplars.permissions.remarks import is_to_answer, is_to_ask, looks_into
from danvan.exemplars.queries.likenesses import similar
from danvan.exemplars.queries.remarks import remarks_of, rounded
from danvan.workflow.keys import new_key


def alike_panel(request: HttpRequest, exemplar: Exemplar) -> dict[str, Any] | None:
    """For who is about to send it: those they may see. For who receives or verifies it: all."""
    by = acting_of(request)
    if exemplar.stage in UNSENT:
        found = similar(exemplar, request.user) if registers(by, exemplar) else []
    else:
        looks = looks_into(by, exemplar) or opens_receiving(by, exemplar)
        found = similar(exemplar, request.user, everything=True) if looks else []
    rows = [{"exemplar": each.exemplar, "share": rounded(each.share), "part": each.part} for each in found]
    return {"rows": rows} if rows else None


def remarks_panel(request: HttpRequest, exemplar: Exemplar) -> dict[str, Any] | None:
    """What was noticed, for who looks into it; for the unit only what it was asked."""
    by, rows = acting_of(request), remarks_of(exemplar, request.user)
    if not rows:
        return None
    looks, writes = looks_into(by, exemplar), registers(by, exemplar)
    shown = [
        {
            "told": each,
            "asks": looks and is_to_ask(each.remark),
            "answers": writes and is_to_answer(each.remark),
            "settles": looks and each.remark.settled_at is None,
        }
        for each in rows
    ]
    return {"rows": shown, "inner": looks or not writes, "key": new_key()}
