"""Slips behind a QR: what a stranger may send, what they may not learn, and what an officer makes of it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import get_current_timezone

from danvan.audit.models import Entry
from danvan.exemplars.actions.rounds import press_round
from danvan.exemplars.actions.slips import close_box, take_slip
from danvan.exemplars.models import Came, DossierText, DropBox, Slip, SlipStage, Stage
from danvan.exemplars.slips import limits as slip_limits
from danvan.exemplars.tests.factories import RoundFactory, box_of, slip_of
from danvan.files.models import Attachment
from danvan.files.tests.papers.pictures import SECRET, photo
from danvan.notifications.models import Notice
from danvan.plans.tests.scenes import said
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of
from danvan.workflow.authors import wrote

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
WORDS = {
    "name": "Đường hoa thay cỏ dại",
    "place_words": "Chi hội phụ nữ thôn 3",
    "problem": "Ven đường cỏ mọc, rác đổ bừa bãi",
    "what": "Mỗi nhà trồng một đoạn, thứ bảy cùng dọn",
}


@pytest.fixture(autouse=True)
def today(on_day):
    cache.clear()
    on_day(DAY)


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


@pytest.fixture
def commune(province):
    return UnitFactory(name="UBND xã Khe", parent=province)


@pytest.fixture
def row(province, commune):
    return RoundFactory(office=province)


@pytest.fixture
def door(row, commune):
    """The address behind the commune's QR."""
    return f"/slip/{box_of(row, commune).code}/"


def send(door, browser=None, **changes):
    return (browser or Client()).post(door, {**WORDS, "key": f"k{Slip.objects.count()}", **changes})


def test_somebody_without_an_account_sends_four_fields(door):
    answer = send(door)

    assert (answer.status_code, answer["Location"]) == (302, f"{door}?da-gui")
    slip = Slip.objects.get()
    assert {name: getattr(slip, name) for name in WORDS} == WORDS
    assert "Đã nhận" in said(Client().get(answer["Location"]))


def test_a_slip_shows_nothing_that_is_stored(door):
    browser = Client()
    send(door, browser)

    pages = [said(browser.get(address)) for address in (door, f"{door}?da-gui")]

    assert [words in page for page in pages for words in WORDS.values()] == [False] * 8


def test_no_session_begins_and_nothing_is_told_onwards(door):
    browser = Client()

    answers = [browser.get(door), send(door, browser), browser.get(f"{door}?da-gui")]

    assert "phien" not in browser.cookies
    assert {answer["Referrer-Policy"] for answer in answers} == {"same-origin"}
    assert {answer["X-Robots-Tag"] for answer in answers} == {"noindex, nofollow"}


@pytest.mark.parametrize("why", ["closed", "unknown", "round closed", "not yet", "over", "unit ended"])
def test_a_closed_box_answers_like_an_unknown_one(door, row, commune, why, on_day):
    box = DropBox.objects.get()
    if why == "closed":
        close_box(box, by=officer_of(commune))
    if why == "round closed":
        press_round(row, "close", by=officer_of(row.office))
    if why in ("not yet", "over"):
        on_day(row.opens_on - timedelta(1) if why == "not yet" else row.closes_on + timedelta(1))
    if why == "unit ended":
        Unit.objects.filter(pk=commune.pk).update(closed_on=DAY)
    address = "/slip/khac/" if why == "unknown" else door

    answers, unknown = [Client().get(address), send(address)], Client().get("/slip/khong-co-ma-nao-nhu-vay/")

    assert [answer.status_code for answer in answers] == [404, 404]
    assert said(answers[0]).replace(address, "") == said(unknown).replace("/slip/khong-co-ma-nao-nhu-vay/", "")
    assert Slip.objects.count() == 0


def test_pressed_twice_it_is_one_slip_and_the_same_answer(door):
    answers = [send(door, key="k") for _again in range(2)]

    assert [answer["Location"] for answer in answers] == [f"{door}?da-gui"] * 2
    assert Slip.objects.count() == 1


def test_a_machine_that_fills_in_everything_is_answered_alike_and_kept_nowhere(door):
    answer = send(door, trang_web="http://x")

    assert (answer["Location"], Slip.objects.count()) == (f"{door}?da-gui", 0)


@pytest.mark.parametrize(
    "words",
    [
        "Gọi cho chị Hoa 0912 345 678",
        "Căn cước 001085012345",
        "Thư về hoa.nt@example.vn",
        "Giúp bà Lò Thị Mẫu là hộ nghèo sửa nhà",
        "Ông Trần Văn Mẫu, giáo dân xứ Khe, cùng làm",
    ],
)
def test_what_belongs_to_a_person_is_refused_with_a_sentence_and_not_kept(door, words):
    answer = send(door, problem=words)

    assert (answer.status_code, Slip.objects.count()) == (422, 0)
    assert "rồi gửi lại" in said(answer)


