"""Steering bodies for tests."""

from datetime import date

import factory

from danvan.committees.models import Committee, Follows, Kind, Member, Seat
from danvan.core.text import fold, sort_key
from danvan.documents.models import Document
from danvan.documents.symbols import symbol_key
from danvan.units.tests.factories import UnitFactory

BEGUN = date(2026, 1, 1)


class CommitteeFactory(factory.django.DjangoModelFactory):
    """A steering body at work since the beginning of 2026, set up by a decision on paper."""

    class Meta:
        model = Committee

    kind = Kind.STEERING
    name = factory.Sequence(lambda n: f"Ban Chỉ đạo phong trào thi đua “Dân vận khéo” {n}")
    host = factory.SubFactory(UnitFactory)
    from_on = BEGUN
    symbol = "15-QĐ/ĐU"
    signed_on = BEGUN
    paper_kept_at = "Văn thư cơ quan"
    folded = factory.LazyAttribute(lambda committee: fold(committee.name))
    sort_key = factory.LazyAttribute(lambda committee: sort_key(committee.name))


class MemberFactory(factory.django.DjangoModelFactory):
    """A member on a seat of their own since the body began, from its host."""

    class Meta:
        model = Member

    committee = factory.SubFactory(CommitteeFactory)
    seat = factory.Sequence(lambda n: n + 1)
    role = Seat.MEMBER
    name = factory.Sequence(lambda n: f"Hoàng Thị Mẫu {n}")
    post_words = "Phó Trưởng ban"
    unit = factory.SelfAttribute("committee.host")
    from_on = factory.SelfAttribute("committee.from_on")


class FollowsFactory(factory.django.DjangoModelFactory):
    """A member follows a unit since they sit there."""

    class Meta:
        model = Follows

    member = factory.SubFactory(MemberFactory)
    unit = factory.SubFactory(UnitFactory)
    from_on = factory.SelfAttribute("member.from_on")


def recorded(unit, symbol, signed_on=BEGUN, **said):
    """A decision on the register of a unit."""
    facts = {"family": "party", "type_name": "Quyết định", "title": "Thành lập Ban Chỉ đạo", "stage": "recorded"}
    key = symbol_key(symbol)
    made = Document.objects.create(unit=unit, symbol=symbol, symbol_key=key, signed_on=signed_on, **facts, **said)
    made.issuers.create(words=unit.name, unit=unit)
    return made
