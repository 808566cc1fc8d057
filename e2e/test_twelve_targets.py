"""Twelve targets from the paper that sets them to figures that outlive the units which said them: read, decided, reported
by every way there is, missed by five communes, urged, and asked for again after a commune was merged.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from e2e.conftest import PHONE, Windows
from e2e.eye import picture, stands
from e2e.papers import words_of
from e2e.people import at_work
from e2e.served import Served, made, served
from e2e.twelve.reported import corrected, said_by_telephone, said_under_a_thumb, sent_from_excel, typed_and_pasted
from e2e.twelve.set_up import NEW, decided, read_and_issued, recorded, row_of, two_communes_are_parted

# The province and its people, and of all that happened only the year before.
LAST_YEAR = """
import tomllib
from danvan.core import clock
from danvan.demonstration.making import FIRST_MOMENT, count_rows
from danvan.demonstration.people import make_people
from danvan.demonstration.story import DATA, tell_last_year
from danvan.demonstration.units import make_units
with clock.frozen(FIRST_MOMENT):
    make_units()
    tell_last_year(tomllib.loads(DATA.read_text(encoding="utf-8"))["plan"][0], make_people())
count_rows()
clock.turn_to(FIRST_MOMENT)
"""
SILENT = ["UBND xã Bản Gió", "UBND xã Khe Gió", "UBND xã Khe Sim", "UBND xã Suối Gió", "UBND xã Suối Sim"]
ENDED, HEIR = "Bãi Nắng", "Đồng Nắng"
COMPARED = {
    "": "89,1% (82/92, như đã báo cáo); theo đơn vị hiện nay: 89,1% (82/92)",
    f"?don_vi=UBND xã {HEIR}": "100% (1/1, như đã báo cáo); theo đơn vị hiện nay: 100% (2/2)",
    "?don_vi=UBND xã Thác Gió": "100% (1/1, như đã báo cáo); theo đơn vị hiện nay: không so sánh được: UBND xã Thác Gió đã "
    "chia cho nhiều đơn vị, không tách được số liệu cũ",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A province in which this year's plan is still to be made."""
    with (
        made(tmp_path_factory.mktemp("made"), story=LAST_YEAR) as first,
        served(tmp_path_factory.mktemp("var"), first) as running,
    ):
        yield running


def test_twelve_targets_go_from_a_paper_to_figures_that_outlive_their_units(window: Windows, tmp_path: Path) -> None:
    administrator, office, clerk = (at_work(window, name) for name in ("tinhuy.qt", "sonoivu.cv", "ubndtinh.vt"))
    commune = at_work(window, "khemay.ubnd", size=PHONE)
    two_communes_are_parted(administrator)

    plan = read_and_issued(office, clerk)
    decided(office, plan)
    gauge = opened(office, plan)

    said_under_a_thumb(commune)
    typed_and_pasted(clerk)
    said_by_telephone(clerk)
    sent_from_excel(clerk, tmp_path, {*SILENT, *NEW})
    left_out(office, gauge)
    expect_on(office, plan, "86/92", "còn 6 đơn vị")
    corrected(commune)
    expect_on(office, plan, "87/92", "còn 5 đơn vị")
    named_with_telephones(office, gauge)
    urged_by_letter(office, gauge)

    merged(administrator)
    expect_on(office, plan, "87/92", "còn 5 đơn vị")
    shown_before_and_after(office, gauge)

    assert window.house.manage("check_sums").startswith("0 sai")


def opened(page: Page, plan: str) -> str:
    """The target of dialogues, opened to its ninety-four; gives its address."""
    page.goto(plan)
    expect(row_of(page, 4)).to_contain_text("0/94")
    row_of(page, 4).get_by_role("link", name="còn 94 đơn vị").click()
    return page.url.partition("#")[0]


def left_out(page: Page, gauge: str) -> None:
    """The two communes of this month have nobody yet who could hold a dialogue."""
    page.goto(gauge)
    for unit in NEW:
        page.get_by_role("row").filter(has_text=unit).get_by_role("checkbox").check()
    page.get_by_label("Lý do miễn").fill("Mới thành lập ngày 1/5/2026, đang kiện toàn người đứng đầu")
    page.get_by_label("Người duyệt, văn bản duyệt").fill("Chủ tịch UBND tỉnh")
    page.get_by_role("button", name="Miễn cho các đơn vị đã chọn").click()
    expect(page.get_by_text("Đã miễn cho 2 đơn vị")).to_be_visible()


def expect_on(page: Page, plan: str, parts: str, missing: str) -> None:
    """What the plan's page says of the dialogues."""
    page.goto(plan)
    expect(row_of(page, 4)).to_contain_text(parts)
    expect(row_of(page, 4).get_by_role("link", name=missing)).to_be_visible()
    stands(page)


def named_with_telephones(page: Page, gauge: str) -> None:
    """The five by name, each with somebody to call; the two left out apart, with reason and approver."""
    page.goto(gauge)
    rows = page.get_by_role("row").filter(has_text="chưa báo cáo")
    expect(rows.get_by_role("link", name="UBND")).to_have_text(SILENT)
    for row in rows.all():
        expect(row.locator("a[href^='tel:']").first).to_be_visible()
    stands(page)
    picture(page, "twelve")
    page.get_by_role("link", name="được miễn", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Chủ tịch UBND tỉnh").get_by_role("link", name="UBND")).to_have_text(
        NEW
    )


def urged_by_letter(page: Page, gauge: str) -> None:
    """One press from the figure to the list, another to the công văn, whose annex names the five and nobody's telephone."""
    page.goto(gauge)
    page.get_by_role("link", name="Đôn đốc 5 đơn vị").click()
    stands(page)
    page.get_by_role("button", name="Công văn đôn đốc").click()
    stands(page)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Tải dự thảo công văn (.docx)").click()
    annex = Document(str(fetched.value.path())).tables[-1]
    assert [row.cells[1].text for row in annex.rows] == ["Đơn vị", *SILENT]
    assert "0208" not in words_of(fetched.value.path())


def merged(page: Page) -> None:
    """A commune that reported goes into its neighbour, today."""
    page.goto("/reorganisations/merger/")
    page.get_by_label("Địa bàn nhập *").select_option(label=f"Xã {ENDED}")
    page.get_by_label("Nhập vào *").select_option(label=f"Xã {HEIR}")
    recorded(page, "24/5/2026")


def shown_before_and_after(page: Page, gauge: str) -> None:
    """Last year's figure: of the province alike as reported and restated; of the heir as its own and as that of both; of a
    commune that gave a part away nobody can say.
    """
    page.goto(gauge)
    page.get_by_role("button", name="Quy đổi theo đơn vị hiện nay").click()
    expect(page.get_by_text("Đã quy đổi theo đơn vị hiện nay")).to_be_visible(timeout=60_000)
    for over, words in COMPARED.items():
        page.goto(f"{gauge}{over}")
        expect(page.get_by_role("region", name="Kết quả")).to_contain_text(f"Cùng kỳ năm trước: {words}")
        stands(page)
