"""Criteria, sittings with a panel, cases, sheets and votes for tests."""

from datetime import date

import factory

from danvan.appraisals.models import (
    Case,
    CaseStage,
    Criteria,
    Criterion,
    Decision,
    DecisionKind,
    DecisionStage,
    Line,
    Marking,
    PaperKind,
    Sheet,
    SheetStage,
    SignedPaper,
    Sitting,
    SittingStage,
    Visit,
    Vote,
)
from danvan.committees.models import Seat
from danvan.committees.tests.factories import CommitteeFactory, MemberFactory
from danvan.core import clock
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, level
from danvan.files.models import Role
from danvan.files.tests.factories import attached
from danvan.units.tests.factories import UnitFactory, officer_of

BEGAN = date(2026, 2, 2)


class CriteriaFactory(factory.django.DjangoModelFactory):
    """Two criteria that are met or not; `points=True` gives ten and twenty points for them."""

    class Meta:
        model = Criteria
        skip_postgeneration_save = True

    office = factory.SubFactory(UnitFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = "Tiêu chí mô hình Dân vận khéo"
    from_on = date(2026, 1, 1)
    basis = "Hướng dẫn số 12-HD/BDV"

    @factory.post_generation
    def points(criteria, create, extracted, **kwargs):
        criteria.marking = Marking.POINTS if extracted else Marking.PASS
        criteria.save()
        for order, (words, most) in enumerate([("Đúng nhu cầu của dân", 1000), ("Có hiệu quả", 2000)], 1):
            Criterion.objects.create(criteria=criteria, order=order, words=words, most=most if extracted else None)


class SittingFactory(factory.django.DjangoModelFactory):
    """A sitting that is assessing since February, of a panel that sits in its office; nobody is named secretary."""

    class Meta:
        model = Sitting

    office = factory.SubFactory(UnitFactory)
    level = factory.LazyFunction(level)
    year = YEAR
    name = "Thẩm định mô hình Dân vận khéo năm 2026"
    criteria = factory.LazyAttribute(lambda sitting: CriteriaFactory(office=sitting.office))
    panel = factory.LazyAttribute(lambda sitting: CommitteeFactory(host=sitting.office))
    stage = SittingStage.ASSESSING
    began_on = BEGAN


class CaseFactory(factory.django.DjangoModelFactory):
    """An opened case over a model that is being appraised."""

    class Meta:
        model = Case

    sitting = factory.SubFactory(SittingFactory)
    exemplar = factory.LazyAttribute(lambda case: ExemplarFactory(stage=Stage.APPRAISING))
    stage = CaseStage.OPENED


class VisitFactory(factory.django.DjangoModelFactory):
    """A visit in February."""

    class Meta:
        model = Visit

    case = factory.SubFactory(CaseFactory)
    on = date(2026, 2, 20)
    findings = "Đường hoa dài 2,5 km, dân tự chăm sóc."
    by_name = "Thư ký"
    at = factory.LazyFunction(clock.now)


class SheetFactory(factory.django.DjangoModelFactory):
    """The joint sheet, or of the `member` a sheet of their own."""

    class Meta:
        model = Sheet

    case = factory.SubFactory(CaseFactory)
    member = None
    seat = factory.LazyAttribute(lambda sheet: sheet.member.seat if sheet.member else None)
    stage = SheetStage.WRITING


class VoteFactory(factory.django.DjangoModelFactory):
    """A member's yes."""

    class Meta:
        model = Vote

    case = factory.SubFactory(CaseFactory)
    member = factory.LazyAttribute(lambda vote: MemberFactory(committee=vote.case.sitting.panel))
    seat = factory.SelfAttribute("member.seat")
    says = "for"
    how = "meeting"
    cast_by_id = 0
    cast_by_name = "Thư ký"
    at = factory.LazyFunction(clock.now)


class DecisionFactory(factory.django.DjangoModelFactory):
    """A draft over a counted sitting."""

    class Meta:
        model = Decision

    office = factory.SubFactory(UnitFactory)
    kind = DecisionKind.RECOGNISE
    year = YEAR
    level = factory.LazyFunction(level)
    sitting = None
    stage = DecisionStage.DRAFT


class LineFactory(factory.django.DjangoModelFactory):
    """A yes to a decided case."""

    class Meta:
        model = Line

    decision = factory.SubFactory(DecisionFactory)
    case = factory.LazyAttribute(
        lambda line: CaseFactory(sitting=line.decision.sitting, stage=CaseStage.DECIDED, proposed="yes")
    )
    exemplar = factory.SelfAttribute("case.exemplar")
    outcome = "yes"


def seated(sitting, unit=None, role=Seat.MEMBER, **fields):
    """An officer with a seat on the panel, at work in a unit (the office unless said): (post, member)."""
    post = officer_of(unit or sitting.office)
    member = MemberFactory(committee=sitting.panel, unit=unit or sitting.office, user=post.user, role=role, **fields)
    return post, member


def scan_of_minutes(sitting):
    """The scan of a sitting's signed minutes."""
    return attached(SignedPaper.objects.create(sitting=sitting, kind=PaperKind.MINUTES), role=Role.SIGNED)


def secretary_of(sitting):
    """A member who keeps the sitting."""
    post, member = seated(sitting, role=Seat.SECRETARY)
    sitting.secretaries.add(member)
    return post
