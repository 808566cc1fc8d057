"""The register: the models somebody asks for among those they may see, at any size of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet

from danvan.core.paging import capped_count
from danvan.core.prepared import Prepared
from danvan.core.search import having, matching
from danvan.core.shapes import Shaped, Told
from danvan.exemplars.models import SHARED, STEPS, Exemplar, ExemplarYear, FieldCode, PublishedSum
from danvan.exemplars.permissions import OF_LEVEL, homes_of, in_catalogue, sent_to, with_their_units
from danvan.exemplars.queries.asked import Asked, Whose
from danvan.units.models import Succession, Unit
from danvan.units.models.units import path_end
from danvan.units.scope import NOBODY, Scope, over, scope_of, union

# Up to so many units are named; up to so many models are gathered and sorted for each page.
MANY_UNITS, MANY = 400, 2_000
# The orders a list offers, and the one it opens with.
WAYS = {"moi": ("pk",), "ten": ("sort_key", "pk")}
NEWEST_FIRST = "-moi"
# The counts that stand above the list; they are never mixed.
LADDER = ("registered_on", "carried_on", "reported_on", "effective_on", "recognised_on", "outstanding_on", "copied_on")
MOST_GENERATIONS = 20

# The subtree of a post, as far as it is worth naming: asked first, since most who see nearly everything see it through one.
UNDER = Prepared[tuple[int]](
    lambda path, end: Unit.objects.filter(path__gte=path, path__lt=end).order_by().values_list("pk")[: MANY_UNITS + 1],
    CharField(),
    CharField(),
)
# The model that comes after so many, if there is one; and units, up to one more than are worth naming.
BEYOND = Shaped[int](
    lambda said, many: Exemplar.objects.filter(said).order_by().values_list("pk", flat=True)[many : many + 1]
)
NEAR = Shaped[int](lambda said: Unit.objects.filter(said).order_by().values_list("pk", flat=True)[: MANY_UNITS + 1])


def narrowed(user: Any, asked: Asked, *, counting: bool = False) -> QuerySet[Exemplar]:
    """The models asked for, of those this person may see. For `counting` they need not come in the order of a list."""
    return Exemplar.objects.filter(wanted(user, asked, counting=counting))


def wanted(user: Any, asked: Asked, *, counting: bool = False) -> Q:
    """The same as a condition, for a list whose question is written once for each of its shapes."""
    if asked.wrong:
        return NOBODY
    return in_sight(user, asked.whose, conditions(asked), counting) & having(Exemplar, asked.words)


def in_sight(user: Any, whose: str, said: Sequence[Q] = (), counting: bool = False) -> Q:
    """The models of which all this is `said`, of one's own work, of the catalogue of the province, or of both: all that
    may be seen.

    Who sees thousands finds a page by walking along the list, asking of each row; who sees a few would walk through the
    whole nation so, and is led by the indexes of units, receivers and provinces first. Either way the rights decide.
    """
    ways = {Whose.WORK.value: [with_their_units, sent_to], Whose.CATALOGUE.value: [in_catalogue]}
    seen = union([way(user) for way in ways.get(whose, [with_their_units, sent_to, in_catalogue])])
    near = within(scope_of(user), whose)
    if near is None or not (counting or few(near, scope_of(user), whose, *said)):
        return Q(seen, *said)
    return Q(near, seen, *said)


def few(near: Q, scope: Scope, whose: str, *said: Q) -> bool:
    """Whether so few are meant that they are sooner gathered than met along the way. Without filters what was received is
    asked first: one index tells that it is much, where all that is near is gathered from several.
    """
    if not said and whose != Whose.CATALOGUE and BEYOND(Q(receiver__in=scope.unit_ids), MANY):
        return False
    return not BEYOND(Q(near, *said), MANY)


def within(scope: Scope, whose: str) -> Q | None:
    """Where all that may be seen lies, and maybe more, in columns that have indexes; None where it is nearly everywhere."""
    shared = Q(home__in=homes_of(scope), stage__in=SHARED)
    if whose == Whose.CATALOGUE:
        return shared
    if any(len(UNDER(post.unit.path, path_end(post.unit.path))) > MANY_UNITS for post in scope.working):
        return None
    units = units_near(scope)
    if len(units) > MANY_UNITS:
        return None
    work = Q(unit__in=units) | Q(receiver__in=scope.unit_ids)
    return work | shared if whose == Whose.ALL else work


def units_near(scope: Scope) -> list[int]:
    """The units of which something may be seen, up to one more than are worth naming."""
    narrow = [over(remit, "", scope.day) for remit in scope.narrowed if remit.is_about(OF_LEVEL, remit.subject_id)]
    near = union([scope.seen("", subject=OF_LEVEL), scope.inherited("pk"), *narrow])
    return NEAR(near)


def found_by(rows: QuerySet[Exemplar], text: str) -> QuerySet[Exemplar]:
    """The models that hold every word, the newest first."""
    return matching(rows, text).order_by("-pk")


def reached(user: Any, asked: Asked) -> dict[str, int]:
    """How many of those asked for there are, and how many came to each step, counted up to a cap."""
    steps = ["", *LADDER]
    return {step: capped_count(narrowed(user, replace(asked, step=step), counting=True)) for step in steps}


def conditions(asked: Asked) -> list[Q]:
    """What each filter says, all of which hold together."""
    columns = {"subject": asked.subject, "level": asked.level, "stage": asked.stage, "plan": asked.plan}
    said = [Q(**{name: value}) for name, value in columns.items() if value not in ("", None)]
    if asked.field is not None:
        said.append(Q(field=asked.field))
    if asked.classic:
        said.append(Q(field__in=Told(_of_classic, asked.classic)))
    if asked.mark:
        said.append(Q(**{f"{asked.mark}__isnull": False}))
    if asked.unit is not None and not asked.then:
        said.append(of_unit(asked.unit))
    if asked.step or asked.year is not None or asked.then:
        said.append(in_years(asked))
    return said


def in_years(asked: Asked) -> Q:
    """Those in a year's list, or first registered then; with a step, those that the year counts as having come so far."""
    path = asked.unit.path if asked.unit is not None and asked.then else None
    counted = Q(Told(_counted, asked.year, path, path and path_end(path), step=asked.step))
    return counted if asked.step or asked.then else Q(year=asked.year) | counted


