"""The pages of documents as an office meets them: by keyboard, on a telephone, without scripts, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from danvan.documents.tests.texts import PLAN
from e2e.conftest import PHONE
from e2e.eye import stands, too_wide
from e2e.people import at_work

UNSURE = PLAN.replace("2. Nhiệm vụ", "- Nâng cao mức độ hài lòng của người dân.\n2. Nhiệm vụ")
MOST_BYTES = 150_000


def pasted(page: Page, text: str = UNSURE) -> str:
    """A text is pasted and read; gives the address of its reading."""
    page.goto("/documents/new/")
    page.get_by_label("Hoặc dán nội dung văn bản").fill(text)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name=re.compile("Đọc văn bản: 4 chỉ tiêu"))).to_be_visible()
    return page.url


def chosen(page: Page):
    return page.locator("[data-item][aria-current]")


def test_a_reading_is_confirmed_by_keyboard_what_is_uncertain_first(window):
    page = at_work(window, "sonoivu.cv")
    pasted(page)
    expect(chosen(page)).to_contain_text("Nâng cao mức độ hài lòng")
    expect(page.locator("mark[aria-current]").first).to_be_visible()
    stands(page)

    page.keyboard.press("Enter")
    expect(page.locator("#tien-do")).to_have_text(re.compile(r"^1 đã xác nhận"))
    page.get_by_role("button", name="Lập kế hoạch từ bản đọc").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Lập dự thảo kế hoạch từ 1 mục đã xác nhận?")
    page.keyboard.press("Escape")
    page.locator("[data-item].proposed").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("Delete")
    expect(page.locator("[data-item].dropped")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    line = chosen(page).get_attribute("data-item")
    page.keyboard.press("e")
    expect(page.locator(f"[data-item='{line}'] form [name=text]")).to_be_focused()
    page.keyboard.type("Theo văn bản: ")
    page.get_by_role("button", name="Lưu").click()

    expect(page.locator(f"[data-item='{line}']")).to_contain_text("đã sửa")
    expect(chosen(page)).to_have_class(re.compile("proposed"))


def test_choosing_a_sentence_shows_its_line_and_a_line_its_sentence(window):
    page = at_work(window, "sonoivu.cv")
    pasted(page)

    page.locator("mark").filter(has_text="Phấn đấu có từ 80%").first.click()
    expect(chosen(page)).to_contain_text("Phấn đấu có từ 80%")
    page.locator("[data-item]").filter(has_text="rà soát thủ tục").first.click(position={"x": 5, "y": 5})

    expect(page.locator("mark[aria-current]").first).to_contain_text("rà soát thủ tục")
    expect(chosen(page).get_by_role("button", name="Nhận")).to_be_visible()
    expect(page.get_by_role("button", name="Nhận", exact=True)).to_have_count(1)


def test_without_scripts_on_a_telephone_everything_is_reached_by_pressing(window):
    page = at_work(window, "sonoivu.cv", size=PHONE, scripts=False)
    address = pasted(page)
    assert too_wide(page) == []

    page.locator("[data-item].unsure").get_by_role("button", name="Nhận").click()
    expect(page.locator("#tien-do")).to_have_text(re.compile(r"^1 đã xác nhận"))
    page.locator("[data-item].proposed").first.get_by_role("link", name="Sửa lời").click()
    assert too_wide(page) == []
    page.get_by_role("button", name="Lưu").click()

    expect(page.locator("#tien-do")).to_have_text(re.compile(r"^2 đã xác nhận"))
    assert page.url.startswith(address)


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "telephone"])
def test_every_page_of_a_document_stands_at_both_widths_and_is_light(window, size):
    page = at_work(window, "sonoivu.cv", **({"size": size} if size else {}))
    reading = pasted(page).replace(window.house.address.rstrip("/"), "")
    at = reading.removesuffix("reading/")
    rooms = ("", "history/", "recording/", "reading/", "reading/header/", "reading/acceptance/", "clauses/new/task/")
    for address in ("/documents/", "/documents/?q=khongcogi", "/documents/recording/", *(at + room for room in rooms)):
        answer = page.goto(address)
        assert answer is not None
        assert (address, len(answer.body()) < MOST_BYTES) == (address, True)
        stands(page)


def test_a_printed_reading_shows_text_and_lines_and_no_buttons(window):
    page = at_work(window, "sonoivu.cv")
    pasted(page)

    page.emulate_media(media="print")

    expect(page.get_by_text("Thường trực Tỉnh ủy").first).to_be_visible()
    expect(page.locator("button:visible, .btn:visible")).to_have_count(0)
    assert too_wide(page) == []
