"""What a keeper fills in."""

from datetime import date

import pytest

from danvan.committees.models import Committee, Follows, Member, Seat
from danvan.committees.tests.browsing import page, sent
from danvan.committees.tests.factories import BEGUN, MemberFactory, recorded
from danvan.documents.tests.factories import at_desk
from danvan.units.acting import in_post
from danvan.units.models import GroupMember, UnitGroup
from danvan.units.tests.factories import HoldingFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 5, 24)
FACTS = {"kind": "team", "name": "Tổ chỉ đạo xã", "from_on": "1/1/2026", "last_day": "31/12/2030"}
PERSON = {"name": "Lò  Thị Mẫu", "post_words": "Chủ tịch"}


def test_a_decision_of_the_register_is_found_by_its_number_and_day(desk, keeper):
    document = recorded(keeper.unit, "15-QĐ/ĐU")
    paper = {"symbol": "Số 15 - QĐ/ĐU", "signed_on": "1/1/2026", "key": "k"}

    sent(desk, "new", host=keeper.unit.pk, **FACTS, **paper)

    made = Committee.objects.get(kind="team")
    assert (made.document, made.to_on) == (document, date(2031, 1, 1))


def test_one_that_is_not_there_needs_the_place_where_it_lies(desk, keeper):
    paper = {"symbol": "15-QĐ/ĐU", "signed_on": "1/1/2026", "key": "k"}

    answer = sent(desk, "new", host=keeper.unit.pk, **FACTS, **paper)

    assert answer.status_code == 422
    assert "Sổ văn bản chưa có quyết định mang số này" in answer.content.decode()


def test_a_decision_stays_the_record_it_is_whoever_changes_the_rest(committee, today):
    document = recorded(committee.host, "15-QĐ/ĐU")
    Committee.objects.update(document=document, paper_kept_at="")
    secretary = MemberFactory(committee=committee, role=Seat.SECRETARY, user=HoldingFactory().user)
    form = {**FACTS, "name": "Tên mới", "symbol": "15-QĐ/ĐU", "signed_on": "1/1/2026", "version": 1}

    answer = sent(at_desk(in_post(secretary.user.holdings.get())), "facts", committee.pk, **form)

    kept = Committee.objects.get()
    assert (answer.status_code, kept.name, kept.document) == (302, "Tên mới", document)


def test_another_number_is_another_paper(committee, desk):
    Committee.objects.update(document=recorded(committee.host, "15-QĐ/ĐU"))
    other = {"symbol": "16-QĐ/ĐU", "signed_on": "2/1/2026", "paper_kept_at": "Văn thư", "version": 1}

    sent(desk, "facts", committee.pk, **FACTS, **other)

    kept = Committee.objects.get()
    assert (kept.document, kept.symbol) == (None, "16-QĐ/ĐU")


