"""A criteria set from a published rule to the next version: taken out to Excel and sent back, first with faults, tried by
keyboard, settled by the leader, read by a commune on its telephone, and changed by a version that says what it changed.
"""

import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from e2e.conftest import PHONE, Windows
from e2e.eye import stands
from e2e.people import at_work, status_for

RULE, OWN = "2579-qd-ubnd-2025", "Người đứng đầu đối thoại với Nhân dân ít nhất hai lần trong năm"
POINTS = ["5", "2", "0", "15", "20", "20", "15", "10", "5", "5"]


def test_a_criteria_set_goes_from_a_published_rule_to_its_next_version(window: Windows, tmp_path: Path) -> None:
    officer = at_work(window, "sonoivu.cv")
    address = begun(officer)
    sent_from_excel(window, officer, address, tmp_path)
    tried_by_keyboard(officer, address)
    assert status_for(window, "khemay.ubnd", address) == 404

    settled(at_work(window, "sonoivu.ld"), address)
    read_on_a_telephone(at_work(window, "khemay.ct", size=PHONE), address)
    changed_by_a_version(officer, address)


def begun(page: Page) -> str:
    """Begins the set of the province's committee from the rule; gives its address."""
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Chấm điểm").click()
    stands(page)
    page.locator(f"a[href*='{RULE}']").click()
    stands(page)
    page.get_by_label("UBND xã, phường, đặc khu", exact=True).check()
    page.get_by_role("button", name="Lập bộ tiêu chí").click()
    expect(page.get_by_text("12 tiêu chí là dòng mẫu")).to_be_visible()
    stands(page)
    return page.url


def sent_from_excel(window: Windows, page: Page, address: str, folder: Path) -> None:
    """The workbook comes back with a comma in the wrong place, then as it should."""
    page.goto(f"{address}workbook/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tệp đang có (Excel)").click()
    book = load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    lines = book["Tiêu chí"]
    row = next(cells for cells in lines.iter_rows() if cells[1].value == "2.2")
    row[2].value, row[3].value = OWN, "hai mươi"
    sent(window, page, address, book, folder / "sai.xlsx", 422)
    expect(page.get_by_role("table", name="Chỗ cần sửa trong tệp")).to_contain_text(str(row[0].row))
    stands(page)
    row[3].value = "20"
    sent(window, page, address, book, folder / "dung.xlsx")
    expect(page.get_by_role("link", name=OWN)).to_be_visible()


def sent(window: Windows, page: Page, address: str, book: object, file: Path, *told: int) -> None:
    book.save(file)  # type: ignore[attr-defined]
    if told:
        window.eye(page).expect(*told)
    page.goto(f"{address}workbook/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Gửi tệp").click()


def tried_by_keyboard(page: Page, address: str) -> None:
    """Ninety-seven points and a zero: no band of the two above, and a person has to decide."""
    page.goto(f"{address}trial/")
    page.get_by_label("Điểm của 1.1").focus()
    for typed in POINTS:
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            page.keyboard.press("Tab")
    page.get_by_role("button", name="Tính thử").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("97 điểm: Hoàn thành", exact=True)).to_be_visible()
    expect(page.get_by_text("tiêu chí 1.3 là 0")).to_contain_text("người có thẩm quyền quyết định")
    stands(page)


def settled(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Chốt bộ tiêu chí").click()
    page.get_by_role("dialog").get_by_role("button", name="Chốt bộ tiêu chí").click()
    expect(page.get_by_text("đã chốt", exact=True)).to_be_visible()
    stands(page)


def read_on_a_telephone(page: Page, address: str) -> None:
    """What one is judged by is no secret, and nothing of it can be changed from here."""
    page.goto(address)
    expect(page.get_by_text(OWN)).to_be_visible()
    expect(page.get_by_role("link", name="Sửa thông tin chung")).to_have_count(0)
    stands(page)
    page.goto(f"{address}trial/")
    stands(page)


def changed_by_a_version(page: Page, address: str) -> None:
    page.goto(f"{address}versions/")
    page.get_by_role("button", name="Lập phiên bản mới").click()
    page.get_by_role("dialog").get_by_role("button", name="Lập phiên bản mới").click()
    expect(page.get_by_text("đang soạn", exact=True)).to_be_visible()
    later = page.url
    page.get_by_role("link", name="Hoàn thành tốt").click()
    stands(page)
    page.get_by_label("Từ điểm").fill("95")
    expect(page.get_by_role("status").get_by_text("mỗi mức bắt đầu từ một số điểm khác nhau")).to_be_visible()
    stands(page)
    page.get_by_label("Từ điểm").fill("86,5")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("cell", name="86,5")).to_be_visible()
    page.goto(f"{later}versions/")
    expect(page.get_by_role("table", name="Khác với phiên bản kia")).to_contain_text("86,5")
    stands(page)
    page.goto(f"{later}history/")
    expect(page.locator(".history")).to_contain_text("Lập phiên bản mới")
    stands(page)
