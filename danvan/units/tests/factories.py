"""Units and people in posts for tests."""

from datetime import date

import factory

from danvan.accounts.tests.factories import UserFactory
from danvan.units.acting import in_post
from danvan.units.models import Holding, Level, Line, Role, Territory, Unit, UnitKind
from danvan.units.models.units import path_step

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
    """A territory with its path."""

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
    folded = factory.LazyAttribute(lambda unit: unit.name.lower())
    sort_key = factory.LazyAttribute(lambda unit: unit.name.lower())

    @factory.post_generation
    def placed(unit, create, extracted, **kwargs):
        unit.path = (unit.parent.path if unit.parent else "") + path_step(unit.pk)
        unit.save()


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
