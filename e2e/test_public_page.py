"""A model opened to the public: its unit prepares the page with a photo, a leader above approves it, somebody without an
account reads it on a telephone, and taken down it is gone for everybody.
"""

import re

from playwright.sync_api import Page, expect

from danvan.files.tests.papers import pictures
from e2e.conftest import PHONE, Windows
from e2e.eye import stands
from e2e.papers import upload
from e2e.people import at_work

MODEL, UNIT = "Hiến đất mở đường liên thôn", "UBND xã Khe Mây"
TITLE = "Cả thôn hiến đất mở đường"
REASON = "Thay bằng trang mới có đủ số liệu"


def test_a_stranger_reads_a_model_on_a_telephone_until_it_is_taken_down(window: Windows) -> None:
    unit, leader, stranger = at_work(window, "khemay.ubnd"), at_work(window, "btgdv.ld"), window.open(size=PHONE)
    model = recognised_at_the_province(unit)
    with_a_photo(unit)
    prepared(window, unit, model)
    window.eye(stranger).expect(404)

    leader.goto(f"{model}public/")
    stands(leader)
    leader.get_by_role("button", name="Duyệt").click()
    address = leader.locator("#dia-chi").inner_text()
    stands(leader)

    read(stranger, address)

    taken_down(leader)
    stranger.goto(address)
    expect(stranger.get_by_text(TITLE)).to_have_count(0)
    stands(stranger)
    unit.goto(f"{model}public/")
    expect(unit.get_by_role("heading", name="Trang đã gỡ")).to_be_visible()


def recognised_at_the_province(page: Page) -> str:
    """The candidacy of the unit's model that the province recognised; gives its address."""
    page.goto("/exemplars/?pham_vi=&q=hien+dat+mo+duong&trang_thai=recognised")
    page.get_by_role("row").filter(has_text="cấp tỉnh").filter(has_text=UNIT).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(MODEL)
    return re.sub(r"^https?://[^/]+", "", page.url)


def with_a_photo(page: Page) -> None:
    page.get_by_text("Thêm ảnh, tài liệu").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Tải lên"))
    form.locator("input[type=file]").set_input_files(
        [upload("duong.jpg", "image/jpeg", pictures.photo(size=(1600, 900)))]
    )
    page.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_text("Đã nhận tệp.")).to_be_visible()
    stands(page)


def prepared(window: Windows, page: Page, model: str) -> None:
    """What is not looked through is not prepared; what was chosen stays chosen."""
    page.goto(f"{model}public/")
    stands(page)
    page.get_by_label("Tiêu đề trang").fill(TITLE)
    page.get_by_label("duong.jpg").check()
    window.eye(page).expect(422)
    page.get_by_role("button", name="Soạn trang").click()
    expect(page.get_by_role("alert")).to_contain_text("Mời xem lại từng nội dung, từng ảnh")
    expect(page.get_by_label("Tiêu đề trang")).to_have_value(TITLE)
    stands(page)
    page.get_by_label("Tôi đã xem từng nội dung").check()
    page.get_by_role("button", name="Soạn trang").click()
    expect(page.get_by_text("Trang chưa ai bên ngoài xem được.")).to_be_visible()
    stands(page)


def read(page: Page, address: str) -> None:
    """Words, results and the photo; no way into the house."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(page.get_by_text(UNIT)).to_be_visible()
    photo = page.get_by_role("img", name="Ảnh 1 của mô hình")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", True)
    assert photo.evaluate("each => each.naturalWidth") > 0
    stands(page)
    assert page.locator("a[href*='/exemplars/']").count() == 0


def taken_down(page: Page) -> None:
    page.get_by_text("Gỡ", exact=False).first.click()
    page.get_by_label("Lý do gỡ").fill(REASON)
    page.get_by_role("button", name="Gỡ trang").click()
    expect(page.get_by_text("Đã gỡ trang.", exact=False)).to_be_visible()
