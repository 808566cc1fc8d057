"""A nation's register: half a million models of three and a half thousand offices, over five years."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bench.country import OPENED, name
from danvan.core.action import action
from danvan.core.bulk import Row, insert_rows
from danvan.core.ids import reserve
from danvan.core.text import fold, sort_key
from danvan.exemplars.actions.years import steps_of
from danvan.exemplars.models import Exemplar, ExemplarYear, FieldCode, Level, Stage, Subject
from danvan.units.building import Draft, build
from danvan.units.models import Level as TerritoryLevel
from danvan.units.models import Territory, Unit, UnitKind
from danvan.units.models.units import path_step

MODELS, PROVINCES, COMMUNES = 500_000, 34, 97
YEARS = range(2022, 2027)
# How many of a hundred stand where; the rest is being written.
STAGES = [Stage.SUBMITTED] * 6 + [Stage.UNDER_WAY] * 22 + [Stage.REPORTED] * 10 + [Stage.RECOGNISED] * 44
STAGES += [Stage.FINISHED] * 8 + [Stage.NOT_RECOGNISED] * 4 + [Stage.DRAFT] * 6
COUNTED = {Stage.UNDER_WAY: 2, Stage.REPORTED: 3, Stage.NOT_RECOGNISED: 3, Stage.RECOGNISED: 5, Stage.FINISHED: 5}
REACHED = ("registered_on", "carried_on", "reported_on", "effective_on", "recognised_on")
THINGS = ("Đường hoa thay cỏ dại", "Camera an ninh", "Tổ liên gia tự quản", "Ngân hàng cây giống", "Tiếng kẻng học bài")
EXEMPLAR = (
    *("id", "stage", "version", "name", "called", "subject", "unit_id", "collective_words", "person_name"),
    *("person_position", "field_id", "level_id", "receiver_id", "year", "home_id", "came", "late_reason"),
    *("registered_on", "pilot_on", "outstanding_on", "folded", "sort_key"),
)
YEAR = ("exemplar_id", "year", "unit_id", "kind", "level_id", "subject", "classic", "steps", *REACHED)


def nation() -> Unit:
    """The top of the offices whose models these are, built by whichever operation comes first."""
    return Unit.objects.filter(code="QG").first() or built()


@action
def built() -> Unit:
    """The offices on their territories, and the models."""
    drafts = offices()
    units = dict(zip((draft.code for draft in drafts), build(drafts), strict=True))
    communes = [unit for unit in units.values() if unit.code.count("-") == 1]
    numbers = reserve(Exemplar, MODELS)
    # Read before: a table that is being filled on PostgreSQL takes no questions.
    lists = list(FieldCode.objects.filter(home=None)), list(Level.objects.all())
    insert_rows(Exemplar, EXEMPLAR, (row for row, _year in made(numbers, communes, *lists)))
    insert_rows(ExemplarYear, YEAR, (year for _row, year in made(numbers, communes, *lists) if year))
    return units["QG"]


def offices() -> list[Draft]:
    """One at the top, one for each province, one for each of its communes."""
    kinds = {code: UnitKind.objects.get(code=code) for code in ("ubnd-tinh", "ubnd-xa")}
    top = Draft(kinds["ubnd-tinh"], "QG", "Ban chỉ đạo toàn quốc", OPENED)
    drafts = [top]
    for p in range(PROVINCES):
        place = territory(f"QG{p}", TerritoryLevel.PROVINCE, "tỉnh", f"Tỉnh {name(p)}")
        above = Draft(kinds["ubnd-tinh"], f"QG{p}", f"UBND tỉnh {name(p)}", OPENED, top, place)
        drafts.append(above)
        for c in range(COMMUNES):
            code, called = f"QG{p}-{c}", name(p * COMMUNES + c)
            there = territory(code, TerritoryLevel.COMMUNE, "xã", f"Xã {called}", place)
            drafts.append(Draft(kinds["ubnd-xa"], code, f"UBND xã {called}", OPENED, above, there))
    return drafts


def territory(code: str, level: str, kind: str, full_name: str, parent: Territory | None = None) -> Territory:
    """A piece of the country."""
    place = Territory.objects.create(
        code=code, level=level, kind=kind, name=full_name, full_name=full_name, parent=parent, opened_on=OPENED
    )
    place.path = (parent.path if parent else "") + path_step(place.pk)
    place.save()
    return place


def made(
    numbers: Sequence[int], communes: list[Unit], fields: list[FieldCode], levels: list[Level]
) -> Iterator[tuple[Row, Row | None]]:
    """Each model as a row of its table, and its first year where it is counted."""
    chosen = random.Random(2026)
    keys = {each: sort_key(each) for each in THINGS}
    for number in numbers:
        unit, stage, year = chosen.choice(communes), chosen.choice(STAGES), chosen.choice(YEARS)
        field, level = chosen.choice(fields), chosen.choices(levels, (6, 3, 1))[0]
        thing, alone = chosen.choice(THINGS), chosen.random() < 0.15
        subject = Subject.INDIVIDUAL if alone else Subject.COLLECTIVE
        called = f"Mô hình {thing} số {number}"
        day = date(year, chosen.randint(1, 12), chosen.randint(1, 28))
        yield (
            (
                *(number, stage.value, 1, called, "model", subject.value, unit.pk, "" if alone else "Chi hội thôn"),
                *("Người Đo" if alone else "", "", field.pk, level.pk),
                *(None if stage == Stage.DRAFT else unit.parent_id, year),
                *(unit.territory.parent_id if unit.territory else None, "own", ""),
                *(None if stage in (Stage.DRAFT, Stage.SUBMITTED) else day, day if chosen.random() < 0.02 else None),
                day if stage == Stage.RECOGNISED and chosen.random() < 0.1 else None,
                *(fold(f"{called} {unit.name}"), keys[thing]),
            ),
            counted(number, year, unit, level, subject, field, day, COUNTED.get(stage, 0)),
        )


def counted(
    number: int, year: int, unit: Unit, level: Level, subject: Subject, field: FieldCode, day: date, reached: int
) -> Row | None:
    """The year of a model that came so far; none before it was taken in."""
    if not reached:
        return None
    days = [day + timedelta(days=n) if n < reached else None for n in range(len(REACHED))]
    row = ExemplarYear(**dict(zip(REACHED, days, strict=True)))
    return (number, year, unit.pk, "registered", level.pk, subject.value, field.classic, steps_of(row), *days)
