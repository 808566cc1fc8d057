"""A target from its words to its number: how it is counted is proposed, tried out and decided; who is missing is named,
left out with a reason, urged; and a year later, after a commune was divided, the old figure says what it can.
"""

import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from e2e.conftest import PHONE, own_house
from e2e.eye import picture, stands
from e2e.people import at_work
from e2e.served import Served

house = own_house

HEARD = "tổ chức tiếp xúc, đối thoại trực tiếp với Nhân dân"
MODELS = "xây dựng, nhân rộng ít nhất 01 mô hình"
# One commune is divided between two of its neighbours, by the act that an administrator's wizard runs.
DIVIDED = """
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.units.actions.merging import split_unit
from danvan.units.models import Unit
communes = list(Unit.objects.open_on(clock.today()).filter(kind__code="ubnd-xa").order_by("-sort_key")[:3])
below = list(communes[0].children.all())
children = {unit.pk: communes[1 + at % 2] for at, unit in enumerate(below)}
split_unit(communes[0], into=communes[1:], children=children, by=SYSTEM, on=clock.today(), basis="Nghị quyết 7/NQ-HĐND")
print("|".join(unit.name for unit in communes))
"""


def plan_of(page: Page) -> str:
    """The government's plan in force, from the list."""
    page.goto("/plans/?cua=tat_ca&trang_thai=issued")
    page.get_by_role("link", name="Thực hiện công tác dân vận của chính quyền năm 2026", exact=True).click()
    expect(page.get_by_role("heading", name="của chính quyền năm 2026")).to_be_visible()
    return page.url


def row_of(page: Page, words: str) -> Locator:
    """The row of a target."""
    return page.get_by_role("row").filter(has_text=words)


def test_a_target_goes_from_its_words_to_its_number_and_to_those_who_are_missing(window, house, tmp_path):
    office = at_work(window, "sonoivu.cv")
    plan = plan_of(office)
    stands(office)
    decided(office)
    gauge = opened(office, plan)
    left_out(office, window, gauge)
    as_workbook(office, tmp_path)
    urged(office, gauge)
    is_read_by_a_commune(at_work(window, "khemay.ubnd", size=PHONE), window, plan, gauge)
    after_a_division(office, house, gauge)

    assert house.manage("check_sums").startswith("0 sai")


def decided(page: Page) -> None:
    """The words propose; nothing is kept by trying out; what is decided stands on the plan's page."""
    row_of(page, MODELS).get_by_role("link", name="chọn cách tính").click()
    stands(page)
    page.get_by_label("Tên số liệu đơn vị báo cáo").fill("Số mô hình “Dân vận khéo” hoạt động hiệu quả")
    page.get_by_label("Chi, đảng bộ cơ quan, đơn vị").or_(page.get_by_label("chi, đảng bộ cơ quan, đơn vị")).check()
    page.get_by_role("button", name="Tính thử").click()
    expect(page.get_by_role("heading", name="Tính thử với hồ sơ hôm nay")).to_be_visible()
    stands(page)
    picture(page, "counting")
    page.get_by_role("button", name="Ghi cách tính").click()
    expect(page.get_by_text("Đã ghi cách tính của chỉ tiêu.")).to_be_visible()
    expect(row_of(page, MODELS)).to_contain_text(re.compile(r"0%0/\d+"))


def opened(page: Page, plan: str) -> str:
    """The number opens to its parts, and the missing to names with telephones."""
    page.goto(plan)
    row_of(page, HEARD).get_by_role("link", name=re.compile(r"còn \d+ đơn vị")).click()
    expect(page.get_by_text("78/92").first).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="chưa báo cáo").first).to_contain_text("0208")
    page.get_by_text("Cách tính", exact=True).click()
    expect(page.get_by_text("số đơn vị được giao tính đến ngày")).to_be_visible()
    stands(page)
    picture(page, "gauge")
    return page.url.partition("#")[0]


def left_out(page: Page, window, gauge: str) -> None:
    """Without a reason nobody is left out; with one, numerator and denominator follow."""
    first = page.get_by_role("row").filter(has_text="chưa báo cáo").first
    first.get_by_role("checkbox").check()
    window.eye(page).expect(422)
    page.get_by_role("button", name="Miễn cho các đơn vị đã chọn").click()
    expect(page.get_by_text("Chưa lưu được")).to_be_visible()
    page.goto(gauge)
    page.get_by_role("row").filter(has_text="chưa báo cáo").first.get_by_role("checkbox").check()
    page.get_by_label("Lý do miễn").fill("Mới chia tách, chưa có người đứng đầu")
    page.get_by_label("Người duyệt, văn bản duyệt").fill("Chủ tịch UBND tỉnh")
    page.get_by_role("button", name="Miễn cho các đơn vị đã chọn").click()
    expect(page.get_by_text("78/91").first).to_be_visible()
    page.get_by_role("link", name="được miễn", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Mới chia tách")).to_contain_text("Chủ tịch UBND tỉnh")
    stands(page)


def as_workbook(page: Page, folder: Path) -> None:
    """The list goes out with totals that Excel adds up itself."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Xuất Excel").click()
    waiting.value.save_as(folder / "chi-tieu.xlsx")
    rows = list(load_workbook(folder / "chi-tieu.xlsx").active.iter_rows(values_only=True))
    assert rows[-1][3].startswith("=SUM(D")


def urged(page: Page, gauge: str) -> None:
    """From the target to the list of those to urge."""
    page.goto(gauge)
    page.get_by_role("link", name=re.compile(r"Đôn đốc \d+ đơn vị")).click()
    expect(page.get_by_role("row").filter(has_text="UBND").first).to_be_visible()
    stands(page)


def is_read_by_a_commune(page: Page, window, plan: str, gauge: str) -> None:
    """A commune reads how the target stands and its own part, and neither decides nor sees the others by name."""
    page.goto(plan)
    expect(row_of(page, HEARD)).to_contain_text("78/91")
    page.goto(f"{gauge}?xem=tat_ca")
    expect(page.get_by_role("link", name="UBND xã Khe Mây", exact=True)).to_be_visible()
    expect(page.get_by_text("1 đơn vị", exact=True)).to_be_visible()
    stands(page)
    window.eye(page).expect(403)
    page.goto(f"{plan}signing/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def after_a_division(page: Page, house: Served, gauge: str) -> None:
    """Above, last year's figure is the same units' still; of who got a part of the divided commune, nobody can say."""
    divided, heir, _other = house.manage("shell", "-c", DIVIDED).strip().splitlines()[-1].split("|")
    page.goto(f"{gauge}?don_vi={heir}")
    restated(page)
    expect(page.get_by_text("không so sánh được")).to_be_visible()
    expect(page.get_by_text(f"{divided} đã chia cho nhiều đơn vị")).to_be_visible()
    page.goto(f"{gauge}?don_vi=UBND tỉnh Sông Mẫu")
    expect(page.get_by_text(re.compile(r"theo đơn vị hiện nay: 89,1% \(82/92\)"))).to_be_visible()
    stands(page)


def restated(page: Page) -> None:
    """Asks for the computation where the night has not done it yet."""
    address = page.url
    page.get_by_role("button", name="Quy đổi theo đơn vị hiện nay").click()
    expect(page.get_by_text("Đã quy đổi theo đơn vị hiện nay")).to_be_visible(timeout=60_000)
    page.goto(address)
