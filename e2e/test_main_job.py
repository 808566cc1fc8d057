"""The main job, from the file in somebody's hand to what every unit made of it.

The department's officer uploads the draft and confirms its reading by keyboard; the committee's clerk records the signed
paper; the units have the plan before them: a commune on a phone without JavaScript, one without any account, one that
asks for something else; and somebody who has nothing to do with it sees nothing of it.
"""

import re

from playwright.sync_api import Page, expect

from e2e import papers
from e2e.conftest import PHONE
from e2e.eye import picture, stands, too_wide
from e2e.people import at_work

SERVED = "UBND xã Khe Gió"
ROOMS = ("", "tasks/", "schedule/", "units/", "units.xlsx", "documents/", "history/", "signing/", "ending/", "facts/")


def test_a_plan_goes_from_a_file_to_what_the_units_made_of_it(window):
    officer = at_work(window, "sonoivu.cv")
    document = read_in(officer)
    confirmed(officer, document)
    plan = drafted(officer)
    signed(at_work(window, "ubndtinh.vt"), plan)
    duty = taken_on_and_answered(at_work(window, "khemay.ubnd", size=PHONE, scripts=False))
    served(at_work(window, "ubndtinh.vt"), plan)
    disputed(at_work(window, "duubnd.cv"))
    office = at_work(window, "sonoivu.ld")
    answered(office)
    shows_who_did_what(office, plan)
    is_hidden_from(at_work(window, "khemay.mttq"), window, [*(plan + room for room in ROOMS), document, duty])

    assert "Không thấy chỗ nào sai" in window.house.manage("verify_audit")


def read_in(page: Page) -> str:
    """The draft is uploaded and read; the reading lies beside its text."""
    page.goto("/documents/new/")
    page.get_by_label("Tệp", exact=True).set_input_files([papers.draft()])
    page.get_by_label("Soạn cho cơ quan ban hành").select_option(label="UBND tỉnh Sông Mẫu")
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name=re.compile("Đọc văn bản: 3 chỉ tiêu"))).to_be_visible()
    stands(page)
    picture(page, "reading")
    return page.url.removesuffix("reading/")


def confirmed(page: Page, document: str) -> None:
    """What is sure is taken as a whole, after a look at the list; what is not, line by line with the keys."""
    page.get_by_role("link", name=re.compile("Nhận mọi mục chắc chắn")).click()
    stands(page)
    page.get_by_role("button", name=re.compile(r"Nhận \d+ mục")).click()
    expect(page.get_by_text(re.compile(r"Đã nhận \d+ mục\."))).to_be_visible()
    waiting = page.locator("[data-item].unsure")
    for left in range(waiting.count(), 0, -1):
        waiting.first.locator("[data-do=accept]").focus()
        page.keyboard.press("Enter")
        expect(waiting).to_have_count(left - 1)
    page.goto(document)
    expect(page.get_by_text("du-thao-ke-hoach.docx").first).to_be_visible()


def drafted(page: Page) -> str:
    """The plan's draft is made of it; its units are shown by name before anything binds."""
    page.get_by_role("button", name="Lập kế hoạch từ bản đọc").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Lập kế hoạch từ bản đọc").click()
    expect(page.get_by_role("heading", name=papers.TITLE)).to_be_visible()
    plan = page.url
    expect(page.get_by_role("row").filter(has_text="đối thoại trực tiếp")).to_contain_text("tối thiểu mỗi đơn vị")
    page.get_by_role("link", name="Nhiệm vụ").last.click()
    expect(page.get_by_role("row").filter(has_text="công khai kết quả")).to_contain_text("92 đơn vị")
    page.get_by_role("link", name="Đơn vị", exact=True).last.click()
    for words, size in (("UBND các xã, phường, đặc khu", 92), ("Đảng ủy UBND tỉnh", 1)):
        expect(page.locator(".row").filter(has_text=words).get_by_text(f"{size} đơn vị", exact=True)).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Đảng bộ Sở Nội vụ")).to_be_visible()
    stands(page)
    page.get_by_role("button", name="Trình ký").click()
    expect(page.get_by_text("Đã trình ký.")).to_be_visible()
    return plan


