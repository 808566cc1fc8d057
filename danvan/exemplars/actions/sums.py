"""Sums that offices published of past years, kept as printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.models import Level, PublishedSum
from danvan.exemplars.published import misfits
from danvan.exemplars.queries.units_then import kept_for
from danvan.units.models import Unit
from danvan.units.permissions import writes_in
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED

NUMBERS = ("registered", "effective", "recognised", "collective", "individual", "outstanding", "proposed", "commended")
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Said:
    """What one list published: of which office, year and level, the sums, and where it stands."""

    office: Unit
    year: int
    level: Level
    numbers: Mapping[str, int | None]
    source: str
    note: str = ""


@action
def keep_sums(said: Sequence[Said], *, by: Acting, key: str | None = None) -> list[PublishedSum]:
    """Keeps published sums as printed; where they do not add up the note says so. The same office, year and level again
    stands for the better reading.
    """
    spend(key)
    return [_kept(each, by) for each in said]


def _kept(said: Said, by: Acting) -> PublishedSum:
    if not keeps_sums_of(by, said.office, said.level):
        raise Refused(NOT_ALLOWED, status=403)
    note = "; ".join(filter(None, [said.note, *misfits(said.numbers)]))[:LONGEST_NOTE]
    told = {**{name: said.numbers.get(name) for name in NUMBERS}, "source": said.source, "note": note}
    before = PublishedSum.objects.filter(office=said.office, year=said.year, level=said.level).first()
    kept, _new = PublishedSum.objects.update_or_create(
        office=said.office, year=said.year, level=said.level, defaults=told
    )
    changes = {name: (getattr(before, name, None), getattr(kept, name)) for name in NUMBERS}
    record("keep_sums", said.office, by=by, changes={"year": (None, said.year), **changes}, reason=said.source)
    return kept


def keeps_sums_of(by: Acting, office: Unit, level: Level) -> bool:
    """Those who write in the office itself, or in one that writes down its past models."""
    return writes_in(by, office) or kept_for(by, level.pk).filter(pk=office.pk).exists()
