"""A plan set up, from the paper in somebody's hand to the decision how each target is counted."""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.eye import stands
from e2e.twelve import paper

PARTED = {"Thác Gió": ("Thác Gió Thượng", "99901"), "Rừng Gió": ("Rừng Gió Thượng", "99902")}
NEW = ["UBND xã Rừng Gió Thượng", "UBND xã Thác Gió Thượng"]


def two_communes_are_parted(page: Page) -> None:
    """Each gives a part away, so that the ninety-two are ninety-four."""
    for old, (new, code) in PARTED.items():
        page.goto("/reorganisations/division/")
        page.get_by_label("Địa bàn chia, tách").select_option(label=f"Xã {old}")
        page.get_by_label("Địa bàn cũ vẫn còn, chỉ tách một phần").check()
        first = page.get_by_role("group", name="Địa bàn mới thứ 1")
        first.get_by_label("Tên địa bàn mới").fill(new)
        first.get_by_label("Mã").fill(code)
        recorded(page, "1/5/2026")


def recorded(page: Page, day: str) -> None:
    """Day and paper; every unit is shown before anything is written."""
    page.get_by_label("Có hiệu lực từ ngày").fill(day)
    page.get_by_label("Theo văn bản").fill("Nghị quyết số 12/NQ-UBTVQH")
    page.get_by_role("button", name="Xem danh sách đơn vị").click()
    expect(page.get_by_role("listitem").filter(has_text="UBND xã").first).to_be_visible()
    stands(page)
    page.get_by_role("button", name=re.compile(r"^Ghi \d+ thay đổi$")).click()
    expect(page.get_by_text(re.compile(r"Đã ghi \d+ thay đổi trong một lần\."))).to_be_visible()


def read_and_issued(office: Page, clerk: Page) -> str:
    """The text is pasted, read and confirmed by the department, and the paper recorded by the committee; gives the plan."""
    office.goto("/documents/new/")
    office.get_by_label("Hoặc dán nội dung văn bản").fill(paper.TEXT)
    office.get_by_label("Soạn cho cơ quan ban hành").select_option(label="UBND tỉnh Sông Mẫu")
    office.get_by_role("button", name="Đọc văn bản").click()
    expect(office.get_by_role("heading", name="Đọc văn bản: 13 chỉ tiêu")).to_be_visible()
    stands(office)
    document = office.url.removesuffix("reading/")
    office.get_by_role("link", name=re.compile("Nhận mọi mục chắc chắn")).click()
    stands(office)
    office.get_by_role("button", name=re.compile(r"Nhận \d+ mục")).click()
    expect(office.get_by_text(re.compile(r"Đã nhận \d+ mục\."))).to_be_visible()

    office.goto(document)
    office.get_by_role("button", name="Lập kế hoạch từ bản đọc").first.click()
    office.get_by_role("dialog").get_by_role("button", name="Lập kế hoạch từ bản đọc").click()
    expect(office.get_by_role("heading", name=paper.TITLE)).to_be_visible()
    plan = office.url
    office.get_by_role("button", name="Trình ký").click()
    expect(office.get_by_text("Đã trình ký.")).to_be_visible()
    signed(clerk, plan)
    return plan


def signed(page: Page, plan: str) -> None:
    """The committee's clerk finds the draft on the desk; the communes stand beside it by name, the new ones too."""
    page.goto("/")
    page.get_by_role("row").filter(has_text=paper.TITLE).get_by_role("link", name="Xem").click()
    page.get_by_role("link", name="Ghi nhận ban hành").click()
    expect(page.get_by_text(NEW[0], exact=True)).to_be_visible()
    page.get_by_label("Số, ký hiệu").fill("45/KH-UBND")
    page.get_by_label("Ngày ký").fill("18/5/2026")
    page.get_by_label("Nơi lưu bản gốc").fill("Văn thư cơ quan")
    stands(page)
    page.get_by_role("button", name="Ghi nhận ban hành").click()
    expect(page.get_by_text("Đã ghi nhận ban hành.")).to_be_visible()


def decided(page: Page, plan: str) -> None:
    """Each target is proposed from its words, tried out on today's records and decided; the thirteenth stays words."""
    for each in paper.DECISIONS:
        page.goto(plan)
        row_of(page, each.target).get_by_role("link", name="chọn cách tính").click()
        if each.asked_before:
            page.get_by_label("Số liệu lấy từ đâu").select_option(label=each.asked_before)
        if each.words:
            page.get_by_label("Tên số liệu đơn vị báo cáo").fill(each.words)
            page.get_by_label("Trên tổng số").fill(each.of)
            page.get_by_label("Đơn vị tính", exact=True).fill(each.unit)
        if each.of_communes:
            page.get_by_label(paper.COMMUNES, exact=True).check()
        expect(page.get_by_role("checkbox", checked=True).first).to_be_visible()
        page.get_by_role("button", name="Tính thử").click()
        expect(page.get_by_role("heading", name="Tính thử với hồ sơ hôm nay")).to_be_visible()
        page.get_by_role("button", name="Ghi cách tính").click()
        expect(page.get_by_text("Đã ghi cách tính của chỉ tiêu.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=re.compile(r"còn \d+ đơn vị|đơn vị chưa báo cáo"))).to_have_count(12)
    stands(page)


def row_of(page: Page, number: int) -> Locator:
    """The row of the target that stands at this place of the paper."""
    return page.get_by_role("row").filter(has_text=re.compile(rf"gạch thứ {number}\b"))
