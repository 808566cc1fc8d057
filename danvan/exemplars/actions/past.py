"""Models of past years written down from paper: many at once, each as if its facts had been told one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from danvan.audit.actions import record_each
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.bulk import Row, insert_rows
from danvan.core.errors import Refused
from danvan.core.ids import reserve
from danvan.core.text import fold, sort_key
from danvan.exemplars.models import Called, Came, Exemplar, ExemplarYear, Recognition, YearKind
from danvan.exemplars.past import Past
from danvan.exemplars.queries.units_then import kept_for
from danvan.exemplars.tallies.keys import OF_YEARS
from danvan.measures.actions.recounting import touch_tally
from danvan.units.acting import InPost
from danvan.units.models import Level as TerritoryLevel
from danvan.units.models import Territory
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED

EXEMPLAR = (
    *("id", "stage", "version", "name", "called", "subject", "unit_id", "collective_words", "person_name"),
    *("person_position", "field_id", "level_id", "receiver_id", "year", "home_id", "came", "late_reason"),
    *("registered_on", "pilot_on", "launched_on", "outstanding_on", "folded", "sort_key"),
)
YEAR_DAYS = ("registered_on", "effective_on", "recognised_on", "outstanding_on", "commended_on")
YEAR = ("exemplar_id", "year", "unit_id", "kind", "level_id", "subject", "classic", "steps", *YEAR_DAYS)
RECOGNITION = (
    *("exemplar_id", "year", "kind", "office_id", "symbol", "signed_on", "signer_words", "paper_kept_at"),
    *("withdrawn_basis", "withdrawn_reason"),
)


@dataclass(frozen=True)
class Entered:
    """A model that was written down, as the record of work names it."""

    pk: int
    name: str
    unit_id: int


@action
def keep_past(told: Sequence[Past], *, by: Acting, key: str | None = None, came: str = Came.IMPORT) -> list[int]:
    """Writes down models of past years in the stage they ended in; gives their numbers. Nothing of them is asked on, and
    the units of then stay theirs.
    """
    spend(key)
    _must_be_kept_by(told, by)
    numbers = reserve(Exemplar, len(told))
    homes = homes_of_each(told)
    office = by.unit.pk if isinstance(by, InPost) else None
    pairs = list(zip(numbers, told, strict=True))
    insert_rows(Exemplar, EXEMPLAR, (exemplar_row(pk, past, homes, office, came) for pk, past in pairs))
    insert_rows(ExemplarYear, YEAR, (year_row(pk, past) for pk, past in pairs))
    insert_rows(Recognition, RECOGNITION, (recognition_row(pk, past) for pk, past in pairs if past.said))
    entered = ((Entered(pk, past.name, past.unit.pk), {"year": (None, past.year)}) for pk, past in pairs)
    record_each("import", entered, by=by, model=Exemplar)
    units = sorted({past.unit.pk for past in told})
    for count in OF_YEARS:
        touch_tally(count, units)
    return numbers


def _must_be_kept_by(told: Sequence[Past], by: Acting) -> None:
    """Each unit is one this post may write down for, at the level of the row."""
    for level in {past.level.pk for past in told}:
        units = {past.unit.pk for past in told if past.level.pk == level}
        if units - set(kept_for(by, level).values_list("pk", flat=True)):
            raise Refused(NOT_ALLOWED, status=403)


def homes_of_each(told: Sequence[Past]) -> dict[int, int]:
    """The province around each territory of these units: {territory: province}."""
    around = {past.unit.territory.pk: past.unit.territory.ids_around for past in told if past.unit.territory}
    provinces = set(Territory.objects.filter(level=TerritoryLevel.PROVINCE).values_list("pk", flat=True))
    found = {pk: next((each for each in ids if each in provinces), None) for pk, ids in around.items()}
    return {pk: home for pk, home in found.items() if home is not None}


def exemplar_row(pk: int, past: Past, homes: dict[int, int], office: int | None, came: str) -> Row:
    """A row in the order of EXEMPLAR. Found by all that it says but the name of an individual."""
    words = [past.name, past.collective, past.unit.name, past.symbol if past.said else ""]
    return (
        *(pk, past.stage.value, 1, past.name, Called.MODEL.value, past.subject, past.unit.pk),
        *(past.collective, past.person, "", past.field.pk if past.field else None, past.level.pk),
        *(office, past.year, homes.get(past.unit.territory_id or 0), str(came), ""),
        *(past.days.get("registered_on"), past.pilot_on, past.launched_on, past.outstanding_on),
        *(fold(" ".join(filter(None, words))), sort_key(past.name)),
    )


def year_row(pk: int, past: Past) -> Row:
    """The year a model is counted in, in the order of YEAR."""
    classic = past.field.classic if past.field else ""
    days = (past.days.get(name) for name in YEAR_DAYS)
    kind = YearKind.REGISTERED.value
    return (pk, past.year, past.unit.pk, kind, past.level.pk, past.subject, classic, past.steps, *days)


def recognition_row(pk: int, past: Past) -> Row:
    """What its document says, in the order of RECOGNITION; the office may be unknown."""
    assert past.said is not None
    return (pk, past.year, past.said.value, None, past.symbol, past.signed_on, "", past.kept_at, "", "")


def already_kept(told: Sequence[Past]) -> Iterator[int]:
    """Which of these, by their place, are in the register already, or come twice among themselves."""
    rows = Exemplar.objects.filter(year__in={past.year for past in told}, unit__in={past.unit.pk for past in told})
    known: set[Any] = {(unit, level, year, fold(name)) for unit, level, year, name in rows.values_list(*SAME)}
    for place, past in enumerate(told):
        mark = (past.unit.pk, past.level.pk, past.year, fold(past.name))
        if mark in known:
            yield place
        known.add(mark)


SAME = ("unit", "level", "year", "name")


def told_in_words(count: int) -> str:
    """What was done, in a sentence."""
    return _("Đã ghi vào sổ %(count)d mô hình của các năm trước.") % {"count": count}
