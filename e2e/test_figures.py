"""Figures, said under a thumb, in a table under the keys of a spreadsheet, and from Excel: nothing typed is lost, nobody is
written over in silence, and what is unusual is asked about.
"""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.conftest import PHONE
from e2e.eye import picture, stands
from e2e.people import at_work, paste
from e2e.served import Served

# Four targets of the sample province's communes; last year one commune said what it said.
ASKED = """
from decimal import Decimal
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.periods import Period
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.models import Measure
from danvan.units.acting import in_post
from danvan.units.models import Holding, Unit
at = lambda name: Unit.objects.get(name=name)
issuer, office, commune = at("UBND tỉnh Sông Mẫu"), at("Sở Nội vụ tỉnh Sông Mẫu"), at("UBND xã Khe Mây")
members = Unit.objects.filter(parent=issuer, kind=commune.kind)
half = Period.half(2026, 1)
def ask(at, words, rule, whole="", unit="cuộc"):
    measure = Measure.objects.create(words=words, whole_words=whole, unit_of_measure=unit)
    terms = {"words": words, "rule": rule, "comparator": ">=", "threshold": Decimal(1), "window": half}
    subject = Unit.objects.order_by("pk")[at]
    days = {"members": members, "members_on": clock.today(), "issuer": issuer, "office": office}
    open_gauge(subject, measure, by=SYSTEM, **terms, **days)
    return measure
heard = ask(0, "Số cuộc đối thoại với Nhân dân", "minimum")
settled = ask(1, "Số vụ việc hòa giải thành", "ratio", "Số vụ việc tiếp nhận", "vụ việc")
models = ask(2, "Số mô hình Dân vận khéo", "total", "", "mô hình")
by = in_post(Holding.objects.get(unit=commune, user__username="khemay.ubnd"))
report(commune, "2025-H1", [Said(heard, 2), Said(models, 3)], by=by)
"""
HEARD, SETTLED, WHOLE, MODELS = (
    "Số cuộc đối thoại với Nhân dân",
    "Số vụ việc hòa giải thành",
    "Số vụ việc tiếp nhận",
    "Số mô hình Dân vận khéo",
)


@pytest.fixture(scope="module")
def house(own_house: Served) -> Served:
    """A demonstration in which the communes are asked for figures."""
    own_house.manage("shell", "-c", ASKED)
    return own_house


def box(page: Page, words: str) -> Locator:
    """The field of a figure; that of a whole is named by its figure and its own words."""
    return page.get_by_role("textbox", name=re.compile(f"{WHOLE}$" if words == WHOLE else f"^{words} Số liệu"))


def form_of(page: Page) -> Page:
    """From the desk to the form of the unit's figures."""
    page.goto("/")
    page.get_by_role("row").filter(has_text="Báo số liệu 6 tháng đầu năm 2026").get_by_role(
        "link", name="Báo số liệu"
    ).click()
    expect(page.get_by_role("heading", name="Số liệu 6 tháng đầu năm 2026")).to_be_visible()
    return page


