"""What comes to a plan after it binds: days off, another paper it carries out, units that merge, a commune that ends.

These walks change the house for good (a commune is gone afterwards), so they have one of their own.
"""

import re

from playwright.sync_api import Locator, Page, expect

from e2e.conftest import PHONE, own_house
from e2e.eye import stands
from e2e.people import at_work, status_for

house = own_house

GONE = "Bãi Nắng"


def test_whoever_keeps_the_calendar_enters_a_day_and_others_read_it(window):
    keeper, reader = at_work(window, "quantri"), at_work(window, "khemay.ubnd", size=PHONE)
    keeper.goto("/calendar/")
    keeper.get_by_label("Ngày *").fill("15/9/2026")
    keeper.get_by_label("Tên *").fill("Nghỉ ngày hội của tỉnh")
    keeper.get_by_label("Căn cứ").fill("Thông báo số 5/TB-UBND")
    keeper.get_by_role("button", name="Ghi vào lịch").click()
    expect(keeper.get_by_role("row").filter(has_text="Nghỉ ngày hội của tỉnh")).to_contain_text("15/09/2026")
    stands(keeper)

    reader.goto("/calendar/")
    expect(reader.get_by_text("Nghỉ ngày hội của tỉnh")).to_be_visible()
    expect(reader.get_by_role("button", name="Ghi vào lịch")).to_have_count(0)
    stands(reader)

    entered = keeper.get_by_role("row").filter(has_text="Nghỉ ngày hội của tỉnh")
    entered.get_by_text("Thu hồi").first.click()
    entered.get_by_label("Lý do").fill("Thông báo đã hủy")
    entered.get_by_role("button", name="Thu hồi").last.click()
    expect(entered).to_contain_text("đã thu hồi")


def test_a_plan_typed_by_hand_says_what_it_carries_out_and_names_who_works(window):
    officer = at_work(window, "sonoivu.cv")
    plan = drafted(officer, "Thực hiện công tác dân vận chính quyền năm 2027")

    officer.goto(f"{plan}documents/")
    officer.get_by_text("Thêm văn bản được thực hiện").click()
    officer.get_by_label("Văn bản được thực hiện").fill("Kế hoạch số 900-KH/TU ngày 05/5/2026 của Tỉnh ủy")
    officer.get_by_role("button", name="Thêm", exact=True).click()
    expect(officer.get_by_text("chưa có trong sổ")).to_be_visible()
    stands(officer)

    officer.goto(f"{plan}task/new/")
    officer.get_by_label("Nội dung").fill("Công khai kết quả giải quyết kiến nghị")
    officer.get_by_label("Chủ trì").fill("UBND các xã, phường, đặc khu")
    officer.get_by_label("Phối hợp").fill("Sở Nội vụ")
    officer.get_by_role("button", name="Lưu", exact=True).click()
    officer.get_by_role("link", name=re.compile(r"^\d+ đơn vị$")).click()
    expect(officer.get_by_role("row").filter(has_text="Sở Nội vụ tỉnh Sông Mẫu")).to_contain_text("phối hợp")
    expect(officer.get_by_role("row").filter(has_text="UBND").first).to_contain_text("chủ trì")
    stands(officer)

    assert status_for(window, "khemay.ubnd", f"{plan}documents/") == 404


def test_a_commune_is_merged_and_its_heir_takes_its_plan_over(window):
    officer = at_work(window, "sonoivu.cv")
    draft = picked_by_hand(officer)
    administrator = at_work(window, "tinhuy.qt")
    merged(administrator)
    officer.goto(f"{draft}units/")
    expect(officer.get_by_text(f"UBND xã {GONE}, kết thúc từ 24/05/2026; kế thừa: UBND xã Khe Mây")).to_be_visible()
    stands(officer)
    assert status_for(window, "khemay.mttq", f"{draft}units/") == 404
    clerk = at_work(window, "khemay.ubnd", size=PHONE, scripts=False)
    plan = taken_over(clerk)

    assert status_for(window, "sonoivu.cv", f"{plan}succession/") == 403
    assert status_for(window, "khemay.mttq", f"{plan}succession/") == 404
    keeps_its_past(at_work(window, "sonoivu.cv"))


def drafted(page: Page, title: str) -> str:
    """A plan begun by hand; gives its address."""
    page.goto("/plans/new/")
    page.get_by_label("Cơ quan ban hành").select_option(label="UBND tỉnh Sông Mẫu")
    page.get_by_label("Tên kế hoạch").fill(title)
    page.get_by_label("Thực hiện từ ngày").fill("1/1/2027")
    page.get_by_label("Đến hết ngày").fill("31/12/2027")
    page.get_by_role("button", name="Lưu dự thảo").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page.url


def picked_by_hand(page: Page) -> str:
    """A draft that names the commune, which is still there, and so without a warning."""
    plan = drafted(page, "Dân vận ở địa bàn trọng điểm năm 2027")
    page.goto(f"{plan}units/")
    page.get_by_label("Thêm diện đơn vị").fill(f"UBND xã {GONE}")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=f"UBND xã {GONE}")).to_be_visible()
    expect(page.get_by_text("đã kết thúc hoạt động")).to_have_count(0)
    return plan


