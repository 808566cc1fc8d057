"""A commune's figures, by every way there is: under a thumb, in the table, by telephone, from Excel; and put right."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from e2e.eye import stands
from e2e.people import paste
from e2e.twelve import paper

CALLED = "UBND xã Bản Hoa Ban"
TABLE = "/figures/grid/2026/?loai=ubnd-xa"


def box(page: Page, words: str) -> Locator:
    """The field of a figure."""
    return page.get_by_role("textbox", name=re.compile(f"^{words} Số liệu"))


def fill_in(page: Page) -> None:
    """All that a commune is asked, one figure after the other."""
    for words, figure in paper.SAID.items():
        part, _slash, whole = figure.partition("/")
        box(page, words).fill(part)
        if whole:
            page.locator("section").filter(has=box(page, words)).get_by_role("textbox").nth(1).fill(whole)


def said_under_a_thumb(page: Page) -> None:
    """On a telephone, from the desk: a commune that held no dialogue yet, as it believes."""
    page.goto("/")
    page.get_by_role("row").filter(has_text="Báo số liệu năm 2026").get_by_role("link", name="Báo số liệu").click()
    stands(page)
    fill_in(page)
    box(page, paper.HEARD).fill("0")
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(page.get_by_text("Đã ghi 7 số liệu.")).to_be_visible()


def typed_and_pasted(page: Page) -> None:
    """In the table: one commune by its keys, two more from somebody's spreadsheet, saved as they are left."""
    page.goto("/figures/")
    page.get_by_role("row").filter(has_text="Số liệu năm 2026").get_by_role("link", name="Bảng nhập").click()
    page.get_by_role("link", name=re.compile(f"^{paper.COMMUNES}")).click()
    page.get_by_label("Ghi theo nguồn nào").select_option(label="bản giấy")
    rows = page.locator("tr[data-row]")
    rows.first.locator("[data-cell]").first.focus()
    for cell in paper.CELLS_OF_A_ROW:
        page.keyboard.type(cell)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(rows.first).to_contain_text("bản giấy")
    rows.nth(1).locator("[data-cell]").first.focus()
    paste(page, [paper.CELLS_OF_A_ROW] * 2)
    for row in (1, 2):
        expect(rows.nth(row)).to_contain_text("bản giấy")
    stands(page)


def said_by_telephone(page: Page) -> None:
    """A commune where nobody signs in tells its figures; who types them says for whom and from what."""
    page.goto(TABLE)
    page.get_by_role("link", name=CALLED, exact=True).click()
    page.get_by_label("Ghi theo nguồn nào").select_option(label="điện thoại")
    fill_in(page)
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(page.get_by_text("Đã ghi 7 số liệu.")).to_be_visible()
    expect(page.get_by_text("nhập thay").first).to_be_visible()
    stands(page)


def sent_from_excel(page: Page, folder: Path, left: set[str]) -> None:
    """The eighty-two others sent paper: their table goes out, is filled in and comes back whole."""
    page.goto(TABLE)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải về Excel").click()
    kept = folder / "so-lieu.xlsx"
    waiting.value.save_as(kept)
    count = paper.fill(kept, left)
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_label("Tệp Excel (.xlsx)").set_input_files(kept)
    page.get_by_role("button", name="Gửi để kiểm tra").click()
    page.get_by_role("button", name=re.compile(r"Nhập [\d.]+ dòng")).click(timeout=60_000)
    expect(page.get_by_text(f"Đã ghi {count} số liệu.")).to_be_visible(timeout=60_000)
    stands(page)


def corrected(page: Page) -> None:
    """The commune finds the dialogue that it had not counted; the old figure stays readable beside the reason."""
    page.goto("/figures/")
    page.get_by_role("row").filter(has_text="Số liệu năm 2026").get_by_role("link", name="Xem").click()
    box(page, paper.HEARD).fill("1")
    section = page.locator("section").filter(has=box(page, paper.HEARD))
    section.get_by_label("Lý do sửa").fill("Sót hội nghị đối thoại ngày 12/5/2026")
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(page.get_by_text("Đã ghi 1 số liệu.")).to_be_visible()
    page.locator("section").filter(has=box(page, paper.HEARD)).get_by_role("link", name="Các lần báo").click()
    expect(page.get_by_role("row").filter(has_text="Sót hội nghị đối thoại ngày 12/5/2026")).to_be_visible()
    stands(page)
