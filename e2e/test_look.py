"""The board of samples in a real browser: no barrier at any width or theme, by keyboard, without JavaScript, on paper."""

import pytest

from e2e.conftest import DESKTOP, PHONE
from e2e.eye import barriers, too_wide

BOARD = "/look/"


@pytest.mark.parametrize("size", [DESKTOP, PHONE, {"width": 320, "height": 640}], ids=["desk", "phone", "narrow"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_components_put_no_barrier_in_anybodys_way(window, size, theme):
    page = window.open(size)
    page.emulate_media(color_scheme=theme)

    page.goto(BOARD)

    assert (barriers(page), too_wide(page)) == ([], [])


def test_a_page_brings_no_more_than_a_slow_line_can_carry(page):
    page.goto(BOARD)

    carried = page.evaluate("""() => [...performance.getEntriesByType("resource"),
      ...performance.getEntriesByType("navigation")].reduce((sum, each) => sum + each.encodedBodySize, 0)""")

    assert carried < 150_000


def test_the_first_tab_leads_past_the_navigation(window, page):
    window.eye(page).expect(404)
    page.goto("/khong-co/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"


def test_errors_of_a_form_are_where_the_reader_is_put_first(page):
    page.goto(BOARD)

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_a_confirmation_is_a_dialog_that_escape_leaves(page):
    page.goto(BOARD)

    page.get_by_role("button", name="Rút", exact=True).first.click()
    asked = page.get_by_role("dialog")
    shown = asked.is_visible()
    page.keyboard.press("Escape")

    assert (shown, page.get_by_role("dialog").count()) == (True, 0)


def test_a_confirmation_opens_in_place_without_javascript(window):
    page = window.open(scripts=False)
    page.goto(BOARD)

    page.locator("details.confirm summary").click()

    assert page.locator("details.confirm .panel button[type=submit]").is_visible()


def test_what_only_a_script_can_serve_is_not_offered_without_one(window):
    page = window.open(scripts=False)
    page.goto(BOARD)

    offered = page.locator("[data-copy], [data-print], [data-dismiss], [data-all]")

    assert [offered.nth(index).is_visible() for index in range(offered.count())] == [False] * offered.count()


def test_choosing_all_chooses_the_page_and_says_how_many(page):
    page.goto(BOARD)

    page.locator("[data-all]").check()

    assert page.locator("[data-chosen=id]").inner_text() == "Đã chọn 5"


def test_shift_chooses_the_rows_between(page):
    page.goto(BOARD)
    boxes = page.locator("td.check input")

    boxes.nth(1).click()
    boxes.nth(3).click(modifiers=["Shift"])

    assert [boxes.nth(index).is_checked() for index in range(5)] == [False, True, True, True, False]


def test_a_menu_closes_when_one_looks_elsewhere(page):
    page.goto(BOARD)
    menu = page.locator("main details.drop")

    menu.locator("summary").click()
    opened = menu.locator(".panel").is_visible()
    page.keyboard.press("Escape")

    assert (opened, menu.locator(".panel").is_visible()) == (True, False)


def test_a_notice_can_be_put_away(page):
    page.goto(BOARD)
    notices = page.locator("main .notice:has([data-dismiss])")
    before = notices.count()

    notices.first.locator("[data-dismiss]").click()

    assert notices.count() == before - 1


def test_paper_shows_the_matter_and_nothing_to_press(page):
    page.goto(BOARD)

    page.emulate_media(media="print", color_scheme="dark")

    shown = {
        part: page.locator(part).first.is_visible() for part in (".top", ".btn", ".filters", ".tabs", "h1", "table")
    }
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (shown, ground) == (
        {".top": False, ".btn": False, ".filters": False, ".tabs": False, "h1": True, "table": True},
        "rgb(255, 255, 255)",
    )