@pytest.mark.parametrize(
    "words", ["Có 120 hộ nghèo, 45 hộ theo đạo", "Đồng bào dân tộc 3 thôn", "Kinh phí 250.000.000 đồng"]
)
def test_numbers_of_households_and_sums_of_money_are_no_persons(door, words):
    assert send(door, problem=words).status_code == 302


@pytest.mark.parametrize("field", ["name", "place_words", "problem", "what"])
def test_a_field_left_empty_or_far_too_long_keeps_what_was_typed(door, field):
    empty, long = send(door, **{field: " "}), send(door, **{field: "x" * 2_001})

    assert (empty.status_code, long.status_code, Slip.objects.count()) == (422, 422, 0)


def test_the_41st_slip_of_a_day_waits_for_tomorrow_and_other_boxes_do_not(door, row, province, commune, on_day):
    morning = datetime(2026, 3, 2, 0, 10, tzinfo=get_current_timezone())
    for _each in range(slip_limits.OF_BOX):
        slip_of(row, commune, sent_at=morning)
    other = box_of(row, UnitFactory(parent=province))

    answers = [send(door), send(f"/slip/{other.code}/")]

    assert [answer.status_code for answer in answers] == [429, 302]
    assert "vào ngày mai" in said(answers[0])
    on_day(date(2026, 3, 3))
    assert send(door, key="mai").status_code == 302


def test_one_network_has_its_share_of_a_box_and_another_network_its_own(door):
    for _each in range(slip_limits.OF_NETWORK):
        send(door)

    answers = [send(door), Client(REMOTE_ADDR="10.9.8.7").post(door, {**WORDS, "key": "khac"})]

    assert [answer.status_code for answer in answers] == [429, 302]


@pytest.mark.parametrize("what", ["WAITING", "OF_HOUSE"])
def test_what_waits_and_what_the_house_takes_in_an_hour_have_an_end(door, monkeypatch, what):
    monkeypatch.setattr(slip_limits, what, 1)

    assert [send(door).status_code, send(door).status_code] == [302, 429]


def test_forms_that_are_only_tried_are_counted_too(door, monkeypatch):
    monkeypatch.setattr(slip_limits, "TRIED", 2)

    assert [send(door, name="").status_code for _each in range(3)] == [422, 422, 429]


def test_while_all_places_for_drawing_are_taken_a_slip_comes_without_its_photo(door, monkeypatch):
    monkeypatch.setattr(slip_limits, "DRAWN_AT_ONCE", 0)

    with_photo, without = send(door, photo=SimpleUploadedFile("a.jpg", photo())), send(door)

    assert (with_photo.status_code, without.status_code) == (429, 302)
    assert "gửi phiếu không kèm ảnh" in said(with_photo)


def test_a_slip_s_photo_has_no_position(door):
    send(door, photo=SimpleUploadedFile("nha.jpg", photo()))

    kept = Attachment.objects.of(Slip.objects.get()).get().blob.open().read()
    assert [SECRET.encode() in content for content in (photo(), kept)] == [True, False]


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"%PDF-1.4"), ("a.jpg", b"no picture")])
def test_what_is_no_photo_is_refused_and_the_words_stay(door, name, content):
    answer = send(door, photo=SimpleUploadedFile(name, content))

    assert (answer.status_code, Slip.objects.count(), WORDS["what"] in said(answer)) == (422, 0, True)


def test_those_at_work_in_the_unit_are_told(door, commune):
    there = officer_of(commune)

    send(door)

    assert list(Notice.objects.values_list("user", "verb")) == [(there.user.pk, "slip_came")]


def test_a_slip_becomes_a_draft_only_when_taken(door, row, commune):
    send(door, photo=SimpleUploadedFile("nha.jpg", photo()))
    slip, by = Slip.objects.get(), officer_of(commune)

    made = take_slip(slip, by=by)

    told = (made.name, made.stage, made.came, made.unit, made.round, made.collective_words)
    assert told == (WORDS["name"], Stage.DRAFT, Came.SLIP, commune, row, WORDS["place_words"])
    texts = DossierText.objects.values_list("heading__key", "words")
    assert dict(texts) == {"why": WORDS["problem"], "how": WORDS["what"]}
    assert (wrote(made, by), Attachment.objects.of(made).count()) == (True, 1)
    slip.refresh_from_db()
    assert (slip.stage, slip.exemplar) == (SlipStage.TAKEN, made)


def test_history_keeps_no_word_of_a_slip(door):
    send(door)

    kept = str(list(Entry.objects.about(Slip.objects.get()).values()))
    assert [words in kept for words in WORDS.values()] == [False] * 4
