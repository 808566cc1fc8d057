"""The register and the form of a registration by keyboard alone: tab, enter, space and what is typed, never a mouse.
Wherever the focus comes to, it is seen.
"""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.climbing.registering import NAME, part
from e2e.conftest import Windows
from e2e.eye import FOCUSED, stands
from e2e.people import password_of

MOST_STEPS = 220
FIELD, WORDS = "Kinh tế", "hien dat mo duong"


def test_the_register_is_opened_filtered_read_and_come_back_to(window: Windows) -> None:
    page = signed_in(window, "btgdv.cv")
    entered(page, page.get_by_role("navigation").get_by_role("link", name="Mô hình", exact=True))
    typed(page, page.get_by_label("Tên, đơn vị, số quyết định"), WORDS)
    moved_to(page, page.get_by_label("Lĩnh vực", exact=True), FIELD)
    entered(page, page.get_by_role("button", name="Lọc"))

    found = page.locator("tbody tr")
    assert [row for row in found.all_inner_texts() if not ("Kinh tế" in row and "Hiến đất" in row)] == []
    expect(page.get_by_label("Tên, đơn vị, số quyết định")).to_have_value(WORDS)
    stands(page)
    name, filtered = found.first.get_by_role("link").inner_text(), page.url

    entered(page, found.first.get_by_role("link"))
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    entered(page, page.get_by_role("link", name="Lịch sử"))
    expect(page).to_have_url(re.compile("/history/$"))
    # What Alt+← does, which a browser without a window of its own does not hear.
    for _each in range(2):
        page.go_back()
    expect(page).to_have_url(filtered)
    expect(found.first.get_by_role("link")).to_have_text(name)


def test_a_draft_is_registered(window: Windows) -> None:
    page = signed_in(window, "khemay.ubnd")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    entered(page, page.get_by_role("navigation").get_by_role("link", name="Mô hình", exact=True))
    entered(page, page.get_by_role("link", name="Đăng ký mô hình"))
    typed(page, page.get_by_label("Tên mô hình, điển hình"), NAME)
    moved_to(page, page.get_by_label("Đợt đăng ký"), "xã Khe Mây năm 2026")
    typed(page, page.get_by_label("Tập thể thực hiện"), "Chi hội phụ nữ xóm Bến")
    entered(page, page.get_by_role("button", name="Lưu nháp và viết tiếp"))

    why = part(page, "Thực trạng, lý do").get_by_role("textbox")
    typed(page, why, "Bến nước chung đầy rác sau mỗi trận mưa.")
    typed(page, page.get_by_label("Mục tiêu, dòng 1", exact=True), "Phiên dọn bến")
    typed(page, page.get_by_role("textbox", name="Đơn vị tính, dòng 1"), "phiên")
    typed(page, page.get_by_label("Kế hoạch, dòng 1", exact=True), "6")
    pressed(page, page.get_by_role("button", name="Lưu và xem trang mô hình"), "Space")
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    expect(page.get_by_text("Bến nước chung đầy rác sau mỗi trận mưa.")).to_be_visible()
    stands(page)


def signed_in(window: Windows, username: str) -> Page:
    """The door too is passed without a mouse."""
    page = window.open()
    page.goto("/sign-in/")
    typed(page, page.get_by_label("Tên đăng nhập"), username)
    typed(page, page.get_by_label("Mật khẩu"), password_of(window.house.setting.folder, username))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    return page


def reached(page: Page, wanted: Locator) -> None:
    """Goes on with the tab key until the focus is there; each place on the way shows that it has it."""
    expect(wanted).to_be_visible()
    for _step in range(MOST_STEPS):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
        _place, ringed = page.evaluate(FOCUSED)
        assert ringed or page.evaluate("document.activeElement === document.body"), page.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )
    raise AssertionError(f"not reached: {wanted}")


def typed(page: Page, field: Locator, words: str) -> None:
    reached(page, field)
    page.keyboard.type(words)
    expect(field).to_have_value(words)


def moved_to(page: Page, choice: Locator, words: str) -> None:
    """Goes down a list until the option that says these words is the chosen one."""
    reached(page, choice)
    for _option in range(choice.locator("option").count()):
        if words in choice.locator("option:checked").inner_text():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"not offered: {words}")


def entered(page: Page, wanted: Locator) -> None:
    pressed(page, wanted, "Enter")


def pressed(page: Page, wanted: Locator, key: str) -> None:
    """Presses what leads to another page, and waits until it is there."""
    reached(page, wanted)
    with page.expect_navigation():
        page.keyboard.press(key)