def _of_classic(classic: str) -> Any:
    return FieldCode.objects.filter(classic=classic).values("pk")


def _counted(year: int | None, path: str | None, end: str | None, *, step: str) -> Exists:
    """That a year of the model is counted: this one, for a unit of these, as having come to this step."""
    rows = ExemplarYear.objects.filter(exemplar=OuterRef("pk"))
    if year is not None:
        rows = rows.filter(year=year)
    if path is not None:
        rows = rows.filter(unit__path__gte=path, unit__path__lt=end)
    if step:
        bit = 1 << STEPS.index(step)
        rows = rows.annotate(came=F("steps").bitand(bit)).filter(came=bit)
    return Exists(rows)


def of_unit(unit: Unit) -> Q:
    """Those of a unit and what is below it, of the units that went into it, and those it left to an heir."""
    before = predecessors(unit)
    below = Q(unit__path__gte=unit.path, unit__path__lt=path_end(unit.path))
    return below | Q(unit__in=before) | Q(first_unit__in=[unit.pk, *before])


def predecessors(unit: Unit) -> list[int]:
    """The units that went into it, and those that went into these; one question a generation."""
    found: set[int] = set()
    front = {unit.pk}
    for _generation in range(MOST_GENERATIONS):
        rows = Succession.objects.filter(successor__in=front).values_list("predecessor", flat=True)
        front = set(rows) - found - {unit.pk}
        if not front:
            break
        found |= front
    return sorted(found)


def sums_visible_to(user: Any) -> QuerySet[PublishedSum]:
    """The published sums of one's own offices and of all units in sight."""
    scope = scope_of(user)
    return PublishedSum.objects.filter(scope.mine("office") | scope.seen("office", subject=OF_LEVEL, column="level"))