def signed(page: Page, plan: str) -> None:
    """The committee's clerk finds it on the desk and records number, date and file; the units stand beside it by name."""
    page.goto("/")
    page.get_by_role("row").filter(has_text=papers.TITLE).get_by_role("link", name="Xem").click()
    page.get_by_role("link", name="Ghi nhận ban hành").click()
    expect(page.get_by_text("UBND xã Khe Mây", exact=True)).to_be_visible()
    page.get_by_label("Số, ký hiệu").fill("99/KH-UBND")
    page.get_by_label("Ngày ký").fill("24/5/2026")
    page.get_by_label("Tệp bản ký").set_input_files([papers.signed_copy()])
    stands(page)
    page.get_by_role("button", name="Ghi nhận ban hành").click()
    expect(page.get_by_text("Đã ghi nhận ban hành.")).to_be_visible()
    picture(page, "units")
    assert page.url == f"{plan}units/"


def taken_on_and_answered(page: Page) -> str:
    """On a phone, without JavaScript: the commune takes the plan on from its desk and records its own plan on paper."""
    page.goto("/")
    page.get_by_role("row").filter(has_text=papers.TITLE).get_by_role("link", name="Xem và tiếp nhận").click()
    assert too_wide(page) == []
    page.get_by_role("button", name="Tiếp nhận kế hoạch").click()
    expect(page.get_by_text("Đã tiếp nhận kế hoạch.")).to_be_visible()
    page.get_by_text("Ghi nhận kế hoạch đã ký trên giấy").click()
    page.get_by_label("Tên kế hoạch").fill("Công tác dân vận quý IV năm 2026 xã Khe Mây")
    page.get_by_label("Số, ký hiệu").fill("15/KH-UBND")
    page.get_by_label("Ngày ký").fill("24/5/2026")
    page.get_by_label("Người ký").fill("Hoàng Văn Mẫu")
    page.get_by_label("Nơi lưu bản gốc").fill("Văn phòng UBND xã")
    page.get_by_role("button", name="Ghi nhận", exact=True).click()
    expect(page.get_by_text("Đã ghi nhận kế hoạch của đơn vị.")).to_be_visible()
    return page.url


def served(page: Page, plan: str) -> None:
    """A commune where nobody signs in is served by the committee above it, which says from what."""
    page.goto(f"{plan}units/")
    page.get_by_label("Tên đơn vị").fill("khe gio")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=SERVED, exact=True).click()
    page.get_by_label("Ghi theo nguồn nào").first.select_option(label="điện thoại")
    page.get_by_role("button", name="Tiếp nhận kế hoạch").click()
    expect(page.get_by_text("Đã tiếp nhận kế hoạch.")).to_be_visible()
    stands(page)


def disputed(page: Page) -> None:
    """A Party organ that the plan binds asks to be let out of one target."""
    page.goto("/")
    page.get_by_role("row").filter(has_text=papers.TITLE).get_by_role("link", name="Xem và tiếp nhận").click()
    page.get_by_text("Gửi kiến nghị", exact=True).first.click()
    page.get_by_label("Nội dung kiến nghị").select_option(label="đề nghị chỉ tiêu khác")
    page.get_by_label("Lý do").fill("Đảng ủy không trực tiếp đối thoại với Nhân dân.")
    page.get_by_label("Mức đề nghị").fill("0")
    page.get_by_role("button", name="Gửi kiến nghị").click()
    expect(page.get_by_text("Đã gửi kiến nghị.")).to_be_visible()
    stands(page)


def answered(page: Page) -> None:
    """The standing office answers from its desk."""
    page.goto("/")
    page.get_by_role("row").filter(has_text="đề nghị chỉ tiêu khác").get_by_role("link", name="Trả lời").click()
    page.get_by_label("Không đồng ý").check()
    page.get_by_label("Nội dung trả lời").fill("Giữ nguyên chỉ tiêu chung của tỉnh.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Đã trả lời kiến nghị.")).to_be_visible()


def shows_who_did_what(page: Page, plan: str) -> None:
    """The plan's page counts its units by state; its history tells who, for whom, from what."""
    page.goto(f"{plan}units/")
    expect(page.get_by_role("link", name=re.compile(r"đã có kế hoạch 1$"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"đã tiếp nhận 1$"))).to_be_visible()
    page.goto(f"{plan}history/")
    for words in ("Không đồng ý", "Ghi nhận ban hành", "điện thoại", "Lập dự thảo từ bản đọc"):
        expect(page.get_by_text(words).first).to_be_visible()
    stands(page)


def is_hidden_from(page: Page, window, addresses: list[str]) -> None:
    """Somebody of another line in a unit that is not bound finds nothing, at any address or by searching."""
    window.eye(page).expect(404)
    assert [page.request.get(address).status for address in addresses] == [404] * len(addresses)
    page.goto("/search/?q=quý IV năm 2026")
    expect(page.get_by_text("Không tìm thấy gì.")).to_be_visible()
