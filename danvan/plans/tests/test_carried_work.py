"""What was done and noted goes with the work: into the words of an amendment, to the heirs of a unit that ended."""

from datetime import date, timedelta

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.parts import name_parts
from danvan.plans.actions.petitions import answer, ask_for_day
from danvan.plans.actions.task_notes import note
from danvan.plans.actions.task_parts import release
from danvan.plans.models import PartStage, Task, TaskPart
from danvan.plans.queries.parts import progress_of
from danvan.plans.reorganising import open_parts
from danvan.plans.tests.factories import done, part_of, task_under
from danvan.units.actions.merging import merge_units, split_unit
from danvan.units.actions.opening import close_unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
PAPER = {"basis": "45/KH-UBND", "from_on": TODAY, "words": "Sửa nhiệm vụ"}


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def communes():
    """Two communes of one province, which the words "UBND các xã" name."""
    first = UnitFactory(name="UBND xã Khe Thử")
    return [first, UnitFactory(name="UBND xã Bản Thử")]


@pytest.fixture
def task(communes):
    made = task_under(*communes)
    for unit in communes:
        unit.parent, unit.path = made.plan.issuer, f"{made.plan.issuer.path}{unit.path}"
        unit.save()
    return made


def amended(task, **values):
    said = {
        "words": "Rà soát lại thủ tục",
        "lead_words": "UBND xã Khe Thử; UBND xã Bản Thử",
        "due_on": date(2026, 9, 30),
    }
    paper = {**PAPER, **{name: values.pop(name) for name in PAPER if name in values}}
    amend(task.plan, [Change("task", task, {**said, **values})], by=officer_of(task.plan.drafting_office), **paper)
    return Task.objects.get(replaces=task)


def seen(part):
    part.refresh_from_db()
    return part.task_id, part.stage, part.done_on, [each.words for each in part.notes.all()]


def test_what_was_done_and_noted_goes_into_the_amended_words(task, communes):
    first, second = task.parts.order_by("pk")
    note(second, "Đã họp thôn 3/5", by=officer_of(communes[1]))
    done(first, officer_of(communes[0]), TODAY)

    new = amended(task)

    assert [seen(first), seen(second)] == [
        (new.pk, PartStage.DONE, TODAY, []),
        (new.pk, PartStage.UNDER_WAY, None, ["Đã họp thôn 3/5"]),
    ]
    told = Entry.objects.about(second).get(verb="carry_over")
    assert (told.reason, new.parts.count(), task.parts.count()) == ("45/KH-UBND", 2, 0)


def test_whom_the_new_words_leave_out_keeps_its_part_readable_with_the_old(task, communes):
    first, second = task.parts.order_by("pk")
    note(second, "Đã họp thôn 3/5", by=officer_of(communes[1]))

    new = amended(task, lead_words="UBND xã Khe Thử")

    assert [seen(first)[0], seen(second)] == [new.pk, (task.pk, PartStage.UNDER_WAY, None, ["Đã họp thôn 3/5"])]


def test_a_lead_that_works_along_from_now_on_keeps_its_work(task):
    first = task.parts.order_by("pk").first()

    amended(task, lead_words="UBND xã Bản Thử", cooperating_words="UBND xã Khe Thử")

    first.refresh_from_db()
    assert first.leads is False


@pytest.mark.parametrize(
    ("day", "kept"), [(date(2026, 9, 30), date(2026, 10, 15)), (date(2026, 12, 1), date(2026, 12, 1))]
)
def test_the_later_of_the_own_day_and_the_new_words_day_counts(task, communes, day, kept):
    part = task.parts.get(unit=communes[0])
    petition = ask_for_day(part, by=officer_of(communes[0]), proposed_on=date(2026, 10, 15), words="Chờ hướng dẫn.")
    answer(petition, by=officer_of(task.plan.drafting_office), granted=True, words="Đồng ý.")

    amended(task, due_on=day)

    part.refresh_from_db()
    assert (part.first_due, part.due_now) == (date(2026, 6, 30), kept)


