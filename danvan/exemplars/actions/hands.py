"""Writing for a unit where nobody signs in: the record of work names from what."""

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.exemplars.models import Exemplar
from danvan.exemplars.permissions import receives, registers, registers_or_receives, takes_back
from danvan.exemplars.workflow import EXEMPLAR
from danvan.units.models import Unit
from danvan.units.permissions import serves


def source_for(by: Acting, unit: Unit) -> str:
    """From what another hand than the unit's own writes; empty for its own, and refused where it is not said."""
    if not serves(by, unit):
        return ""
    if not by.source:
        raise Refused(_("Ghi thay đơn vị thì chọn nguồn: bản giấy, điện thoại, tin nhắn…"))
    return str(by.source)


def must_name_source(by: Acting, exemplar: Exemplar) -> None:
    """What another hand does for a model's unit names from what, as what it writes does. An office that receives from the
    unit speaks for itself where either side may act.
    """
    if speaks_for_unit(by, exemplar):
        source_for(by, exemplar.unit)


def speaks_for_unit(by: Acting, exemplar: Exemplar) -> bool:
    """Whether what this post does where either side may act is done for a unit in which nobody signs in."""
    return _serves(by, exemplar) and not receives(by, exemplar)


def presses_for_unit(by: Acting, exemplar: Exemplar, move: str) -> bool:
    """Whether this hand makes a move in the place of such a unit."""
    allowed = EXEMPLAR.moves[move].allowed
    if allowed is registers_or_receives:
        return speaks_for_unit(by, exemplar)
    return allowed in (registers, takes_back) and _serves(by, exemplar)


def _serves(by: Acting, exemplar: Exemplar) -> bool:
    return serves(by, exemplar.unit) and registers(by, exemplar)
