"""The main job: a plan is drafted, signed, bound to units by name, and each makes of it what it does."""

from playwright.sync_api import Page, expect

from e2e.eye import barriers, picture, too_wide
from e2e.people import at_work

TITLE = "Thực hiện công tác dân vận khéo quý IV năm 2026"


def test_a_plan_goes_from_a_draft_to_what_the_units_made_of_it(window):
    address = drafted(at_work(window, "sonoivu.cv"))
    signed(at_work(window, "ubndtinh.ld"), address)
    commune = at_work(window, "khemay.ubnd")
    taken_on_and_answered(commune)
    disputed(commune)
    office = at_work(window, "sonoivu.ld")
    answered(office)
    shows_who_did_what(office, address)
    is_hidden_from(at_work(window, "khemay.mttq"), window, address)

    assert "Không thấy chỗ nào sai" in window.house.manage("verify_audit")


def drafted(page: Page) -> str:
    """The department's officer writes the plan for the committee, line by line, and submits it."""
    page.goto("/plans/new/")
    page.get_by_label("Cơ quan ban hành").select_option(label="UBND tỉnh Sông Mẫu")
    page.get_by_label("Tên kế hoạch").fill(TITLE)
    page.get_by_label("Thực hiện từ ngày").fill("1/10/2026")
    page.get_by_label("Đến hết ngày").fill("31/12/2026")
    page.get_by_role("button", name="Lưu dự thảo").click()
    page.get_by_role("link", name="Thêm chỉ tiêu").click()
    page.get_by_label("Nội dung").fill("100% xã, phường ban hành kế hoạch.")
    page.get_by_label("So sánh").select_option(label="bằng")
    page.get_by_label("Mức phải đạt").fill("100")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_role("link", name="Đơn vị").last.click()
    page.get_by_label("Thêm diện đơn vị").fill("UBND các xã, phường, đặc khu")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("92 đơn vị").first).to_be_visible()
    assert (barriers(page), too_wide(page)) == ([], [])
    page.get_by_role("button", name="Trình ký").click()
    expect(page.get_by_text("Đã trình ký.")).to_be_visible()
    return page.url


def signed(page: Page, address: str) -> None:
    """Another account records the signed paper; the units are shown by name before they are bound."""
    page.goto(address)
    page.get_by_role("link", name="Ghi nhận ban hành").click()
    expect(page.get_by_text("UBND xã Khe Mây")).to_be_visible()
    page.get_by_label("Số, ký hiệu").fill("99/KH-UBND")
    page.get_by_label("Ngày ký").fill("24/5/2026")
    page.get_by_label("Người ký").fill("Lê Thị Mẫu Hoa")
    page.get_by_label("Nơi lưu bản gốc").fill("Văn thư UBND tỉnh")
    page.get_by_role("button", name="Ghi nhận ban hành").click()
    expect(page.get_by_text("Đã ghi nhận ban hành.")).to_be_visible()
    picture(page, "plan-units")


def taken_on_and_answered(page: Page) -> None:
    """The commune finds the plan on its desk, takes it on, and records the plan it issued on paper."""
    page.goto("/")
    row = page.get_by_role("row").filter(has_text=TITLE)
    row.get_by_role("link", name="Xem và tiếp nhận").click()
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


def disputed(page: Page) -> None:
    """It asks for another figure."""
    page.get_by_text("Gửi kiến nghị", exact=True).first.click()
    page.get_by_label("Nội dung kiến nghị").select_option(label="đề nghị chỉ tiêu khác")
    page.get_by_label("Lý do").fill("Xã mới sáp nhập, đề nghị giảm chỉ tiêu.")
    page.get_by_label("Mức đề nghị").fill("90")
    page.get_by_role("button", name="Gửi kiến nghị").click()
    expect(page.get_by_text("Đã gửi kiến nghị.")).to_be_visible()
    assert (barriers(page), too_wide(page)) == ([], [])


def answered(page: Page) -> None:
    """The standing office answers from its desk."""
    page.goto("/")
    row = page.get_by_role("row").filter(has_text="đề nghị chỉ tiêu khác")
    row.get_by_role("link", name="Trả lời").click()
    page.get_by_label("Không đồng ý").check()
    page.get_by_label("Nội dung trả lời").fill("Giữ nguyên chỉ tiêu chung của tỉnh.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Đã trả lời kiến nghị.")).to_be_visible()


def shows_who_did_what(page: Page, address: str) -> None:
    """The plan's page counts its units by state, and its history tells it all."""
    page.goto(f"{address}units/")
    expect(page.get_by_role("link", name="đã có kế hoạch 1")).to_be_visible()
    expect(page.get_by_role("link", name="chưa tiếp nhận 91")).to_be_visible()
    page.goto(f"{address}history/")
    expect(page.get_by_text("Không đồng ý").first).to_be_visible()


def is_hidden_from(page: Page, window, address: str) -> None:
    """Somebody of another line in another unit finds nothing at any of its addresses."""
    window.eye(page).expect(404)
    for part in ("", "tasks/", "schedule/", "units/", "units.xlsx", "documents/", "history/", "signing/"):
        assert page.request.get(f"{address}{part}").status == 404
