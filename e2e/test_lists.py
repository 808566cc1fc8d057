"""The lists and forms that models rest on, each changed by who keeps it and met by an author: a level, the province's own
fields, a resource with its unit, a form in its second version.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.climbing.registering import ROUND, chosen, part
from e2e.conftest import PHONE, Windows
from e2e.eye import stands
from e2e.people import at_work
from e2e.served import Served

KEEPER, AUTHOR = "btgdv.cv", "khemay.ubnd"
FIELD, LEVEL = "Chuyển đổi số ở cơ sở", "cấp cụm thi đua"
KIND, BASE, PACKED = "Cây giống", "cây", "bầu 100 cây"
HEADING, HINT = "Người dân đã bàn những gì", "Ghi cuộc họp nào, bao nhiêu người dự"
BASIS = "Hướng dẫn số 45-HD/BTGDV ngày 20/5/2026"
# The first row of the editor, and the first to spare after the nine of the house.
FIRST, SPARE = 1, 10
NEW_WORDS = "Việc gì đang vướng, ai nêu ra"


@pytest.fixture(scope="module")
def house(own_house: Served) -> Served:
    """A house of its own: lists and forms change for good."""
    return own_house


def test_a_level_is_added_moved_ended_and_taken_out_again(window: Windows) -> None:
    page = at_work(window, KEEPER)
    page.goto("/lists/levels/")
    stands(page)
    page.get_by_role("link", name="Thêm cấp").click()
    stands(page)
    window.eye(page).expect(422)
    pressed(page, "Thêm cấp")
    expect(page.get_by_role("alert")).to_contain_text("Tên cấp")
    stands(page)
    page.get_by_label("Tên cấp").fill(LEVEL)
    chosen(page.get_by_label("Cấp hành chính"), "cấp xã")
    pressed(page, "Thêm cấp")
    page.get_by_role("button", name=f"Lên: {LEVEL}").click()
    names = page.locator("tbody td:first-child a").all_inner_texts()
    assert [name.lower() for name in names] == ["cấp cơ sở", "cấp xã", LEVEL, "cấp tỉnh"]

    open_row(page, LEVEL)
    page.get_by_label("Thôi dùng từ ngày").fill("31/12/2026")
    page.get_by_label("Lý do, văn bản").fill("Hết cụm thi đua")
    pressed(page, "Ghi ngày thôi dùng")
    expect(row(page, LEVEL)).to_contain_text("dùng đến trước 31/12/2026")
    open_row(page, LEVEL)
    stands(page)
    confirmed(page, "Xóa mục này")
    expect(page.get_by_text("Đã xóa khỏi danh mục.")).to_be_visible()
    expect(row(page, LEVEL)).to_have_count(0)


def test_a_province_begins_its_own_fields_and_its_authors_choose_among_them(window: Windows) -> None:
    page, author = at_work(window, KEEPER), at_work(window, AUTHOR, size=PHONE)
    page.goto("/lists/fields/")
    stands(page)
    confirmed(page, "Lập danh mục riêng của tỉnh")
    expect(page.get_by_text("Đã lập danh mục lĩnh vực riêng của tỉnh")).to_be_visible()
    own = page.get_by_role("table").first
    page.get_by_role("link", name="Thêm lĩnh vực").first.click()
    expect(page.get_by_text("Thêm vào danh mục của tỉnh Sông Mẫu", exact=False)).to_be_visible()
    page.get_by_role("textbox", name="Lĩnh vực").fill(FIELD)
    chosen(page.get_by_label("Quy về"), "xây dựng hệ thống chính trị")
    page.get_by_label("Căn cứ", exact=True).fill(BASIS)
    pressed(page, "Thêm lĩnh vực")
    expect(row(page, FIELD)).to_contain_text(BASIS)
    own.get_by_role("link", name="Kinh tế", exact=True).click()
    window.eye(page).expect(422)
    pressed(page, "Ghi ngày thôi dùng")
    expect(page.get_by_role("alert")).to_be_visible()
    stands(page)
    page.get_by_label("Thôi dùng từ ngày").fill("1/6/2026")
    pressed(page, "Ghi ngày thôi dùng")
    expect(own.get_by_role("row", name="Kinh tế")).to_contain_text("dùng đến trước 01/06/2026")
    stands(page)

    author.goto("/exemplars/new/")
    offered = author.get_by_label("Lĩnh vực").locator("option")
    expect(offered.filter(has_text=FIELD)).to_have_count(1)
    author.goto("/lists/fields/")
    stands(author)
    expect(author.get_by_role("link", name="Thêm lĩnh vực")).to_have_count(0)


def test_a_resource_is_said_in_a_new_unit_by_an_author(window: Windows) -> None:
    page, author = at_work(window, KEEPER), at_work(window, AUTHOR, size=PHONE)
    page.goto("/lists/resources/")
    page.get_by_role("link", name="Thêm loại nguồn lực").click()
    page.get_by_label("Loại nguồn lực").fill(KIND)
    page.get_by_label("Đơn vị tính khi cộng").fill(BASE)
    pressed(page, "Thêm loại nguồn lực")
    expect(page.get_by_text("Chưa có đơn vị tính nào.")).to_be_visible()
    stands(page)
    page.get_by_role("link", name="Thêm đơn vị tính").last.click()
    stands(page)
    page.get_by_role("textbox", name="Đơn vị tính").fill(PACKED)
    page.get_by_label("Bằng bao nhiêu đơn vị khi cộng").fill("100")
    pressed(page, "Thêm đơn vị tính")
    expect(row(page, PACKED)).to_contain_text(f"1 {PACKED} = 100 {BASE}")
    open_row(page, PACKED)
    stands(page)

    drafted(author, "Vườn ươm chung của thôn")
    chosen(author.get_by_label("Nguồn lực, đơn vị tính, dòng 1"), PACKED)
    author.get_by_label("Số lượng, dòng 1").fill("3")
    author.get_by_role("button", name="Lưu và xem trang mô hình").click()
    expect(author.get_by_text(f"300 {BASE}")).to_be_visible()


def test_a_form_gets_a_second_version_and_an_author_writes_by_it(window: Windows) -> None:
    page, author = at_work(window, KEEPER), at_work(window, AUTHOR, size=PHONE)
    page.goto("/forms/")
    stands(page)
    page.get_by_role("button", name="Soạn phiên bản mới").first.click()
    stands(page)
    said_twice(window, page)
    heading(page, FIRST, "Gợi ý cho người viết").fill(NEW_WORDS)
    page.get_by_label("Căn cứ", exact=True).fill(BASIS)
    page.get_by_role("button", name="Lưu và xem như trên điện thoại").click()
    expect(part(page, HEADING)).to_contain_text(HINT)
    stands(page)
    page.get_by_role("link", name="Quay lại mẫu").click()

    changes = page.get_by_role("table", name="Khác với phiên bản trước")
    expect(changes.get_by_role("row", name=HEADING)).to_contain_text("thêm")
    expect(changes.get_by_role("row", name="Thực trạng, lý do")).to_contain_text(NEW_WORDS)
    page.get_by_label("cả các đợt đang mở", exact=False).check()
    stands(page)
    pressed(page, "Đưa vào dùng")
    expect(page.get_by_text("Đã đưa vào dùng.", exact=False)).to_be_visible()
    stands(page)

    drafted(author, "Họp bàn trước khi làm")
    expect(part(author, HEADING)).to_contain_text(HINT)
    stands(author)


def said_twice(window: Windows, page: Page) -> None:
    """An own heading under the name of another is refused in a sentence and kept as it was typed; then it has its own."""
    window.eye(page).expect(422)
    heading(page, SPARE, "Tên mục").fill("Lực lượng")
    heading(page, SPARE, "Gợi ý cho người viết").fill(HINT)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Có hai mục cùng tên “Lực lượng”")
    expect(heading(page, SPARE, "Gợi ý cho người viết")).to_have_value(HINT)
    stands(page)
    heading(page, SPARE, "Tên mục").fill(HEADING)


def heading(page: Page, number: int, column: str) -> Locator:
    """A field of the editor by its row and column."""
    return page.get_by_role("textbox", name=f"{column}, dòng {number}", exact=True)


def drafted(page: Page, name: str) -> None:
    """An author begins a registration and comes to its headings."""
    page.goto("/exemplars/new/")
    page.get_by_label("Tên mô hình, điển hình").fill(name)
    page.get_by_label("Tập thể thực hiện").fill("Chi hội nông dân")
    chosen(page.get_by_label("Đợt đăng ký"), ROUND)
    page.get_by_role("button", name="Lưu nháp và viết tiếp").click()


def row(page: Page, words: str) -> Locator:
    return page.locator("tbody tr").filter(has_text=re.compile(re.escape(words), re.IGNORECASE))


def open_row(page: Page, words: str) -> None:
    row(page, words).get_by_role("link").first.click()


def pressed(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).last.click()


def confirmed(page: Page, name: str) -> None:
    """Presses what asks before it acts, and says yes."""
    page.get_by_text(name, exact=True).first.click()
    pressed(page, name)
