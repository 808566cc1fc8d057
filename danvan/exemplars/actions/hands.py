"""Writing for a unit where nobody signs in: the record of work names from what."""

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.units.models import Unit
from danvan.units.permissions import serves


def source_for(by: Acting, unit: Unit) -> str:
    """From what another hand than the unit's own writes; empty for its own, and refused where it is not said."""
    if not serves(by, unit):
        return ""
    if not by.source:
        raise Refused(_("Ghi thay đơn vị thì chọn nguồn: bản giấy, điện thoại, tin nhắn…"))
    return str(by.source)
