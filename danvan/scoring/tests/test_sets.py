"""A set is begun, written, settled; from then on it stands, and a change is the next version."""

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.scoring import editing
from danvan.scoring.actions import sets as acts
from danvan.scoring.differences import differences
from danvan.scoring.models import CriteriaSet
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Outline
from danvan.scoring.published import examples
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.tests.factories import SMALL, CriteriaSetFactory
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db


def settled(**fields):
    """A settled set and an officer of its office."""
    criteria = CriteriaSetFactory(**fields)
    by = officer_of(criteria.office)
    return acts.press(criteria, "settle", by=by), by


def test_a_set_begun_from_an_example_holds_all_its_lines():
    office, example = UnitFactory(), examples()["2579-qd-ubnd-2025"]
    by = officer_of(office)
    facts = {"name": example.name, "basis": example.basis, "from_year": 2026}
    made = acts.begin(office, facts, example.outline, by=by)

    assert outline_of(made) == example.outline
    assert (made.stage, made.number, made.first_id, made.keeper) == ("draft", 1, made.pk, office)


def test_pressed_twice_a_set_is_begun_once():
    office = UnitFactory()
    by = officer_of(office)
    facts = {"name": "Bộ tiêu chí", "basis": "QĐ 12", "from_year": 2026}
    acts.begin(office, facts, SMALL, by=by, key="one")
    with pytest.raises(Refused):
        acts.begin(office, facts, SMALL, by=by, key="one")

    assert CriteriaSet.objects.count() == 1


def test_another_office_may_not_begin_or_write_one():
    criteria, stranger = CriteriaSetFactory(), officer_of(UnitFactory())
    facts = {"name": "Bộ tiêu chí", "basis": "QĐ 12", "from_year": 2026}
    for attempt in (
        lambda: acts.begin(criteria.office, facts, SMALL, by=stranger),
        lambda: acts.write(criteria, SMALL, by=stranger, version=1),
        lambda: acts.press(criteria, "settle", by=stranger),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.status == 403


def test_a_set_that_does_not_hold_together_is_not_settled_and_says_why():
    criteria = CriteriaSetFactory(outline=Outline(10_000, SMALL.groups))
    with pytest.raises(Refused) as refused:
        acts.press(criteria, "settle", by=officer_of(criteria.office))

    assert str(refused.value) == "Còn 1 chỗ phải sửa trước khi chốt: Chưa có mức xếp loại nào."


def test_a_set_for_no_kind_of_unit_is_not_settled():
    criteria = CriteriaSetFactory()
    criteria.kinds.clear()
    with pytest.raises(Refused) as refused:
        acts.press(criteria, "settle", by=officer_of(criteria.office))

    assert str(refused.value) == "Chọn loại đơn vị mà bộ tiêu chí áp dụng trước khi chốt."


def test_nothing_of_a_settled_set_changes():
    criteria, by = settled()
    for attempt in (
        lambda: acts.write(criteria, SMALL, by=by, version=criteria.version),
        lambda: acts.change(criteria, {"name": "Tên khác"}, by=by, version=criteria.version, kinds=[]),
    ):
        with pytest.raises(Refused):
            attempt()
    criteria.refresh_from_db()

    assert (criteria.name, criteria.stage) == ("Tiêu chí chấm điểm công tác dân vận", "settled")


def test_a_change_is_the_next_version_and_says_what_it_changed():
    criteria, by = settled()
    later = acts.begin_version(criteria, by=by)
    changed = editing.put(outline_of(later), "band", Band("Khá", 6000), was="Khá")
    changed = editing.put(changed, "fact", Fact("canh_cao", "Bị cảnh cáo", Effect.FORCE, "Yếu"))
    acts.write(later, editing.taken_out(changed, "criterion", "2.1"), by=by, version=later.version)
    found = differences(outline_of(criteria), outline_of(later))

    assert (later.number, later.first_id) == (2, criteria.pk)
    assert [(str(each.what), each.label, str(each.how)) for each in found] == [
        ("Tiêu chí", "2.1. Có mô hình được công nhận", "bỏ"),
        ("Mức", "Khá", "sửa"),
        ("Sự việc", "canh_cao. Bị cảnh cáo", "mới"),
    ]
    assert [(str(name), old, new) for name, old, new in found[1].fields] == [("từ điểm", "50", "60")]


def test_one_version_is_written_at_a_time_and_the_one_before_stays_settled():
    criteria, by = settled()
    acts.begin_version(criteria, by=by)
    with pytest.raises(Overtaken):
        acts.begin_version(criteria, by=by)
    with pytest.raises(Refused):
        acts.press(criteria, "reopen", by=by)

    assert CriteriaSet.objects.filter(first=criteria).count() == 2


def test_given_up_the_draft_makes_room_for_another():
    criteria, by = settled()
    acts.press(acts.begin_version(criteria, by=by), "drop", by=by)
    again = acts.begin_version(criteria, by=by)

    assert again.number == 3


def test_a_set_on_which_nothing_rests_is_opened_again():
    criteria, by = settled()

    assert acts.press(criteria, "reopen", by=by).stage == "draft"


def test_of_two_who_write_from_the_same_page_the_second_is_told():
    criteria = CriteriaSetFactory()
    one, other = officer_of(criteria.office), leader_of(criteria.office)
    acts.write(criteria, SMALL, by=one, version=1)
    with pytest.raises(Overtaken) as overtaken:
        acts.write(criteria, Outline(10_000), by=other, version=1)

    assert "Nội dung bạn nhập vẫn còn" in str(overtaken.value)
    assert outline_of(criteria) == SMALL


def test_the_history_names_who_began_wrote_and_settled():
    criteria = CriteriaSetFactory()
    by = officer_of(criteria.office)
    acts.write(criteria, SMALL, by=by, version=1)
    acts.press(criteria, "settle", by=by)

    assert list(Entry.objects.about(criteria).order_by("pk").values_list("verb", flat=True)) == ["write", "settle"]


def test_a_renamed_band_is_named_anew_by_what_pointed_to_it():
    outline = editing.put(SMALL, "band", Band("Khá giỏi", 5000), was="Khá")

    assert outline.bands[0].falls_to == "Khá giỏi"
    assert outline.facts[0].band == "Khá giỏi"


def test_a_line_may_not_take_the_name_of_another():
    with pytest.raises(Refused):
        editing.put(SMALL, "criterion", Criterion("1.2", "Việc", 100), was="1.1")


def test_a_line_moves_among_its_own_and_no_further():
    down = editing.moved(SMALL, "criterion", "1.1", 1)
    edge = editing.moved(down, "criterion", "1.1", 1)

    assert [each.number for each in down.groups[0].criteria] == ["1.2", "1.1"]
    assert edge == down


@pytest.mark.django_db(transaction=True)
def test_of_several_who_begin_the_next_version_at_once_one_does(at_once):
    criteria, by = settled()
    results = at_once(lambda index: acts.begin_version(criteria, by=by))
    made = [each for each in results if isinstance(each, CriteriaSet)]

    assert len(made) == 1
    assert all(isinstance(each, Overtaken) for each in results if not isinstance(each, CriteriaSet))
    assert CriteriaSet.objects.filter(first=criteria).count() == 2
