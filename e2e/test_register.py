"""The register in a browser: what papers are to each other, the same paper twice, one put right, one taken off again."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e import papers
from e2e.conftest import DESKTOP, PHONE
from e2e.eye import picture, stands, too_wide
from e2e.people import at_work

RELATIONS = {
    "căn cứ": "Nghị quyết số 05-NQ/TU ngày 10/02/2026, Tỉnh ủy chưa có trong sổ",
    "thực hiện": "Chương trình số 17/CTr-UBND ngày 03/3/2026, Ủy ban nhân dân tỉnh chưa có trong sổ",
    "thay thế": "Kế hoạch số 44/KH-UBND ngày 15/01/2025, UBND tỉnh chưa có trong sổ",
    "sửa đổi, bổ sung": "Kế hoạch số 90/KH-UBND ngày 06/6/2025, UBND tỉnh chưa có trong sổ",
}
PAPER = {
    "Loại văn bản": "Kế hoạch",
    "Trích yếu": "Tiếp công dân năm 2025",
    "Cơ quan ban hành": "UBND tỉnh Sông Mẫu",
    "Nơi lưu bản gốc": "Văn thư Sở",
}
LONG = (
    "Nâng cao trách nhiệm của người đứng đầu cấp ủy, chính quyền các cấp trong tiếp công dân, đối thoại với Nhân dân "
    * 6
)


def filled(page: Page, symbol: str, day: str, **changed: str) -> None:
    """The form of a paper that is put on record, with its facts."""
    page.goto("/documents/recording/")
    for label, words in {**PAPER, "Số, ký hiệu": symbol, "Ngày ký": day, **changed}.items():
        page.get_by_label(label).fill(words)


def press(page: Page, name: str) -> None:
    page.locator("main form").get_by_role("button", name=name, exact=True).click()


def recorded(page: Page, symbol: str, day: str, **changed: str) -> str:
    """A paper goes on record; gives its address."""
    filled(page, symbol, day, **changed)
    press(page, "Vào sổ")
    expect(page.get_by_text("Đã vào sổ.", exact=True)).to_be_visible()
    return page.url


def terms_under(page: Page, heading: str) -> dict[str, str]:
    """Names and values of the list under a heading."""
    under = page.locator(".group", has=page.get_by_role("heading", name=heading)).locator("+ .sheet")
    names, values = under.locator("dt").all_inner_texts(), under.locator("dd").all_inner_texts()
    return dict(zip(names, (" ".join(value.split()) for value in values), strict=True))


def test_a_cited_paper_stays_words_until_it_arrives_and_is_a_link_from_then_on(window):
    page = at_work(window, "sonoivu.cv")
    page.goto("/documents/new/")
    page.get_by_label("Hoặc dán nội dung văn bản").fill(papers.RELATED)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.wait_for_url(re.compile("/reading/"))
    document = page.url.removesuffix("reading/")
    page.goto(document)
    assert terms_under(page, "Căn cứ, văn bản liên quan") == RELATIONS
    stands(page)

    old = recorded(page, "44/KH-UBND", "15/1/2025")

    page.get_by_role("link", name="Kế hoạch 118/KH-UBND").click()
    linked = {**RELATIONS, "thay thế": "Kế hoạch số 44/KH-UBND ngày 15/01/2025"}
    assert (page.url, terms_under(page, "Căn cứ, văn bản liên quan")) == (document, linked)
    page.get_by_role("link", name="Kế hoạch số 44/KH-UBND").click()
    assert page.url == old
    page.goto("/documents/?quan_he=amends")
    expect(page.locator("td.symbol")).to_have_text(["118/KH-UBND"])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_the_same_number_is_pointed_out_by_keyboard_and_the_person_decides(window, scripts):
    page = at_work(window, "sonoivu.cv", scripts=scripts)
    number = 500 + scripts
    first = recorded(page, f"{number}/KH-UBND", "15/1/2025", **{"Trích yếu": LONG})
    window.eye(page).expect(422)

    filled(page, f"0{number} / kh-ubnd", "20/12/2025", **{"Trích yếu": "Lời gõ còn nguyên"})
    page.get_by_label("Nơi lưu bản gốc").press("Enter")

    told = page.get_by_role("alert")
    expect(told).to_contain_text("Có thể trùng")
    expect(told.get_by_role("link")).to_have_attribute("href", first.removeprefix(window.house.address))
    expect(page.get_by_label("Trích yếu")).to_have_value("Lời gõ còn nguyên")
    stands(page, scripts)
    page.get_by_label("Đây là văn bản khác, vẫn vào sổ").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã vào sổ.", exact=True)).to_be_visible()
    assert page.url != first


def test_numbers_of_the_party_are_compared_within_their_term(window):
    page = at_work(window, "btgdv.cv")
    window.eye(page).expect(422)
    party = {"Loại văn bản": "Hướng dẫn", "Cơ quan ban hành": "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Mẫu"}
    for term, day, status in (
        ("2025-2030", "2/2/2026", 302),
        ("2025-2030", "3/3/2027", 422),
        ("2030-2035", "4/4/2031", 302),
    ):
        filled(page, "77-HD/BTGDVTU", day, **party, **{"Nhiệm kỳ": term})
        page.get_by_label("Hệ thống văn bản").select_option(label="văn bản của Đảng")
        press(page, "Vào sổ")
        said = "Có thể trùng" if status == 422 else "Đã vào sổ."
        expect(page.get_by_text(said, exact=True)).to_be_visible()


@pytest.mark.parametrize(("size", "scripts"), [(DESKTOP, True), (PHONE, False)], ids=["desk", "plain phone"])
def test_a_paper_is_put_right_and_taken_off_the_record_and_its_page_says_why(window, size, scripts):
    page = at_work(window, "sonoivu.cv", size=size, scripts=scripts)
    number = f"{600 + scripts}/KH-UBND"
    address = recorded(page, number, "15/1/2025", **{"Trích yếu": LONG})
    assert too_wide(page) == []
    page.get_by_role("link", name="Đính chính").click()
    page.get_by_label("Ngày ký").fill("16/1/2025")
    window.eye(page).expect(422)
    press(page, "Ghi đính chính")
    expect(page.get_by_role("alert")).to_contain_text("Lý do đính chính")
    page.get_by_label("Lý do đính chính").fill("Chép nhầm ngày ký")
    stands(page, scripts)
    press(page, "Ghi đính chính")
    put_right = page.locator(".history").get_by_role("listitem")
    expect(put_right).to_contain_text("Chép nhầm ngày ký")
    expect(put_right).to_contain_text(re.compile("15/01/2025.*16/01/2025", re.DOTALL))

    taken_off(page, "Ghi nhầm sổ")

    expect(page.locator("main .notice.off")).to_contain_text(re.compile("Rút khỏi sổ.*Ghi nhầm sổ", re.DOTALL))
    assert page.get_by_role("link", name="Đính chính").count() == 0
    stands(page, scripts)
    page.goto(f"{address}history/")
    said = ["Rút khỏi sổ", "Đính chính thông tin", "Vào sổ", "Đưa văn bản vào"]
    told = page.locator(".history > li > div").all_inner_texts()
    assert [line.split(":")[0] for line in told] == said
    stands(page, scripts)
    picture(page, f"withdrawn-{size['width']}")


def taken_off(page: Page, reason: str) -> None:
    """Through the dialog, or without scripts through what opens in its place."""
    page.get_by_text("Rút khỏi sổ", exact=True).first.click()
    page.locator("[name=reason]:visible").fill(reason)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã rút khỏi sổ; văn bản và lý do vẫn xem lại được.")).to_be_visible()
