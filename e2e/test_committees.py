"""A steering body from its first line to who follows which commune: set up, seated, shared out, one member replaced; the
commune reads on its telephone who follows it.
"""

import io

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from e2e.conftest import PHONE
from e2e.eye import stands
from e2e.people import at_work, status_for

NAME = "Ban Chỉ đạo Tháng Dân vận tỉnh Sông Mẫu"
HEAD, MEMBER, NEXT = "Lò Thị Mẫu Đầu", "Hoàng Văn Mẫu Hai", "Nông Thị Mẫu Ba"


def test_a_body_is_seated_shared_out_and_read_by_whom_it_follows(window):
    keeper = at_work(window, "tinhuy.cv")
    body = set_up(keeper)
    seat(keeper, body, "Trưởng ban", HEAD, "Phó Bí thư Tỉnh ủy")
    seat(keeper, body, "Ủy viên", MEMBER, "Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy")
    expect(keeper.get_by_role("table")).to_contain_text(MEMBER)
    stands(keeper)

    follow(keeper, "Đảng ủy xã Khe Mây")
    replaced = keeper.url
    replace(keeper)
    expect(keeper.get_by_role("table")).to_contain_text("Đảng ủy xã Khe Mây")
    keeper.goto(replaced)
    expect(keeper.get_by_text("đã thôi tham gia")).to_be_visible()

    read_on_a_telephone(at_work(window, "khemay.dang", size=PHONE), body)
    roll_as_a_workbook(keeper, body)
    record_the_decision(keeper, body)
    assert status_for(window, "quantri", body) == 404


def set_up(page: Page) -> str:
    """Prepared before its decision is signed; gives its address."""
    page.goto("/committees/")
    page.get_by_role("link", name="Lập Ban Chỉ đạo, tổ").click()
    stands(page)
    page.get_by_label("Tên gọi").fill(NAME)
    page.get_by_label("Hoạt động từ ngày").fill("1/5/2026")
    page.get_by_label("Đến hết ngày").fill("31/12/2026")
    page.get_by_role("button", name="Lập", exact=True).click()
    expect(page.get_by_text("Chưa ghi quyết định thành lập")).to_be_visible()
    return page.url


def seat(page: Page, body: str, role: str, name: str, post: str) -> None:
    page.goto(f"{body}members/")
    page.get_by_label("Vai trò").select_option(role)
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Chức vụ").fill(post)
    page.get_by_role("button", name="Ghi thành viên").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()


def follow(page: Page, unit: str) -> None:
    """The second member is charged with a unit, typed as people type it."""
    page.get_by_role("link", name=MEMBER).click()
    page.get_by_label("Đơn vị", exact=True).fill(unit)
    page.get_by_role("button", name="Phân công").click()
    expect(page.get_by_role("table")).to_contain_text(unit)
    stands(page)


def replace(page: Page) -> None:
    """Another takes the seat, and with it the unit."""
    page.get_by_role("link", name="Thay người khác").click()
    stands(page)
    page.get_by_label("Họ và tên").fill(NEXT)
    page.get_by_label("Chức vụ").fill("Phó Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy")
    page.get_by_label("Theo văn bản").fill("Quyết định số 301-QĐ/TU ngày 20/5/2026")
    page.get_by_role("button", name="Ghi thay thế").click()
    expect(page.get_by_role("heading", level=1, name=NEXT)).to_be_visible()
    expect(page.get_by_role("link", name=MEMBER)).to_be_visible()


def read_on_a_telephone(page: Page, body: str) -> None:
    """The unit's own page leads to the body; nothing can be changed there."""
    page.goto("/units/?q=dang+uy+xa+khe+may")
    page.get_by_role("link", name="Đảng ủy xã Khe Mây", exact=True).click()
    page.get_by_role("link", name=NEXT).click()
    stands(page)
    expect(page.get_by_role("link", name="Thay người khác")).to_have_count(0)
    for room in ("", "units/", "history/"):
        page.goto(body + room)
        stands(page)


def roll_as_a_workbook(page: Page, body: str) -> None:
    file = page.request.get(f"{body}members.xlsx").body()
    names = [row[2] for row in load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True) if row[0] in (1, 2)]
    assert names == [HEAD, NEXT]


def record_the_decision(page: Page, body: str) -> None:
    """The draft is fetched for signing; signed, its number and day are recorded."""
    assert page.request.get(f"{body}decision.docx").body()[:2] == b"PK"
    page.goto(f"{body}facts/")
    page.get_by_label("Số, ký hiệu quyết định").fill("300-QĐ/TU")
    page.get_by_label("Ngày ký quyết định").fill("4/5/2026")
    page.get_by_label("Nơi lưu bản gốc").fill("Văn thư Văn phòng Tỉnh ủy")
    stands(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("số 300-QĐ/TU ngày 04/05/2026")).to_be_visible()
