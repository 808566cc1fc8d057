"""The work on a task: a commune notes, proves and closes its part by telephone; the department opens it again and gives
another day. These walks change what a desk shows, so they have a house of their own.
"""

import re

from playwright.sync_api import FilePayload, Page, expect

from danvan.files.tests.papers import pictures
from e2e.conftest import PHONE, own_house
from e2e.eye import stands
from e2e.people import at_work, status_for

house = own_house

DIALOGUES, QUARTER = "Tổ chức đối thoại định kỳ với Nhân dân", "Tuyên truyền, quán triệt các văn bản"


def photo(name: str) -> FilePayload:
    """A photo as a telephone takes it."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": pictures.photo("JPEG")}


def test_a_commune_notes_and_closes_by_telephone_and_the_department_opens_again(window):
    commune = at_work(window, "khemay.ubnd", size=PHONE)
    part = own_part(commune)
    noted(commune)
    closed(window, commune)

    department = at_work(window, "sonoivu.ld")
    opened_again(department, part)

    commune.goto(part)
    expect(commune.get_by_role("paragraph").filter(has_text="Thiếu biên bản đối thoại")).to_be_visible()
    stands(commune)
    assert status_for(window, "khemay.mttq", part) == 404


def own_part(page: Page) -> str:
    """From the list of plans to one's own part of the task; gives its address."""
    page.goto("/plans/?q=cong+tac+dan+van+cua+chinh+quyen")
    page.get_by_role("link", name="Thực hiện công tác dân vận của chính quyền năm 2026", exact=True).first.click()
    page.get_by_role("link", name=re.compile(r"^Nhiệm vụ")).first.click()
    page.get_by_role("link", name="của đơn vị tôi").click()
    stands(page)
    page.get_by_role("link", name=re.compile(DIALOGUES)).first.click()
    stands(page)
    page.get_by_role("link", name="Phần việc của UBND xã Khe Mây").click()
    expect(page.get_by_role("heading", name="Phần việc của UBND xã Khe Mây")).to_be_visible()
    expect(page.get_by_text("Chưa ghi tiến độ.")).to_be_visible()
    stands(page)
    return page.url


def noted(page: Page) -> None:
    """A few words and a photo."""
    page.get_by_label("Tiến độ").fill("Đã đối thoại ở 3/5 thôn")
    page.locator("#ghi-file").set_input_files([photo("doi-thoai.jpg")])
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.get_by_text("Đã ghi tiến độ.")).to_be_visible()
    expect(page.get_by_text("Đã đối thoại ở 3/5 thôn").first).to_be_visible()
    expect(page.get_by_role("link", name="doi-thoai.jpg")).to_be_visible()


def closed(window, page: Page) -> None:
    """Without proof it is a sentence; with a photo it is done."""
    window.eye(page).expect(422)
    page.get_by_text("Ghi nhận đã xong").first.click()
    page.get_by_role("button", name="Ghi nhận đã xong").click()
    expect(page.get_by_text("Phần việc chưa có minh chứng")).to_be_visible()
    stands(page)
    page.locator("#xong-file").set_input_files([photo("bien-ban.jpg")])
    page.get_by_role("button", name="Ghi nhận đã xong").click()
    expect(page.get_by_text("Đã ghi nhận phần việc xong.")).to_be_visible()
    expect(page.get_by_text("xong đúng hạn").first).to_be_visible()


def opened_again(page: Page, part: str) -> None:
    """The department reads what was sent and says what is missing."""
    page.goto(part)
    expect(page.get_by_role("link", name="bien-ban.jpg")).to_be_visible()
    stands(page)
    page.get_by_text("Mở lại").first.click()
    page.get_by_label("Lý do").fill("Thiếu biên bản đối thoại với Nhân dân")
    page.get_by_role("button", name="Mở lại").last.click()
    expect(page.get_by_text("Đã ghi nhận: mở lại.")).to_be_visible()


def test_a_commune_asks_for_a_day_and_lateness_is_shown_against_both(window):
    commune = at_work(window, "khemay.ubnd", size=PHONE)
    owed = commune.get_by_role("row").filter(has_text=QUARTER)
    expect(owed).to_contain_text("phải làm tiếp vì: Chưa có văn bản phân công")
    owed.get_by_role("link", name="Ghi tiến độ").click()
    part = commune.url
    commune.get_by_text("Đề nghị lùi thời hạn").click()
    commune.get_by_label("Đề nghị lùi đến hết ngày").fill("15/6/2026")
    commune.locator("#han-words").fill("Chờ họp Ban Thường vụ.")
    commune.get_by_role("button", name="Gửi đề nghị").click()
    expect(commune.get_by_text("Đã gửi đề nghị lùi thời hạn.")).to_be_visible()
    stands(commune)

    department = at_work(window, "sonoivu.ld")
    answered = given(department)
    assert status_for(window, "khemay.ubnd", answered) == 403
    assert status_for(window, "khemay.mttq", answered) == 404

    commune.goto(part)
    expect(commune.get_by_text("còn 22 ngày").first).to_be_visible()
    expect(commune.get_by_text("đã quá 54 ngày so với hạn ban đầu 31/03/2026")).to_be_visible()
    stands(commune)
    commune.goto("/")
    expect(commune.get_by_role("row").filter(has_text=QUARTER)).to_contain_text("gia hạn, cũ 31/03/2026")


def given(page: Page) -> str:
    """From the desk of the department to the answer; gives the address at which it was given."""
    asked = page.get_by_role("row").filter(has_text=QUARTER).filter(has_text="UBND xã Khe Mây")
    asked.get_by_role("link", name="Trả lời").click()
    expect(page.get_by_label("Cho lùi đến hết ngày")).to_have_value("15/06/2026")
    address = page.url
    stands(page)
    page.get_by_label("Đồng ý", exact=True).check()
    page.get_by_label("Nội dung trả lời").fill("Đồng ý, đề nghị hoàn thành đúng hạn mới.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Đã trả lời kiến nghị.")).to_be_visible()
    stands(page)
    return address


def test_whoever_made_the_plan_sees_all_parts_and_takes_them_out_to_excel(window):
    page = at_work(window, "sonoivu.cv")
    page.goto("/plans/?q=cong+tac+dan+van+cua+chinh+quyen")
    page.get_by_role("link", name="Thực hiện công tác dân vận của chính quyền năm 2026", exact=True).first.click()
    page.get_by_role("link", name=re.compile(r"^Nhiệm vụ")).first.click()
    expect(page.get_by_text("Xong 0/4 nhiệm vụ")).to_be_visible()
    file = page.get_by_role("link", name="Xuất Excel").get_attribute("href")
    assert page.request.get(str(file)).status == 200
    stands(page)

    page.get_by_role("link", name=re.compile(QUARTER)).first.click()
    page.get_by_role("link", name="quá hạn", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="quá hạn 54 ngày").first).to_be_visible()
    stands(page)
