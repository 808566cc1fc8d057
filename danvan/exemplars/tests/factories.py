"""Models, rounds and what was filled in for them, for tests."""

from datetime import date

import factory

from danvan.core import clock
from danvan.core.text import fold, sort_key
from danvan.exemplars.models import (
    Came,
    Consent,
    Dossier,
    DossierText,
    DropBox,
    Exemplar,
    ExemplarYear,
    FieldCode,
    Form,
    Goal,
    LaterGoal,
    LaterResource,
    Level,
    Purpose,
    Resource,
    ResourceUnit,
    Round,
    RoundStage,
    Slip,
    SlipStage,
    Stage,
    Subject,
)
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.models import Remit
from danvan.units.tests.factories import LONG_AGO, UnitFactory

YEAR = 2026


def level(code="xa"):
    """A rung of the ladder every house begins with: "co-so", "xa", "tinh"."""
    return Level.objects.get(code=code)


def house_form(purpose=Purpose.REGISTRATION):
    """The form every house begins with."""
    return Form.objects.get(plan=None, purpose=purpose, number=1)


def field(code="kinh-te"):
    """A field of the list every house begins with."""
    return FieldCode.objects.get(home=None, code=code)


class RoundFactory(factory.django.DjangoModelFactory):
    """An open round of the commune's level for this year."""

    class Meta:
        model = Round

    office = factory.SubFactory(UnitFactory)
    level = factory.LazyFunction(level)
    year = YEAR
    name = "Đăng ký mô hình Dân vận khéo năm 2026"
    registration_form = factory.LazyFunction(house_form)
    result_form = factory.LazyFunction(lambda: house_form(Purpose.RESULT))
    opens_on = date(2026, 1, 5)
    closes_on = date(2026, 3, 31)
    stage = RoundStage.OPEN


class ExemplarFactory(factory.django.DjangoModelFactory):
    """A collective's model at the commune's level, with its unit as a draft unless another stage is said."""

    class Meta:
        model = Exemplar

    name = factory.Sequence(lambda n: f"Đường hoa thay cỏ dại {n}")
    subject = Subject.COLLECTIVE
    unit = factory.SubFactory(UnitFactory)
    level = factory.LazyFunction(level)
    field = factory.LazyFunction(field)
    year = YEAR
    stage = Stage.DRAFT
    came = Came.OWN
    folded = factory.LazyAttribute(lambda row: fold(f"{row.name} {row.unit.name}"))
    sort_key = factory.LazyAttribute(lambda row: sort_key(row.name))


class DossierFactory(factory.django.DjangoModelFactory):
    """An open registration on the form of the house; `words` fills headings by their keys."""

    class Meta:
        model = Dossier
        skip_postgeneration_save = True

    exemplar = factory.SubFactory(ExemplarFactory)
    purpose = Purpose.REGISTRATION
    year = YEAR
    form = factory.LazyAttribute(lambda dossier: house_form(dossier.purpose))

    @factory.post_generation
    def words(dossier, create, extracted, **kwargs):
        headings = {heading.key: heading for heading in dossier.form.headings.all()}
        for key, words in (extracted or {}).items():
            DossierText.objects.create(dossier=dossier, heading=headings[key], words=words)


class GoalFactory(factory.django.DjangoModelFactory):
    """A goal of a model: 2 km of road, in thousandths."""

    class Meta:
        model = Goal

    exemplar = factory.SubFactory(ExemplarFactory)
    order = factory.Sequence(lambda n: n + 1)
    words = "Làm đường hoa"
    unit_of_measure = "km"
    planned = 2000


class ExemplarYearFactory(factory.django.DjangoModelFactory):
    """A year of a model as it is counted."""

    class Meta:
        model = ExemplarYear

    exemplar = factory.SubFactory(ExemplarFactory)
    year = factory.SelfAttribute("exemplar.year")
    unit = factory.SelfAttribute("exemplar.unit")
    level = factory.SelfAttribute("exemplar.level")
    subject = factory.SelfAttribute("exemplar.subject")
    kind = "registered"


def consent_of(exemplar, **values):
    """The agreement of a model's individual."""
    return Consent.objects.create(exemplar=exemplar, given_on=date(2026, 1, 10), how="Bản ký", **values)


def remit_over(office, unit, *acts, at=None):
    """A remit of an office over a unit and what is below it, narrowed to the models of one level where it is said."""
    narrowed = {"subject": OF_LEVEL, "subject_id": at.pk} if at else {}
    return Remit.objects.create(unit=office, over_unit=unit, acts=list(acts), from_on=LONG_AGO, **narrowed)


def box_of(row, unit, **values):
    """The QR of a unit in a round."""
    box = DropBox.objects.filter(round=row, unit=unit, closed_at=None).first()
    made = {"code": f"ma-{row.pk}-{unit.pk}-{DropBox.objects.count()}", "made_at": clock.now(), **values}
    return box or DropBox.objects.create(round=row, unit=unit, **made)


def slip_of(row, unit, **values):
    """A slip that came through a unit's QR."""
    words = {"name": "Đường hoa", "place_words": "Thôn 3", "problem": "Cỏ dại ven đường", "what": "Trồng hoa"}
    told = {"stage": SlipStage.WAITING, "sent_at": clock.now(), **words, **values}
    return Slip.objects.create(box=box_of(row, unit), **told)


def result_of(exemplar, year, achieved, raised, *, words="Dân tự chăm sóc", **values):
    """The result of a year as it was sent, with what it achieved of the model's goal and the millions that were raised; of
    the first year these stand with the model, of later years with the dossier.
    """
    later = year != exemplar.year
    sent = {"year": year, "later": later, "submitted_at": clock.now(), **values}
    dossier = DossierFactory(exemplar=exemplar, purpose=Purpose.RESULT, words={"done": words}, **sent)
    goal, unit = exemplar.goals.get(), ResourceUnit.objects.get(words="triệu đồng")
    amount = {"order": 1, "unit": unit, "amount": raised, "base": raised * unit.factor, "giver": "people"}
    if later:
        LaterGoal.objects.create(dossier=dossier, goal=goal, achieved=achieved)
        LaterResource.objects.create(dossier=dossier, **amount)
    else:
        Goal.objects.filter(pk=goal.pk).update(achieved=achieved)
        Resource.objects.create(exemplar=exemplar, phase="raised", **amount)
    return dossier
