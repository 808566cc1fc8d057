"""What the record of work tells of a paper, act by act: who, what from what to what, and why."""

from datetime import date

import pytest
from django.test import Client

from danvan.audit.history import history_of
from danvan.audit.models import Entry
from danvan.documents import reader
from danvan.documents.actions import clauses as acts
from danvan.documents.actions.documents import address_to, correct, discard, put_on_record, withdraw
from danvan.documents.actions.readings import confirm_header, read_again
from danvan.documents.handing_over import being_read, pass_on
from danvan.documents.models import Clause
from danvan.documents.tests.factories import read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.units.models import Holding
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

SAID = {"text": "100% xã có kế hoạch", "rule": "coverage", "comparator": "=", "value": "95", "unit": "%", "scope": "xã"}


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def read():
    return read_plan()


def holding_of(by):
    return Holding.objects.get(user=by.user_id if hasattr(by, "user_id") else by.user.pk)


def told(record, by):
    """Each entry as (sentence, changes, reason), the oldest first."""
    rows = list(history_of(record, by.user).rows)
    return [(each.sentence, each.changes, each.reason) for each in reversed(rows)]


def test_a_plan_from_its_reading_to_its_withdrawal_is_told_without_the_machinery(read):
    document, by = read
    how = {"by": by, "version": document.version}
    confirm_header(document, {"symbol": "22/KH-UBND", "signer": "Lê Thị Mẫu"}, **how)
    put_on_record(document, by=by, symbol="22/KH-UBND", signed_on=date(2026, 1, 17))
    correct(document, {"signed_on": date(2026, 1, 18)}, by=by, version=document.version, reason="Chép nhầm ngày")
    address_to(document, [by.unit, UnitFactory()], by=by)
    withdraw(document, by=by, reason="Vào sổ trùng")

    assert told(document, by) == [
        ("Đưa văn bản vào", [], ""),
        (
            "Xác nhận phần đầu văn bản",
            [("số, ký hiệu", "21/KH-UBND", "22/KH-UBND"), ("người ký", "Trần Văn Mẫu", "Lê Thị Mẫu")],
            "",
        ),
        (
            "Vào sổ",
            [("trạng thái", "đang đọc, chưa vào sổ", "đã vào sổ"), ("ngày ký", "16/01/2026", "17/01/2026")],
            "",
        ),
        ("Đính chính thông tin", [("ngày ký", "17/01/2026", "18/01/2026")], "Chép nhầm ngày"),
        ("Gửi đến các đơn vị", [("số đơn vị nhận", "", "2")], ""),
        ("Rút khỏi sổ", [("trạng thái", "đã vào sổ", "đã rút khỏi sổ")], "Vào sổ trùng"),
    ]


def test_a_text_that_was_given_up_says_so(read):
    document, by = read

    discard(document, by=by)

    assert told(document, by)[-1] == (
        "Bỏ văn bản đang đọc",
        [("trạng thái", "đang đọc, chưa vào sổ", "đã rút khỏi sổ")],
        "",
    )


def test_issuers_written_anew_are_told_by_their_names():
    document = recorded(UnitFactory(name="UBND xã Khe Thử"))
    by = officer_of(document.unit)

    correct(document, {}, issuers=["Sở Một", "Sở Hai"], by=by, version=document.version, reason="Ghi nhầm cơ quan")

    assert told(document, by)[-1] == (
        "Ghi lại cơ quan ban hành",
        [("cơ quan ban hành", "UBND xã Khe Thử", "Sở Một; Sở Hai")],
        "Ghi nhầm cơ quan",
    )


def test_what_is_decided_about_a_clause_is_told_in_words_and_what_it_says_stands_on_the_reading(read):
    document, by = read
    clause = Clause.objects.of(document).filter(kind="target").first()
    for act in (
        lambda: acts.accept(clause, by=by, version=clause.version),
        lambda: acts.correct(clause, SAID, by=by, version=clause.version),
        lambda: acts.drop(clause, by=by, version=clause.version),
        lambda: acts.put_back(clause, by=by, version=clause.version),
    ):
        act()
        clause.refresh_from_db()

    assert [(sentence, changes[0]) for sentence, changes, _reason in told(clause, by)] == [
        ("Nhận một mục của bản đọc", ("xác nhận", "chờ xem", "đã nhận")),
        ("Sửa một mục của bản đọc", ("xác nhận", "đã nhận", "đã sửa")),
        ("Bỏ một mục của bản đọc", ("xác nhận", "đã sửa", "đã bỏ")),
        ("Xem lại một mục từ đầu", ("xác nhận", "đã bỏ", "chờ xem")),
    ]
    assert "100% xã có kế hoạch" not in str(Entry.objects.about(clause).values_list("changes", flat=True))


def test_what_concerns_the_whole_reading_is_counted(read):
    document, by = read
    certain = {each.pk: each.version for each in Clause.objects.of(document)}
    acts.accept_certain(document, certain, by=by)
    acts.add(document, "task", {"text": "Trồng cây"}, by=by, words="")
    read_again(document, by=by, found=reader.read(PLAN))

    assert [(sentence, changes) for sentence, changes, _reason in told(document, by)][1:] == [
        ("Nhận mọi mục chắc chắn", [("điểm, khoản", "", str(len(certain)))]),
        ("Thêm mục bộ đọc bỏ sót", [("điểm, khoản", "", "nhiệm vụ")]),
        ("Đọc lại bằng bộ đọc mới", [("điểm, khoản", "", "0")]),
    ]


def test_the_page_of_a_history_tells_the_clauses_with_their_place_and_the_newest_first(read):
    document, by = read
    clause = Clause.objects.of(document).filter(kind="target").first()
    acts.drop(clause, by=by, version=clause.version)
    browser = Client()
    browser.force_login(by.user)

    page = browser.get(f"/documents/{document.pk}/history/").content.decode()

    lines = page.split('<ol class="history')[1].split("<li>")[1:]
    assert ["Bỏ một mục" in lines[0], "Chỉ tiêu, mục I.1, gạch thứ 1" in lines[0], "Đưa văn bản vào" in lines[-1]] == [
        True
    ] * 3


def test_who_takes_over_a_post_takes_over_what_was_being_read(read):
    document, by = read
    successor = officer_of(by.unit)

    pass_on(holding_of(by), holding_of(successor), by, date(2026, 3, 2))
    found = list(being_read(holding_of(by), date(2026, 3, 2)))

    assert [each.record for each in found] == [document]
    assert told(document, by)[-1][0] == "Bàn giao việc xử lý"
    assert ("người xử lý", by.user.full_name, successor.user.full_name) in told(document, by)[-1][1]


def test_what_is_on_record_or_of_another_is_not_handed_over(read):
    document, by = read
    other = officer_of(by.unit)
    put_on_record(document, by=by, symbol="22/KH-UBND", signed_on=date(2026, 1, 17))

    assert [list(being_read(holding_of(each), date(2026, 3, 2))) for each in (by, other)] == [[], []]
