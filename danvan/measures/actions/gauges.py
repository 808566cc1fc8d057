"""Setting up how a target is counted, counting it by another edition, and closing it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.bulk import insert_rows
from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.measures.actions.readings import must_be_open, reading_of, take_reading
from danvan.measures.computing import computed
from danvan.measures.counting import counted, own_of
from danvan.measures.models import Gauge, Measure, Reading, Standing
from danvan.measures.permissions import keeps
from danvan.units.models import Unit
from danvan.units.tree_lock import hold_trees
from danvan.workflow.locking import NOT_ALLOWED, locked

COLUMNS = [field.attname for field in Standing._meta.concrete_fields if not field.primary_key]
# What an edition takes over from the one before, where it says nothing of it.
KEPT = (
    "measure",
    "words",
    "rule",
    "comparator",
    "threshold",
    "least",
    "denominator_words",
    "period",
    "members_on",
    "last_year",
    "due_on",
)
# What decides what a unit adds: where one of them changes, a unit that ended adds by the new terms too.
TERMS = ("measure_id", "rule", "least", "period")


@action
def open_gauge(
    subject: Model,
    measure: Measure,
    *,
    by: Acting,
    words: str,
    rule: str,
    window: Period,
    members: Iterable[Unit],
    members_on: date,
    issuer: Unit,
    office: Unit,
    comparator: str = "",
    threshold: Decimal | None = None,
    least: Decimal | None = None,
    denominator_words: str = "",
    **edition: Any,
) -> Gauge:
    """Begins to count a target: its members are fixed by name, and what their records say already is counted at once."""
    hold_trees()
    if Gauge.objects.open().of(subject).exists():
        raise Refused(_("Chỉ tiêu này đang được tính rồi. Muốn tính theo cách khác, đề nghị lập lần tính mới."))
    gauge = Gauge.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        measure=measure,
        words=words,
        rule=rule,
        comparator=comparator,
        threshold=threshold,
        least=least,
        denominator_words=denominator_words,
        starts_on=window.starts_on,
        ends_on=window.ends_on,
        period=str(window),
        members_on=members_on,
        issuer=issuer,
        office=office,
        opened_on=clock.today(),
        **edition,
    )
    plant(gauge, [Standing(gauge=gauge, unit=unit, member=True, path=unit.path) for unit in as_they_stand(members)])
    record("open_gauge", gauge, by=by, changes={"words": ("", words)})
    return gauge


def as_they_stand(units: Iterable[Unit]) -> list[Unit]:
    """The units where they stand now that nobody moves them; who chose them may have read them before."""
    return list(Unit.objects.in_bulk([unit.pk for unit in units]).values())


def plant(gauge: Gauge, members: Sequence[Standing]) -> None:
    """Writes the rows of a gauge that has none, with what the records say today; and what members that ended had."""
    rows = computed(gauge, members)
    insert_rows(Standing, COLUMNS, ([getattr(row, column) for column in COLUMNS] for row in rows))
    Reading.objects.bulk_create(reading_of(row, row.own, row.kept_on) for row in members if row.kept_on)


@action
def new_edition(
    gauge: Gauge, *, by: Acting, reason: str, members: Iterable[Unit] | None = None, **changes: Any
) -> Gauge:
    """Counts on by other terms (a corrected threshold, today's units): the edition before is closed as it stands and
    stays readable. Units excused stay excused, where they are members still.
    """
    hold_trees()
    fresh, by = _kept_by(gauge, by)
    _close(fresh, by, reason)
    kept = {name: getattr(fresh, name) for name in KEPT} | changes
    window = kept.pop("window", None) or Period.parse(kept["period"])
    edition = Gauge(
        subject_type=kept.pop("subject_type", fresh.subject_type),
        subject_id=kept.pop("subject_id", fresh.subject_id),
        issuer=fresh.issuer,
        office=fresh.office,
        opened_on=clock.today(),
        replaces=fresh,
        edition_reason=reason,
        **(kept | {"period": str(window), "starts_on": window.starts_on, "ends_on": window.ends_on}),
    )
    edition.save(force_insert=True)
    plant(edition, _members_of(edition, fresh, members))
    record("new_edition", edition, by=by, reason=reason, changes={"replaces": (fresh.words, edition.words)})
    return edition


def _members_of(edition: Gauge, before: Gauge, units: Iterable[Unit] | None) -> list[Standing]:
    """The members of an edition: those given, else those before, each excused as it was."""
    old = {row.unit_id: row for row in before.standings.filter(member=True).select_related("unit")}
    chosen = [row.unit for row in old.values()] if units is None else as_they_stand(units)
    rows = [Standing(gauge=edition, unit=unit, member=True, path=unit.path) for unit in chosen]
    for row in rows:
        was = old.get(row.unit_id)
        if was is not None:
            row.excused_on, row.excused_reason, row.excused_by = was.excused_on, was.excused_reason, was.excused_by
            row.kept_on = was.kept_on
    ended = [row for row in rows if row.kept_on is not None]
    same = all(getattr(edition, name) == getattr(before, name) for name in TERMS)
    found = {} if same else counted(ended)
    for row in ended:
        own = old[row.unit_id].own if same else own_of(row, found)
        row.n, row.d, row.a, row.e = own.values
    return rows


def _kept_by(gauge: Gauge, by: Acting) -> tuple[Gauge, Acting]:
    """An open gauge under its lock, with the post of whoever keeps it, read again."""
    fresh, by = locked(gauge), renewed(by)
    must_be_open(fresh)
    if by != SYSTEM and not keeps(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh, by


@action
def ask_until(gauge: Gauge, due_on: date | None, *, by: Acting) -> None:
    """Sets another day by which units are to have said their figures; nothing that is counted changes by it."""
    fresh, by = _kept_by(gauge, by)
    before, fresh.due_on = fresh.due_on, due_on
    fresh.save(update_fields=["due_on"])
    record("ask_until", fresh, by=by, changes={"due_on": (before, due_on)})


@action
def keep_reading(gauge: Gauge, *, by: Acting) -> None:
    """Keeps what a target says today, to be compared with later; it is counted on."""
    hold_trees()
    fresh, by = _kept_by(gauge, by)
    today = clock.today()
    take_reading(fresh, today)
    record("keep_reading", fresh, by=by, changes={"taken_on": (None, today)})


@action
def close_gauge(gauge: Gauge, *, by: Acting, reason: str = "") -> Gauge:
    """The cut-off: a last reading is taken, and nothing moves the sums any more."""
    hold_trees()
    fresh, by = _kept_by(gauge, by)
    _close(fresh, by, reason)
    gauge.refresh_from_db()
    return gauge


def _close(gauge: Gauge, by: Acting, reason: str) -> None:
    today = clock.today()
    take_reading(gauge, today)
    Gauge.objects.filter(pk=gauge.pk).update(closed_on=today)
    gauge.closed_on = today
    record("close_gauge", gauge, by=by, reason=reason, changes={"closed_on": (None, today)})