def test_a_commune_says_its_figures_on_a_phone_and_two_who_save_at_once_see_each_other(window):
    phone = form_of(at_work(window, "khemay.ubnd", size=PHONE))
    other = form_of(at_work(window, "khemay.ct"))
    stands(phone)

    # What is typed is kept without a press, and what is unusual is asked about, not refused.
    box(phone, HEARD).fill("40")
    box(phone, SETTLED).fill("17")
    box(phone, WHOLE).fill("20")
    expect(phone.get_by_text("Đã lưu nháp lúc")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Có số liệu nhập dở")).to_be_visible()
    expect(box(phone, HEARD)).to_have_value("40")
    box(phone, MODELS).fill("không có")
    window.eye(phone).expect(422)
    phone.get_by_role("button", name="Lưu số liệu").click()
    expect(phone.get_by_text("“không có” chưa rõ là bằng 0").first).to_be_visible()
    expect(phone.get_by_text("Gấp 20 lần năm trước (2)?")).to_be_visible()
    stands(phone)
    phone.get_by_label("Số liệu đúng như vậy").check()
    box(phone, MODELS).fill("0")
    phone.get_by_role("button", name="Lưu số liệu").click()
    phone.locator("section").filter(has_text=MODELS).get_by_label("Số liệu đúng như vậy").check()
    phone.get_by_label("Số liệu đúng như vậy").first.check()
    phone.get_by_role("button", name="Lưu số liệu").click()
    expect(phone.get_by_text("Đã ghi 3 số liệu.")).to_be_visible()

    # The leader's page is older: base, theirs and what is typed stand side by side.
    window.eye(other).expect(409, 422)
    box(other, HEARD).fill("4")
    other.get_by_role("button", name="Lưu số liệu").click()
    expect(other.get_by_text("Bạn đang nhập")).to_be_visible()
    expect(other.locator("dd").filter(has_text=re.compile("^40$"))).to_be_visible()
    stands(other)
    other.get_by_label("Lý do sửa").first.fill("gõ thừa số 0")
    other.get_by_role("button", name="Lưu số liệu").click()
    expect(other.get_by_text("Đã ghi 1 số liệu.")).to_be_visible()

    other.locator("section").filter(has_text=HEARD).get_by_role("link", name="Các lần báo cáo").click()
    expect(other.get_by_role("row").filter(has_text="gõ thừa số 0")).to_contain_text("4")
    expect(other.get_by_role("row").filter(has_text="gấp 20 lần năm trước (2): đúng như vậy")).to_be_visible()
    stands(other)


def test_thirty_communes_are_typed_pasted_and_sent_from_excel_in_one_table(window, tmp_path):
    page = at_work(window, "ubndtinh.vt")
    page.goto("/figures/")
    page.get_by_role("row").filter(has_text="6 tháng đầu năm").get_by_role("link", name="Bảng nhập").click()
    page.get_by_label("Ghi theo nguồn nào").select_option(label="bản giấy")
    stands(page)

    typed_by_keys(page)
    window.eye(page).expect(422)
    pasted(page)
    picture(page, "figures")
    page.set_viewport_size(PHONE)
    stands(page)

    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    sent_from_excel(page, tmp_path)


def typed_by_keys(page: Page) -> None:
    """Three cells along, one row down: the row one leaves is saved."""
    first = page.locator("tr[data-row]").first
    first.locator("[data-cell]").first.focus()
    for typed, key in (("2", "ArrowRight"), ("9", "ArrowRight"), ("12", "ArrowRight"), ("1", "Enter")):
        page.keyboard.type(typed)
        page.keyboard.press(key)
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    expect(first).to_contain_text("bản giấy")
    assert page.evaluate("document.activeElement.closest('tr') === document.querySelectorAll('tr[data-row]')[1]")


def pasted(page: Page) -> None:
    """A block of three rows; one cell is no figure, its row waits with what was pasted, the others are saved."""
    block = [["3", "5", "6", "1"], ["4", "không có", "7", "2"], ["2", "8", "8", "0"]]
    page.locator("tr[data-row]").nth(1).locator("[data-cell]").first.focus()
    paste(page, block)
    bad = page.locator("tr[data-row]").nth(2)
    expect(bad.get_by_text("“không có” chưa rõ là bằng 0")).to_be_visible()
    expect(bad.locator("[data-cell]").nth(1)).to_have_value("không có")
    for row in (1, 3):
        expect(page.locator("tr[data-row]").nth(row)).to_contain_text("bản giấy")


def sent_from_excel(page: Page, folder: Path) -> None:
    """The table goes out; two bad rows come back named and nothing is saved; mended, all of it is."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải về Excel").click()
    kept = folder / "so-lieu.xlsx"
    waiting.value.save_as(kept)
    fill(kept, "không có", "24/5/2026")
    send(page, kept)
    expect(page.get_by_role("row").filter(has_text="“không có” chưa rõ là bằng 0")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("row").filter(has_text="là một ngày")).to_be_visible()
    stands(page)
    fill(kept, 5, 6)
    send(page, kept)
    page.get_by_role("button", name=re.compile(r"Nhập \d+ dòng")).click(timeout=60_000)
    expect(page.get_by_text("Đã ghi 2 số liệu.")).to_be_visible(timeout=60_000)


def fill(kept: Path, *typed: object) -> None:
    """Types into the models of the last two communes."""
    book = openpyxl.load_workbook(kept)
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    lines = [row for row in range(2, page.max_row + 1) if MODELS in str(page.cell(row, heads["nội dung"]).value)][-2:]
    for row, value in zip(lines, typed, strict=True):
        page.cell(row, heads["số liệu"]).value = value
        page.cell(row, heads["nguồn"]).value = "bản giấy"
    book.save(kept)


def send(page: Page, kept: Path) -> None:
    """To the page of imports, by the way the table shows."""
    page.goto("/figures/grid/2026-H1/")
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_label("Tệp Excel (.xlsx)").set_input_files(kept)
    page.get_by_role("button", name="Gửi để kiểm tra").click()