def test_whom_the_makers_let_go_is_not_named_again_by_an_amendment(task, communes):
    part = task.parts.get(unit=communes[0])
    release(part, by=officer_of(task.plan.drafting_office), reason="Không có đối tượng")

    new = amended(task)

    assert [(each.unit, each.stage) for each in new.parts.order_by("pk")] == [
        (communes[0], PartStage.LEFT),
        (communes[1], PartStage.UNDER_WAY),
    ]


def test_until_the_new_words_hold_the_old_show_the_same_work(task, communes):
    done(task.parts.get(unit=communes[0]), officer_of(communes[0]), TODAY)

    new = amended(task, from_on=TODAY + timedelta(days=10))

    task.refresh_from_db()
    found = progress_of([task, new], TODAY)
    assert [(each.led, each.led_done) for each in (found[task.pk], found[new.pk])] == [(2, 1), (2, 1)]


def test_naming_again_loses_no_work(task, communes):
    part = task.parts.get(unit=communes[1])
    note(part, "Đã họp", by=officer_of(communes[1]))
    task.lead_words = "UBND xã Khe Thử"
    task.save()

    name_parts(task.plan, [task], TODAY)

    assert sorted(each.unit.name for each in task.parts.all()) == ["UBND xã Bản Thử", "UBND xã Khe Thử"]


def test_the_one_heir_carries_on_with_all_that_was_noted():
    old, heir = UnitFactory(name="UBND xã Cũ"), UnitFactory(name="UBND xã Mới")
    part = part_of(old)
    note(part, "Đã họp thôn 3/5", by=officer_of(old))

    merge_units([old], into=heir, by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")

    part.refresh_from_db()
    assert (part.unit, part.first_unit, part.stage, part.notes.get().words) == (
        heir,
        old,
        PartStage.UNDER_WAY,
        "Đã họp thôn 3/5",
    )


def test_what_a_unit_had_done_stays_under_its_own_name():
    old, heir = UnitFactory(), UnitFactory()
    part = part_of(old)
    done(part, officer_of(old), TODAY)

    merge_units([old], into=heir, by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")

    part.refresh_from_db()
    assert (part.unit, part.stage) == (old, PartStage.DONE)


def test_an_heir_that_has_a_part_already_keeps_it_and_the_old_one_closes_readable():
    old, heir = UnitFactory(), UnitFactory(name="UBND xã Mới")
    task = task_under(old, heir)

    merge_units([old], into=heir, by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")

    assert [(part.unit, part.stage, part.left_reason) for part in task.parts.order_by("pk")] == [
        (old, PartStage.LEFT, "đã chuyển cho đơn vị kế thừa: UBND xã Mới"),
        (heir, PartStage.UNDER_WAY, ""),
    ]


def test_of_several_heirs_each_has_a_part_with_the_day_as_it_stood():
    old, east, west = (UnitFactory(name=name) for name in ("UBND xã Cũ", "UBND xã Đông", "UBND xã Tây"))
    task = task_under(old)
    TaskPart.objects.filter(task=task).update(due_on=date(2026, 7, 15))

    split_unit(old, into=[east, west], children={}, by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")

    assert [
        (part.unit, part.stage, part.first_unit, part.due_on, part.leads) for part in task.parts.order_by("pk")
    ] == [
        (old, PartStage.LEFT, None, date(2026, 7, 15), True),
        (east, PartStage.UNDER_WAY, old, date(2026, 7, 15), True),
        (west, PartStage.UNDER_WAY, old, date(2026, 7, 15), True),
    ]


def test_without_heirs_a_part_waits_where_it_is_for_the_makers():
    old = UnitFactory()
    part = part_of(old)

    close_unit(old, by=SYSTEM, on=TODAY, basis="Nghị quyết số 05/NQ-HĐND")

    part.refresh_from_db()
    assert (part.unit, part.stage) == (old, PartStage.UNDER_WAY)


def test_whoever_reorganises_reads_first_how_many_parts_follow():
    old = UnitFactory(name="UBND xã Cũ")
    part_of(old)
    done(part_of(old, plan=old.task_parts.get().task.plan), officer_of(old), TODAY)

    assert list(open_parts([old])) == ["UBND xã Cũ: 1 phần việc"]
