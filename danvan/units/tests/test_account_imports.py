"""People and their roles from Excel: checked whole, written as the single acts write, invited when it is handed out."""

import io
from datetime import date

import openpyxl
import pytest

from danvan.accounts.models import Link, User
from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core.action import action as in_one_act
from danvan.core.errors import Refused
from danvan.jobs.sheets.books import template_of
from danvan.jobs.sheets.table import read_table
from danvan.units.imports.accounts import ACCOUNTS, allowed, apply, check, summary
from danvan.units.loading.accounts import accounts_workbook
from danvan.units.loading.load import load
from danvan.units.models import Holding, Role, Unit
from danvan.units.tests.factories import HoldingFactory, TerritoryFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def commune():
    return UnitFactory(code="X1", name="UBND xã Khe Thử")


def line(**cells):
    usual = {"code": "X1", "full_name": "Trần Văn An", "username": "an.tv", "role": "Chuyên viên"}
    return {**usual, **cells}


def table(*lines):
    """The lines as the sheet reads them from a workbook, the head in row 1."""
    head = [str(column.header) for column in ACCOUNTS.columns]
    rows = [[each.get(column.key) for column in ACCOUNTS.columns] for each in lines]
    return read_table(ACCOUNTS, [head, *rows], lambda done, total: None)


def wrong(by, *lines):
    found = table(*lines)
    return [(error.row, error.key, str(error.sentence)) for error in found.joined(check(found.rows, by)).errors]


def write(by, *lines):
    assert wrong(by, *lines) == []
    return apply(table(*lines).rows, by=by, progress=lambda done, total: None)


def roles():
    rows = Holding.objects.exclude(role=Role.ADMINISTRATOR).order_by("pk")
    return list(rows.values_list("user__username", "unit__code", "role", "from_on", "to_on", "confirmed_by_id"))


def test_a_person_is_taken_in_with_a_role_and_nobody_holds_a_link_yet(commune):
    by = administrator_of(commune)
    row = line(email="an.tv@xa.example", phone=203382123, title="Công chức", from_on="1/6/2026", to_on="1/6/2028")

    told = write(by, {**row, "basis": "Quyết định số 12/QĐ-UBND"})

    user = User.objects.get(username="an.tv")
    assert told == "Đã giao 1 vai trò. Mời lập phiếu mời cho các tài khoản mới."
    assert (user.full_name, user.email, user.phone, user.position, user.has_usable_password()) == (
        "Trần Văn An",
        "an.tv@xa.example",
        "0203382123",
        "Công chức",
        False,
    )
    assert roles() == [("an.tv", "X1", "officer", date(2026, 6, 1), date(2028, 6, 1), None)]
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["create_account", "give"]
    assert (Entry.objects.last().reason, Link.objects.count()) == ("Quyết định số 12/QĐ-UBND", 0)


def test_roles_that_approve_wait_for_a_second_person(commune):
    by = administrator_of(commune)
    lines = [line(role="Lãnh đạo")]

    assert summary(table(*lines).rows, by) == [
        "Lập 1 tài khoản mới",
        "Giao 1 vai trò",
        "1 vai trò chờ người thứ hai xác nhận",
    ]
    write(by, *lines)

    assert not Holding.objects.effective(TODAY).filter(user__username="an.tv").exists()


def test_one_person_in_two_rows_is_one_account_with_two_roles(commune):
    UnitFactory(code="X2", parent=commune)
    by = administrator_of(commune)

    write(by, line(email="an@x.example"), line(code="X2", username="", email="an@x.example"))

    assert [(row[0], row[1]) for row in roles()] == [("an.tv", "X1"), ("an.tv", "X2")]


def test_somebody_who_has_an_account_is_given_the_role(commune):
    UserFactory(username="an.tv", full_name="Trần Văn An")

    write(administrator_of(commune), line())

    assert (User.objects.filter(username="an.tv").count(), len(roles())) == (1, 1)


def test_without_a_sign_in_name_the_mail_gives_one(commune):
    write(administrator_of(commune), line(username="", email="Tran.An@xa.example"))

    assert User.objects.get(email="tran.an@xa.example").username == "tran.an"


def test_a_unit_is_named_by_code_or_name_or_name_and_province(commune):
    provinces = [TerritoryFactory(level="province", kind="tỉnh", full_name=f"Tỉnh {name}") for name in ("Đây", "Kia")]
    for code, place in zip(("D", "K"), provinces, strict=True):
        UnitFactory(code=code, name="UBND xã Bản Thử", parent=commune, territory=TerritoryFactory(parent=place))
    by = administrator_of(commune)

    write(
        by,
        line(unit="ubnd xa khe thu"),
        line(code="", unit="UBND xã Khe Thử", username="b" * 2),
        line(code="", unit="UBND xã Bản Thử, tỉnh Kia", username="cc"),
    )

    assert [row[1] for row in roles()] == ["X1", "X1", "K"]
    assert wrong(by, line(code="", unit="UBND xã Bản Thử", username="dd")) == [
        (2, "unit", "nhiều đơn vị mang tên này, mời ghi mã: D, K")
    ]