def test_one_that_two_documents_could_be_is_not_guessed(desk, keeper):
    for _twice in range(2):
        recorded(keeper.unit, "15-QĐ/ĐU")
    paper = {"symbol": "15-QĐ/ĐU", "signed_on": "1/1/2026", "paper_kept_at": "Văn thư", "key": "k"}

    sent(desk, "new", host=keeper.unit.pk, **FACTS, **paper)

    assert Committee.objects.get(kind="team").document is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"symbol": "15-QĐ/ĐU"}, "Cần ghi cả số, ký hiệu và ngày ký."),
        ({"rules_signed_on": "1/1/2026"}, "Cần ghi cả số, ký hiệu và ngày ký."),
        ({"last_day": "1/1/2025"}, "Ngày kết thúc không thể trước ngày bắt đầu."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(desk, keeper, typed, words):
    answer = sent(desk, "new", host=keeper.unit.pk, **{**FACTS, "key": "k", **typed})

    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_an_office_that_keeps_its_own_body_is_not_said_twice(committee, desk, keeper):
    same = {"standing_office": committee.host.code, "key": "k"}

    sent(desk, "new", host=keeper.unit.pk, **FACTS, **same)
    sent(desk, "facts", committee.pk, **FACTS, **same, version=1)

    assert list(Committee.objects.values_list("standing_office", flat=True)) == [None, None]


def test_another_office_is_charged_with_keeping_it(committee, desk):
    office = UnitFactory(name="Ban Dân vận Thử")

    sent(desk, "facts", committee.pk, **FACTS, standing_office="Ban Dân vận Thử", version=1)

    assert Committee.objects.get().standing_office == office
    assert "Ban Dân vận Thử" in page(desk, "committee", committee.pk)


def test_a_stale_form_shows_what_both_began_from_theirs_and_yours(committee, desk):
    Committee.objects.update(signed_on=BEGUN)
    first = {**FACTS, "name": "Ban của người khác", "symbol": "", "version": 1}
    assert sent(desk, "facts", committee.pk, **first).status_code == 302

    answer = sent(desk, "facts", committee.pk, **{**first, "name": "Ban của tôi"})

    said = answer.content.decode()
    assert answer.status_code == 409
    assert "lúc mở: Ban Chỉ đạo tỉnh" in said
    assert "người khác đã lưu: Ban của người khác" in said
    assert "bạn đang gõ: Ban của tôi" in said
    assert sent(desk, "facts", committee.pk, **{**first, "name": "Ban của tôi", "version": 2}).status_code == 302
    assert Committee.objects.get().name == "Ban của tôi"


def test_what_is_refused_keeps_what_was_typed(committee, desk):
    MemberFactory(committee=committee, role=Seat.HEAD)
    form = {**PERSON, "role": "head", "unit": committee.host.code, "from_on": "1/2/2026", "key": "k"}

    answer = sent(desk, "new_member", committee.pk, **form)

    said = answer.content.decode()
    assert (answer.status_code, "Trưởng ban đã là" in said, "Lò  Thị Mẫu" in said) == (422, True, True)


def test_the_same_form_sent_twice_seats_one(committee, desk):
    form = {**PERSON, "role": "member", "unit": committee.host.code, "from_on": "1/2/2026", "key": "k"}

    statuses = [sent(desk, "new_member", committee.pk, **form).status_code for _twice in range(2)]

    assert (statuses, [member.name for member in Member.objects.all()]) == ([302, 409], ["Lò Thị Mẫu"])


def test_units_to_follow_are_picked_listed_or_a_group(committee, desk):
    member = MemberFactory(committee=committee)
    units = [UnitFactory(name=name) for name in ("UBND xã Một", "UBND xã Hai", "UBND xã Ba")]
    group = UnitGroup.objects.create(name="Cụm 1", owner=committee.host)
    GroupMember.objects.create(group=group, unit=units[2], from_on=BEGUN)
    chosen = {"unit": units[0].code, "units": "UBND xã Hai\n" + units[0].code, "group": group.pk}

    sent(desk, "follows", member.pk, **chosen, on="1/2/2026", key="k")

    assert list(Follows.objects.order_by("pk").values_list("unit", flat=True)) == [unit.pk for unit in units]


@pytest.mark.parametrize(
    ("typed", "words"),
    [({}, "Mời chọn ít nhất một đơn vị."), ({"units": "Không có"}, "Không có đơn vị nào như vậy.")],
)
def test_no_unit_is_followed_by_a_guess(committee, desk, typed, words):
    member = MemberFactory(committee=committee)

    answer = sent(desk, "follows", member.pk, on="1/2/2026", key="k", **typed)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Follows.objects.count() == 0


def test_a_day_on_which_they_do_not_sit_is_said_above_the_units_typed(committee, desk):
    member = MemberFactory(committee=committee, to_on=BEGUN.replace(month=2))
    unit = UnitFactory(name="UBND xã Gõ Rồi")

    answer = sent(desk, "follows", member.pk, units=unit.name, on="1/3/2026", key="k")

    said = answer.content.decode()
    assert (answer.status_code, "không tham gia vào ngày" in said) == (422, True)


def test_a_term_does_not_end_before_it_begins(committee, desk):
    Committee.objects.update(to_on=TODAY)

    answer = sent(desk, "terms", committee.pk, from_on="24/5/2026", last_day="23/5/2026", key="k")

    assert (answer.status_code, Committee.objects.count()) == (422, 1)
    assert "Ngày kết thúc không thể trước ngày bắt đầu." in answer.content.decode()


def test_a_body_ends_once_by_its_page(committee, desk):
    form = {"on": "24/5/2026", "symbol": "40-QĐ/ĐU", "signed_on": "20/5/2026", "version": 1, "key": "k"}

    statuses = [sent(desk, "ending", committee.pk, **form).status_code for _twice in range(2)]

    assert statuses == [302, 409]
    assert "số 40-QĐ/ĐU ngày 20/05/2026" in page(desk, "committee", committee.pk)


def test_the_next_term_opens_with_the_same_people(committee, desk):
    MemberFactory(committee=committee, name="Lò Thị Mẫu")
    Committee.objects.update(to_on=TODAY)

    sent(desk, "terms", committee.pk, from_on="24/5/2026", last_day="31/12/2030", key="k")

    new = Committee.objects.get(copied_from=committee)
    assert "Chưa ghi quyết định thành lập" in page(desk, "committee", new.pk)
    assert "Đã có nhiệm kỳ sau" in page(desk, "committee", committee.pk)
    assert [member.name for member in new.members.all()] == ["Lò Thị Mẫu"]
