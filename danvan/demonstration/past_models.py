"""The models of the years before, as a list on paper has them: written down by the bulk form of the import."""

from collections.abc import Iterator
from datetime import date

from danvan.core import clock
from danvan.demonstration.ideas import ideas
from danvan.demonstration.names import person
from danvan.demonstration.people import People
from danvan.demonstration.rounds import BOARD
from danvan.exemplars.actions.past import keep_past
from danvan.exemplars.models import FieldCode, Level, Subject
from danvan.exemplars.past import Past, Result
from danvan.exemplars.queries.units_then import kept_for
from danvan.units.models import Unit

# How many the lists of these years hold, and when the commune's level was recognised.
YEARS = {2023: 160, 2024: 180, 2025: 200}
KINDS = ("ubnd-xa", "dang-uy-xa")
CAME_TO = (
    *(Result.RECOGNISED, Result.RECOGNISED, Result.EFFECTIVE, Result.RECOGNISED, Result.OUTSTANDING),
    *(Result.RECOGNISED, Result.NOT_RECOGNISED, Result.RECOGNISED, Result.REGISTERED, Result.COMMENDED),
)
# Of some papers the number was not found any more.
LOST = 13


def tell_past(people: People) -> list[int]:
    """Writes three years of models down, each with the unit as it was then."""
    officer = people[BOARD]
    with clock.frozen(date(2026, 1, 8)):
        told = [row for year, count in YEARS.items() for row in of_year(year, count, officer)]
        return keep_past(told, by=officer)


def of_year(year: int, count: int, officer: object) -> Iterator[Past]:
    """The list of one year: its units in turn, each with another idea than the year before."""
    level, fields = Level.objects.get(code="xa"), {field.code: field for field in FieldCode.objects.filter(home=None)}
    then = Unit.objects.open_on(date(year, 10, 15)).filter(kind__code__in=KINDS)
    kept = kept_for(officer, level.pk).values("pk")  # type: ignore[arg-type]
    units = list(then.filter(pk__in=kept).select_related("kind", "territory").order_by("sort_key", "pk"))
    known = ideas()
    for at in range(count):
        unit, idea = units[at * 3 % len(units)], known[(at * 5 + year) % len(known)]
        result = CAME_TO[(at + year) % len(CAME_TO)]
        alone = idea.subject == Subject.INDIVIDUAL
        yield Past(
            name=f"{idea.name} ({unit.name.split(' ', 1)[-1]})" if at % 2 else idea.name,
            subject=idea.subject,
            unit=unit,
            year=year,
            level=level,
            result=result,
            field=fields[idea.field] if at % 17 else None,
            collective="" if alone else idea.forces.split(" chủ trì")[0],
            person=person(at + year) if alone else "",
            symbol=f"{20 + at // 20}-QĐ/BCĐ" if at % LOST else "",
            signed_on=date(year, 10, 12) if at % LOST else None,
            kept_at="Văn thư Ban Tuyên giáo và Dân vận Tỉnh ủy",
        )