def merged(page: Page) -> None:
    """One commune goes into another by a resolution; every unit of its lines is shown before anything is recorded."""
    page.goto("/reorganisations/merger/")
    page.get_by_label("Địa bàn nhập *").select_option(label=f"Xã {GONE}")
    page.get_by_label("Nhập vào *").select_option(label="Xã Khe Mây")
    page.get_by_label("Có hiệu lực từ ngày").fill("24/5/2026")
    page.get_by_label("Theo văn bản").fill("Nghị quyết số 9/NQ-UBTVQH")
    page.get_by_role("button", name="Xem danh sách đơn vị").click()
    expect(page.get_by_role("listitem").filter(has_text=f"UBND xã {GONE}").first).to_be_visible()
    stands(page)
    page.get_by_role("button", name=re.compile(r"^Ghi \d+ thay đổi$")).click()
    expect(page.get_by_text(re.compile(r"Đã ghi \d+ thay đổi trong một lần\."))).to_be_visible()


def taken_over(page: Page) -> str:
    """On a phone, without JavaScript: the heir finds what the ended commune left, and takes it over by a document."""
    page.goto("/plans/?q=bai+nang")
    page.get_by_role("link", name=re.compile(f"xã {GONE}")).first.click()
    plan = page.url
    expect(page.get_by_text("Cơ quan ban hành đã kết thúc hoạt động từ ngày 24/5/2026")).to_be_visible()
    page.get_by_role("link", name="Tiếp quản kế hoạch").click()
    page.get_by_label("Văn bản làm căn cứ").fill("Nghị quyết số 9/NQ-UBTVQH")
    page.get_by_role("button", name="Tiếp quản kế hoạch").click()
    expect(page.get_by_text("Đã tiếp quản kế hoạch.")).to_be_visible()
    expect(page.get_by_text("UBND xã Khe Mây").first).to_be_visible()
    return plan


def keeps_its_past(page: Page) -> None:
    """The ended commune keeps its page and name, and points to its heir."""
    page.goto("/units/?q=ubnd+xa+bai+nang")
    expect(page.get_by_text("Không có đơn vị đang hoạt động nào như vậy.")).to_be_visible()
    page.get_by_role("link", name=f"UBND xã {GONE}", exact=True).click()
    expect(page.get_by_role("link", name="UBND xã Khe Mây").first).to_be_visible()
    stands(page)


def test_a_clerk_who_leaves_hands_everything_over_in_one_act(window):
    keeper, unit = at_work(window, "quantri"), "UBND tỉnh Sông Mẫu"
    keeper.goto("/units/?q=ubnd+tinh+song+mau")
    keeper.get_by_role("link", name=unit, exact=True).first.click()
    keeper.get_by_role("row").filter(has_text="Văn thư").get_by_role("link", name="Bàn giao").click()
    address = keeper.url
    stands(keeper)
    leader = keeper.get_by_label("Người nhận").locator("option").filter(has_text="Phó Chủ tịch")
    keeper.get_by_label("Người nhận").select_option(label=leader.inner_text())
    keeper.get_by_label("Số biên bản").fill("03/BB-BG")
    keeper.get_by_role("button", name="Ghi bàn giao").click()
    expect(keeper.get_by_role("heading", name="Biên bản bàn giao công việc")).to_be_visible()
    expect(keeper.get_by_text("03/BB-BG")).to_be_visible()
    stands(keeper)

    assert status_for(window, "khemay.ubnd", address) == 404
    gone = at_work(window, "ubndtinh.vt")
    expect(gone.get_by_text("Văn thư, UBND tỉnh Sông Mẫu")).to_have_count(0)


def test_an_auditor_finds_what_new_accounts_approved_and_nobody_else_does(window):
    auditor = at_work(window, "kiemtra", size=PHONE)
    auditor.get_by_role("link", name="Phê duyệt của tài khoản mới lập").click()
    expect(auditor.get_by_text("Chưa có việc nào như vậy.")).to_be_visible()
    stands(auditor)

    assert status_for(window, "ubndtinh.ld", "/approvals/new/") == 403


def test_a_cluster_is_set_up_and_filled_by_keyboard_alone(window):
    officer = at_work(window, "sonoivu.cv")
    officer.goto("/groups/")
    tab_to(officer, officer.get_by_role("link", name="Lập nhóm"))
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", name="Lập nhóm đơn vị")).to_be_visible()
    tab_to(officer, officer.get_by_label("Tên nhóm"))
    officer.keyboard.type("Cụm thi đua số 1")
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", name="Cụm thi đua số 1")).to_be_visible()
    expect(officer.get_by_text("Nhóm chưa có đơn vị nào.")).to_be_visible()

    tab_to(officer, officer.get_by_label("Đơn vị tham gia"))
    officer.keyboard.type("UBND xã Khe Mây\nUBND xã Khe Gió")
    tab_to(officer, officer.get_by_role("button", name="Thêm vào nhóm"))
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("row").filter(has_text="UBND xã Khe Gió")).to_be_visible()
    stands(officer)

    member = officer.get_by_role("row").filter(has_text="UBND xã Khe Gió")
    tab_to(officer, member.get_by_text("Đưa ra khỏi nhóm").first)
    officer.keyboard.press("Enter")
    tab_to(officer, officer.get_by_role("dialog").get_by_role("button", name="Đưa ra khỏi nhóm"))
    officer.keyboard.press("Enter")
    expect(member).to_have_count(0)


def tab_to(page: Page, control: Locator) -> None:
    """Presses the tab key until this control has the focus."""
    for _press in range(80):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{control} is not reached by the tab key")
