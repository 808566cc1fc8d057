"""A model that must not have been here goes from everywhere, and no other model does."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.verifying import verify
from danvan.core import clock
from danvan.exemplars.actions.watching import to_trace, trace
from danvan.exemplars.models import (
    Activity,
    Copying,
    Dossier,
    Exchange,
    Exemplar,
    ExemplarYear,
    Proposal,
    PublicPage,
    Recognition,
    Remark,
    RemarkKind,
    Slip,
    Stage,
    Subject,
)
from danvan.exemplars.tests.factories import (
    DossierFactory,
    ExemplarFactory,
    ExemplarYearFactory,
    GoalFactory,
    RoundFactory,
    consent_of,
    level,
    slip_of,
)
from danvan.files.actions.purge import purge
from danvan.files.tests.factories import at_work
from danvan.files.tests.remains import bytes_everywhere
from danvan.likeness.models import Band, Trace
from danvan.units.tests.factories import UnitFactory

SECRET = "Vườn ươm Hoa Ban Trắng"
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def copy_of(origin, exemplar=None, words="Áp dụng tại thôn"):
    """Another unit applies a model; it told of a visit and of one goal."""
    told = {"changes_words": words, "started_on": TODAY, "stage": "taken_over", "exemplar": exemplar}
    row = Copying.objects.create(origin=origin, unit=exemplar.unit if exemplar else UnitFactory(), **told)
    Exchange.objects.create(copying=row, on=TODAY, words=words, added_by_name="", added_at=clock.now())
    for goal in origin.goals.all():
        row.goals.create(goal=goal, achieved=1)
    return row


def planted(words=SECRET):
    """A model recognised and elevated, whose every part says these words: (the model, its upper level)."""
    model = ExemplarFactory(name=words, stage=Stage.RECOGNISED, person_name=words, subject=Subject.INDIVIDUAL)
    consent_of(model, kept_at=words)
    DossierFactory(exemplar=model, words={"why": words * 10})
    GoalFactory(exemplar=model, words=words)
    ExemplarYearFactory(exemplar=model)
    noted = {"added_by_name": "", "added_at": clock.now()}
    Activity.objects.create(exemplar=model, on=TODAY, words=words, **noted)
    Recognition.objects.create(exemplar=model, year=2026, kind="recognised", signer_words=words)
    model.checkpoints.create(due_on=TODAY, words=words)
    PublicPage.objects.create(
        exemplar=model,
        stage="public",
        code=f"ma-{model.pk}",
        title=words,
        body=[],
        prepared_at=clock.now(),
        approved_at=clock.now(),
    )
    upper = ExemplarFactory(name=words, elevated_from=model, root=model, level=level("tinh"), unit=model.unit)
    Proposal.objects.create(exemplar=model, to_level=level("tinh"), year=2026, on=TODAY, candidacy=upper)
    slip_of(RoundFactory(), model.unit, exemplar=model, what=words, stage="taken")
    copy_of(model, words=words)
    trace(model)
    return model, upper


def noticed(exemplar, about, words=SECRET):
    """Somebody was asked why one model is like another, and answered."""
    told = {"kind": RemarkKind.SIMILAR_TEXT, "seen_at": clock.now(), "answer": words}
    return Remark.objects.create(exemplar=exemplar, about=about, **told)


@pytest.mark.django_db(transaction=True)
def test_after_a_purge_the_words_of_a_model_are_nowhere():
    model, _upper = planted()
    noticed(ExemplarFactory(stage=Stage.SUBMITTED), model)
    number = model.pk
    person, public, told = UserFactory(), Client(), io.StringIO()
    before = (SECRET.encode() in bytes_everywhere(), public.get(f"/p/ma-{number}/").status_code)
    seal()

    call_command("purge", "exemplars.exemplar", number, reason="Nêu nhầm người", by=person.username, stdout=told)

    assert (before, SECRET.encode() in bytes_everywhere()) == ((True, 200), False)
    assert public.get(f"/p/ma-{number}/").status_code == 404
    gone = (Dossier, Activity, Recognition, PublicPage, Proposal, Slip, Copying, Exchange, Remark, Trace, Band)
    assert [each.objects.count() for each in gone] == [0] * len(gone)
    assert (Exemplar.objects.count(), ExemplarYear.objects.count(), verify().findings) == (1, 0, [])
    assert told.getvalue().startswith("Đã xóa. mô hình, điển hình 1, phiếu đề xuất 1, ")


@pytest.mark.django_db
def test_a_purge_leaves_other_models_their_traces_remarks_and_pages():
    model, _upper = planted()
    other, _its_upper = planted("Tổ dân phố không rác")
    kept = noticed(other, ExemplarFactory())

    purge(model, by=at_work(), reason="Nhập nhầm")

    assert set(Trace.objects.values_list("object_id", flat=True)) == {other.pk}
    assert [*Remark.objects.all()] == [kept]
    assert [page.exemplar_id for page in PublicPage.objects.all()] == [other.pk]
    assert Copying.objects.get().origin == other


@pytest.mark.django_db
def test_a_copy_that_is_a_model_of_its_own_stays_when_its_origin_is_purged():
    origin, _upper = planted()
    own = ExemplarFactory(name="Đường hoa của thôn", stage=Stage.RECOGNISED)
    copy_of(origin, own)

    purge(origin, by=at_work(), reason="Nhập nhầm")

    assert [*Exemplar.objects.values_list("name", flat=True)] == [own.name]
    assert Copying.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["model", "upper", "slip"])
def test_from_any_level_or_its_slip_the_whole_model_goes(start):
    model, upper = planted()
    slip = Slip.objects.get()

    purge({"model": model, "upper": upper, "slip": slip}[start], by=at_work(), reason="Nhập nhầm")

    assert (Exemplar.objects.count(), Slip.objects.count()) == (0, 0)
    labels = [*Entry.objects.filter(verb="purge").values_list("object_label", flat=True)]
    assert len(labels) == 3
    assert not any(SECRET in label for label in labels)


@pytest.mark.django_db
def test_of_a_title_that_names_a_person_the_name_leaves_no_trace():
    home = UnitFactory()
    named = ExemplarFactory(name="Ông Lò Văn Mẫu trồng sen sạch", stage=Stage.SUBMITTED, unit=home)
    plain = ExemplarFactory(name="trồng sen sạch", stage=Stage.SUBMITTED, unit=home)
    trace(named)
    trace(plain)

    one, other = (Trace.objects.get(object_id=each.pk, part="name") for each in (named, plain))

    assert bytes(one.signature) == bytes(other.signature)


@pytest.mark.django_db
def test_a_title_that_is_nothing_but_a_name_is_looked_at_once_and_like_no_other():
    model = ExemplarFactory(
        name="Lò Thị Mẫu", person_name="Lò Thị Mẫu", subject=Subject.INDIVIDUAL, stage=Stage.RECOGNISED
    )
    before = [*to_trace()]

    trace(model)

    assert (before, [*to_trace()]) == ([model], [])
    assert [*Trace.objects.values_list("object_id", "size")] == [(model.pk, 0)]
    assert Band.objects.count() == 0
