"""One model from its first line on a telephone to a copy of it elsewhere: registered, one heading returned, judged by a
panel with one member kept out, announced, chosen for the province, recognised there, taken over; and what was counted.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.climbing import judging, registering, spreading
from e2e.conftest import PHONE, Windows
from e2e.people import at_work
from e2e.served import Served

# By how much the commune's counts of this year grow: the model counts at both levels.
COUNTED = {"Đăng ký": 2, "Công nhận": 2, "Được nhân rộng": 1}
PLAN, TARGET = "Tiếp tục đẩy mạnh phong trào thi đua", "toàn tỉnh có ít nhất 100 mô hình"
# What the history tells in the end, the last first.
TOLD = [
    "Đề nghị lên cấp trên", "Ghi nhận quyết định công nhận", "Công nhận", "Đưa vào thẩm định", "Báo cáo kết quả", "Sửa",
    "Bắt đầu thực hiện", "Tiếp nhận", "Gửi đăng ký", "Sửa", "Trả lại để bổ sung", "Gửi đăng ký", "Sửa", "Lập bản đăng ký",
]  # fmt: skip


@pytest.fixture(scope="module")
def house(own_house: Served) -> Served:
    """A house of its own: what is counted of the province changes for good."""
    return own_house


def test_a_model_climbs_from_a_commune_to_a_copy_elsewhere(window: Windows) -> None:
    commune = at_work(window, "khemay.ubnd", size=PHONE)
    front, party, chairman = (at_work(window, name) for name in ("khemay.mttq", "khemay.dang", "khemay.ct"))
    board = at_work(window, "btgdv.cv")
    before, models = counted(board), reached(board)

    model = registering.registered(commune)
    registering.one_heading_returned(front, model)
    registering.answered(commune, model)
    registering.taken_in(front, model)
    registering.carried_out(commune, model)

    sitting = judging.prepared(party)
    case = judging.taken_up(front, sitting, registering.NAME)
    kept_out(window, chairman, case)
    judging.seen_and_marked(front, case)
    judging.signed(party, case)
    judging.stepped(front, sitting, "Chuyển sang biểu quyết")
    judging.said_yes(front, case)
    judging.said_yes(party, case)
    judging.stepped(front, sitting, "Kiểm phiếu, mở kết quả")
    judging.concluded(front, case)
    decision = judging.drafted(front, sitting)
    commune.goto(model)
    expect(registering.state(commune, "đang thẩm định")).to_be_visible()
    judging.announced(party, decision)
    commune.goto(model)
    expect(registering.state(commune, "đã công nhận")).to_be_visible()

    spreading.proposed(front, model)
    above = spreading.candidate(commune, model)
    spreading.recognised_above(board, at_work(window, "btgdv.ld"), above)
    spreading.copied(at_work(window, "hoaban.mttq"), above)

    after = counted(board)
    assert {name: after[name] - before[name] for name in COUNTED} == COUNTED
    assert reached(board) == models + 1
    assert told(commune, model) == TOLD
    assert window.house.manage("check_funnel").startswith("0 sai")
    assert window.house.manage("check_sums").startswith("0 sai")


def kept_out(window: Windows, page: Page, case: str) -> None:
    """The commune's chairman sits on the panel, and finds no such case."""
    window.eye(page).expect(404)
    assert page.request.get(case).status == 404


def reached(page: Page) -> int:
    """How many recognised models of the year the movement's plan counts: on two levels a model is one."""
    page.goto("/plans/")
    page.get_by_role("link", name=re.compile(PLAN)).first.click()
    said = page.get_by_role("row").filter(has_text=TARGET).locator('td[data-label="Kết quả"] a').inner_text()
    return int(said.removesuffix(" mô hình"))


def told(page: Page, model: str) -> list[str]:
    """The steps that the model's history names; each stands under its day."""
    page.goto(f"{model}history/")
    return [line.split("\n")[1] for line in page.locator(".history > li").all_inner_texts()]


def counted(page: Page) -> dict[str, int]:
    """What the funnel of this year says of the commune's office."""
    page.goto("/exemplars/funnel/?nam=2026&don_vi=UBND+x%C3%A3+Khe+M%C3%A2y")
    rows = {name: page.get_by_role("row").filter(has_text=re.compile(f"^{name}")) for name in COUNTED}
    return {name: int(row.locator('td[data-label="Cả năm"]').inner_text()) for name, row in rows.items()}
