"""The one way a model's stage moves, and who is told."""

from typing import Any

from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.exemplars.actions.hands import presses_for_unit, source_for
from danvan.exemplars.actions.notices import tell_receiver, tell_unit
from danvan.exemplars.actions.watching import watch
from danvan.exemplars.actions.years import settle_move
from danvan.exemplars.models import Exemplar
from danvan.exemplars.workflow import EXEMPLAR

# Whom a move tells; what is announced is told by the outbox of the sitting, after a person looked through it.
TELLS_RECEIVER = ("submit", "take_back", "report")
TELLS_UNIT = ("send_back", "accept", "decline", "send_result_back", "close")


@action
def press(
    exemplar: Exemplar,
    move: str,
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    reason: str = "",
    **changes: Any,
) -> Exemplar:
    """Makes a move of the table and tells those who wait for it. Whatever has to be true before, its caller has asked.
    Made for a unit where nobody signs in, it says from what.
    """
    if presses_for_unit(by, exemplar, move):
        source_for(by, exemplar.unit)
    EXEMPLAR.advance(exemplar, move, by=by, key=key, version=version, reason=reason, **changes)
    settle_move(exemplar, move)
    watch(exemplar, move)
    if move in TELLS_RECEIVER:
        tell_receiver(exemplar, move, by=by)
    if move in TELLS_UNIT:
        tell_unit(exemplar, move, by=by)
    return exemplar
