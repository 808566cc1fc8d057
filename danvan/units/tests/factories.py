"""Units and people in posts for tests."""

from datetime import date

import factory

from danvan.accounts.tests.factories import UserFactory
from danvan.core.text import sort_key
from danvan.units.acting import in_post
from danvan.units.models import (
    Holding,
    Level,
    Line,
    Placement,
    Role,
    Territory,
    TerritoryStanding,
    Unit,
    UnitKind,
    UnitName,
)
from danvan.units.models.units import path_step
from danvan.units.naming import words_of

LONG_AGO = date(2025, 7, 1)


class KindFactory(factory.django.DjangoModelFactory):
    """A kind of unit; the same code gives the same kind."""

    class Meta:
        model = UnitKind
        django_get_or_create = ("code",)

    code = "ubnd-xa"
    line = Line.STATE
    level = Level.COMMUNE
    name = factory.LazyAttribute(lambda kind: kind.code.replace("-", " ").capitalize())
    plural = factory.SelfAttribute("name")


class TerritoryFactory(factory.django.DjangoModelFactory):
    """A territory with its path and its standing."""

    class Meta:
        model = Territory
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"T{n:05d}")
    level = Level.COMMUNE
    kind = "xã"
    name = factory.Sequence(lambda n: f"Suối Thử {n}")
    full_name = factory.LazyAttribute(lambda territory: f"Xã {territory.name}")
    opened_on = LONG_AGO

    @factory.post_generation
    def placed(territory, create, extracted, **kwargs):
        territory.path = (territory.parent.path if territory.parent else "") + path_step(territory.pk)
        territory.save()
        TerritoryStanding.objects.create(
            territory=territory,
            kind=territory.kind,
            name=territory.name,
            full_name=territory.full_name,
            parent=territory.parent,
            from_on=territory.opened_on,
            to_on=territory.closed_on,
        )


class UnitFactory(factory.django.DjangoModelFactory):
    """An open unit of the state line, with its place in the tree, its name and its kind."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    kind = factory.SubFactory(KindFactory)
    line = factory.SelfAttribute("kind.line")
    code = factory.Sequence(lambda n: f"DV{n:06d}")
    name = factory.Sequence(lambda n: f"UBND xã Suối Thử {n}")
    opened_on = LONG_AGO
    folded = factory.LazyAttribute(lambda unit: words_of([unit.name], code=unit.code))
    sort_key = factory.LazyAttribute(lambda unit: sort_key(unit.name))

    @factory.post_generation
    def placed(unit, create, extracted, **kwargs):
        unit.path = (unit.parent.path if unit.parent else "") + path_step(unit.pk)
        unit.save()
        days = {"from_on": unit.opened_on, "to_on": unit.closed_on}
        UnitName.objects.create(unit=unit, name=unit.name, **days)
        where = {"parent": unit.parent, "territory": unit.territory, "agency": unit.agency}
        Placement.objects.create(unit=unit, **where, **days)


class HoldingFactory(factory.django.DjangoModelFactory):
    """A confirmed holding of an officer."""

    class Meta:
        model = Holding

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.OFFICER
    from_on = LONG_AGO
    confirmed_by_id = 0


def officer_of(unit, **fields):
    """An officer at work in a unit."""
    return in_post(HoldingFactory(unit=unit, role=Role.OFFICER, **fields))


def leader_of(unit, **fields):
    """A confirmed leader at work in a unit."""
    return in_post(HoldingFactory(unit=unit, role=Role.LEADER, **fields))


def administrator_of(unit, **fields):
    """A confirmed administrator of a unit and what stands below it."""
    return in_post(HoldingFactory(unit=unit, role=Role.ADMINISTRATOR, **fields))