@pytest.mark.parametrize(
    ("cells", "key", "sentence"),
    [
        ({"code": "X9"}, "code", "không có đơn vị mang mã này trong phạm vi quản trị"),
        ({"code": "NGOAI"}, "code", "không có đơn vị mang mã này trong phạm vi quản trị"),
        ({"code": "", "unit": "Sở Ngoài"}, "unit", "không có đơn vị mang tên này trong phạm vi quản trị"),
        ({"code": ""}, "code", "cần mã đơn vị hoặc tên đơn vị"),
        ({"unit": "UBND xã Khác"}, "unit", "mã này là của UBND xã Khe Thử"),
        ({"full_name": ""}, "full_name", "chưa điền"),
        ({"username": ""}, "username", "cần tên đăng nhập hoặc thư điện tử"),
        ({"username": "ân tv"}, "username", "tên đăng nhập gồm chữ không dấu, số, dấu chấm hoặc gạch, ví dụ an.tv"),
        (
            {"username": "khac"},
            "username",
            "tên đăng nhập hoặc thư này đã có tài khoản của người khác",
        ),
        (
            {"email": "khac@x.example"},
            "email",
            "thư điện tử này là của tài khoản khác; số, thư dùng chung thì để trống",
        ),
        ({"phone": "0203 9 999 999"}, "phone", "điện thoại này là của tài khoản khác; số, thư dùng chung thì để trống"),
        ({"phone": "nhà riêng"}, "phone", "không phải số điện thoại"),
        ({"email": "an"}, "email", "không phải địa chỉ thư điện tử"),
        ({"role": "Giám đốc"}, "role", "cần một trong: “Chuyên viên”, “Lãnh đạo”, “Kiểm tra, giám sát”, “Quản trị”"),
        ({"from_on": "1/1/2020"}, "from_on", "đơn vị thành lập từ 01/7/2025"),
        ({"from_on": "2/6/2026", "to_on": "1/6/2026"}, "to_on", "ngày kết thúc phải sau ngày bắt đầu"),
        ({"username": "nghi"}, "username", "tài khoản này đang tạm dừng; mở lại rồi nhập"),
        ({"username": "quantri"}, "username", "không ai tự giao vai trò cho mình"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_a_sentence(commune, cells, key, sentence):
    UnitFactory(code="NGOAI", name="Sở Ngoài")
    UserFactory(username="khac", full_name="Người Khác", email="khac@x.example", phone="0203 9 999 999")
    UserFactory(username="nghi", full_name="Trần Văn An", is_active=False)
    by = administrator_of(commune, user__username="quantri", user__full_name="Trần Văn An")

    found = wrong(by, line(**cells))

    assert (2, key, sentence) in found
    assert {row for row, _key, _sentence in found} == {2}


def test_a_role_held_or_written_twice_and_administration_beside_work_are_refused(commune):
    UnitFactory(code="X2", parent=commune)
    held = UserFactory(username="giu", full_name="Trần Văn An")
    HoldingFactory(user=held, unit=commune)

    found = wrong(
        administrator_of(commune),
        line(username="giu"),
        line(),
        line(),
        line(code="X2", role="Chuyên viên", username="qt"),
        line(code="X1", role="Quản trị", username="qt"),
    )

    assert found == [
        (2, "role", "người này đã giữ hoặc đã được ghi vai trò này ở đơn vị"),
        (4, "role", "người này đã giữ hoặc đã được ghi vai trò này ở đơn vị"),
        (6, "role", "không thể vừa quản trị vừa làm việc ở đơn vị mình quản trị"),
    ]


def test_two_people_of_one_name_written_under_one_sign_in_name_are_noticed(commune):
    found = wrong(administrator_of(commune), line(), line(full_name="Lò Thị Bình"))

    assert [(row, key) for row, key, _sentence in found] == [(3, "username"), (3, "role")]


def test_only_administrators_in_person_send_such_a_workbook(commune):
    assert [allowed(by) for by in (administrator_of(commune), officer_of(commune))] == [True, False]


def test_units_with_nobody_beside_them_are_passed_over(commune):
    found = table({"code": "X1", "unit": "UBND xã Khe Thử"}, line(), {"code": "X1", "note": "chưa có người"})

    assert ([row.number for row in found.rows], found.errors) == ([3], [])


def test_the_workbook_of_a_real_province_goes_in_once_somebody_is_written_into_it(on_day):
    on_day(date(2026, 11, 20))
    load("04")
    top = Unit.objects.get(kind__governs_territory=True, territory__level="province", closed_on=None)
    book = openpyxl.load_workbook(io.BytesIO(accounts_workbook("04")))
    head = [cell.value for cell in book.active[1]]
    for name, value in (("họ và tên", "Trần Văn An"), ("tên đăng nhập", "an.tv"), ("vai trò", "Chuyên viên")):
        book.active.cell(row=5, column=head.index(name) + 1, value=value)
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]

    found = read_table(ACCOUNTS, rows, lambda done, total: None)
    errors = list(check(found.rows, administrator_of(top)))
    apply(found.rows, by=administrator_of(top), progress=lambda done, total: None)

    assert ([row.number for row in found.rows], found.errors, errors) == ([5], [], [])
    assert Holding.objects.get(user__username="an.tv").unit.code == book.active.cell(row=5, column=1).value


def test_the_template_goes_in_as_it_is_but_for_its_unit(commune):
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(template_of(ACCOUNTS))).active]
    rows[1][:2] = ["X1", "UBND xã Khe Thử"]

    found = read_table(ACCOUNTS, rows, lambda done, total: None)

    assert (found.errors, list(check(found.rows, administrator_of(commune)))) == ([], [])


@pytest.mark.parametrize("count", [1, 30])
def test_checking_costs_the_same_however_many_rows(commune, count, django_assert_max_num_queries):
    by = administrator_of(commune)
    found = table(*[line(username=f"u{number}") for number in range(count)])

    with django_assert_max_num_queries(4):
        assert list(check(found.rows, by)) == []


def test_an_administrator_whose_role_ended_between_check_and_writing_writes_nothing(commune):
    by, found = administrator_of(commune), table(line())
    Holding.objects.filter(pk=by.holding_id).update(to_on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc"):
        in_one_act(lambda: apply(found.rows, by=by, progress=lambda done, total: None))()

    assert (User.objects.filter(username="an.tv").count(), roles()) == (0, [])
