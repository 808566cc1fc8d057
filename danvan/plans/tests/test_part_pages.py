"""The page of one unit's part of a task, as people of each office see and use it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.files.models import Attachment
from danvan.files.tests.papers import pictures
from danvan.plans.actions.petitions import ask_for_day
from danvan.plans.actions.task_notes import correct, note, prove_by
from danvan.plans.actions.task_parts import reopen
from danvan.plans.models import PartStage, TaskNote
from danvan.plans.tests.factories import done, issued_plan, part_of, task_under
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def commune():
    return UnitFactory(name="UBND xã Khe Thử")


@pytest.fixture
def part(commune):
    return part_of(commune, due_on=date(2026, 5, 10))


def maker_of(part):
    return officer_of(part.task.plan.drafting_office)


def picture():
    return SimpleUploadedFile("anh.jpg", pictures.photo("JPEG"))


def test_who_leads_a_task_reads_what_those_note_who_work_along(commune):
    along = UnitFactory()
    task = task_under(commune, along=[along])
    part = task.parts.get(unit=along)
    note(part, "Đã cử cán bộ", by=officer_of(along))

    seen = browser_of(officer_of(commune)).get(f"/parts/{part.pk}/")
    back = browser_of(officer_of(along)).get(f"/parts/{task.parts.get(unit=commune).pk}/")

    assert ("Đã cử cán bộ" in said(seen), back.status_code) == (True, 404)


def test_a_commune_notes_closes_and_asks_from_its_page(part, commune):
    browser, at = browser_of(officer_of(commune)), f"/parts/{part.pk}"

    noted = browser.post(f"{at}/notes/", {"words": "Đã họp 3/5 thôn", "said_on": "19/5/2026", "file": picture()})
    asked_for = browser.post(f"{at}/day/", {"proposed_on": "15/6/2026", "words": "Chờ hướng dẫn."})
    closed = browser.post(f"{at}/closing/", {"done_on": "20/5/2026", "file": picture(), "version": 2})

    part.refresh_from_db()
    page = said(browser.get(f"{at}/"))
    assert [answer.status_code for answer in (noted, asked_for, closed)] == [302, 302, 302]
    assert (part.stage, TaskNote.objects.get().said_on) == (PartStage.DONE, date(2026, 5, 19))
    words = (">xong chậm 10 ngày<", "Đề nghị đến 15/06/2026", "anh.jpg")
    assert [each in page for each in words] == [True] * 3


@pytest.mark.parametrize(
    ("verb", "form", "sentence"),
    [
        ("closing", {"done_on": "20/5/2026"}, "chưa có minh chứng"),
        ("closing", {"done_on": "21/5/2026"}, "không thể sau hôm nay"),
        ("closing", {"done_on": "hôm qua"}, "Xong ngày"),
        ("notes", {"words": "Sẽ họp", "said_on": "21/5/2026"}, "không thể sau hôm nay"),
        ("notes", {"words": "", "said_on": "20/5/2026"}, "Tiến độ"),
        ("day", {"proposed_on": "9/5/2026", "words": "Chờ."}, "phải sau hôm nay"),
        ("proofs", {}, "Mời chọn ảnh, tệp"),
        ("proofs", {"address": "/plans/999999/"}, "Không tìm thấy hồ sơ ở địa chỉ này"),
        ("proofs", {"address": "đâu đó"}, "Không tìm thấy hồ sơ ở địa chỉ này"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_beside_what_was_typed(part, commune, verb, form, sentence):
    answer = browser_of(officer_of(commune)).post(f"/parts/{part.pk}/{verb}/", form)

    assert (answer.status_code, sentence in said(answer)) == (422, True)


def test_a_correction_shows_both_wordings_with_the_reason(part, commune):
    officer = officer_of(commune)
    first = note(part, "Đã họp 3/5 thôn", by=officer)
    browser = browser_of(officer)

    browser.post(f"/parts/{part.pk}/notes/{first.pk}/correction/", {"words": "Đã họp 4/5 thôn", "reason": "Ghi nhầm"})
    page = said(browser.get(f"/parts/{part.pk}/"))

    assert [words in page for words in ("Đã họp 3/5 thôn", "Đã họp 4/5 thôn", "Ghi nhầm", "Đã sửa 1 lần")] == [True] * 4


def test_a_correction_for_another_unit_without_its_source_comes_back_as_it_was_typed(commune):
    part = part_of(UnitFactory(parent=commune))
    officer = officer_of(commune)
    first = note(part, "Đã họp 3/5 hộ", by=replace(officer, source="điện thoại"))

    typed = {"words": "Đã họp 4/5 hộ", "reason": "Ghi nhầm"}
    answer = browser_of(officer).post(f"/parts/{part.pk}/notes/{first.pk}/correction/", typed)

    assert answer.status_code == 422
    assert [words in said(answer) for words in ("ghi rõ theo nguồn nào", "Đã họp 4/5 hộ")] == [True, True]
    assert TaskNote.objects.get() == first


def test_a_part_that_is_named_as_its_own_proof_comes_back_as_it_was_typed(part, commune):
    typed = {"address": f"/parts/{part.pk}/", "note": "xem trang này"}

    answer = browser_of(officer_of(commune)).post(f"/parts/{part.pk}/proofs/", typed)

    assert answer.status_code == 422
    assert [words in said(answer) for words in ("chính phần việc này làm minh chứng", "xem trang này")] == [True, True]


def test_a_note_of_another_part_is_not_corrected_here(part, commune):
    officer = officer_of(commune)
    other = part_of(commune, plan=part.task.plan)
    made = note(other, "Khác", by=officer)

    answer = browser_of(officer).post(f"/parts/{part.pk}/notes/{made.pk}/correction/", {"words": "x", "reason": "y"})

    assert answer.status_code == 404


def test_a_proof_the_reader_may_not_see_has_no_name(part, commune):
    officer = officer_of(commune)
    own = issued_plan(UnitFactory(), symbol="99/KH")
    own.issuer = commune
    own.save()
    prove_by(part, "plans.plan", own.pk, by=officer)

    mine = said(browser_of(officer).get(f"/parts/{part.pk}/"))
    theirs = said(browser_of(leader_of(part.task.plan.drafting_office)).get(f"/parts/{part.pk}/"))

    assert (f"/plans/{own.pk}/" in mine, f"/plans/{own.pk}/" in theirs) == (True, False)
    assert "một hồ sơ bạn không được xem" in theirs


def test_a_part_opened_again_says_why_on_top(part, commune):
    done(part, officer_of(commune), TODAY)
    browser = browser_of(maker_of(part))

    browser.post(f"/parts/{part.pk}/stage/", {"move": "reopen", "reason": "Thiếu biên bản", "version": part.version})

    assert "Thiếu biên bản" in said(browser_of(officer_of(commune)).get(f"/parts/{part.pk}/"))


def test_a_move_of_another_kind_is_refused_here(part, commune):
    answer = browser_of(officer_of(commune)).post(f"/parts/{part.pk}/stage/", {"move": "close"})

    assert answer.status_code == 403


def test_the_makers_give_another_day_on_the_page_of_the_kien_nghi(part, commune):
    petition = ask_for_day(part, by=officer_of(commune), proposed_on=date(2026, 6, 15), words="Chờ hướng dẫn.")
    browser = browser_of(maker_of(part))
    page = browser.get(f"/petitions/{petition.pk}/answer/").content.decode()
    form = {"granted": "yes", "words": "Đồng ý.", "given_on": "10/6/2026", "version": petition.version, "key": "k"}

    answer = browser.post(f"/petitions/{petition.pk}/answer/", form)

    part.refresh_from_db()
    assert ("15/06/2026" in page, answer.status_code, answer.url) == (True, 302, f"/parts/{part.pk}/")
    assert part.due_on == date(2026, 6, 10)


def test_the_page_of_a_part_asks_as_often_for_many_notes_as_for_one(part, commune):
    officer = officer_of(commune)
    browser = browser_of(officer)
    first = note(part, "Lần 1", by=officer)
    prove_by(part, "plans.plan", part.task.plan_id, by=officer)
    once = questions(browser, f"/parts/{part.pk}/")

    correct(first, "Lần 1, sửa", by=officer, reason="Nhầm")
    for number in range(3):
        note(part, f"Lần {number}", by=officer)

    assert questions(browser, f"/parts/{part.pk}/") == once


def test_reopened_parts_keep_what_proved_them(part, commune):
    officer = officer_of(commune)
    done(part, officer, TODAY)

    reopen(part, by=maker_of(part), reason="Thiếu")

    assert "bien-ban.jpg" in said(browser_of(officer).get(f"/parts/{part.pk}/"))


def test_a_photo_of_a_note_is_made_a_proof_with_one_press(part, commune):
    browser, at = browser_of(officer_of(commune)), f"/parts/{part.pk}"
    browser.post(f"{at}/notes/", {"words": "Đã họp 5/5 thôn", "said_on": "19/5/2026", "file": picture()})
    offered = "Dùng làm minh chứng" in said(browser.get(f"{at}/"))
    photo = Attachment.objects.get()

    browser.post(f"{at}/proofs/", {"address": f"/files/{photo.pk}/"})
    closed = browser.post(f"{at}/closing/", {"done_on": "20/5/2026"})

    part.refresh_from_db()
    assert (offered, closed.status_code, part.stage) == (True, 302, PartStage.DONE)
