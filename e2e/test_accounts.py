"""From the invitation to the empty desk: what a person meets at the door, by keyboard, by thumb and without scripts."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from danvan.accounts import totp
from e2e.conftest import DESKTOP, PHONE
from e2e.eye import barriers, picture, too_wide

PASSWORD = "hoa ban nở trắng đồi"


@pytest.fixture
def invited(house):
    """Makes an account by command; gives the path of its invitation."""

    def invite(username: str, full_name: str) -> str:
        said = house.manage("first_administrator", "--username", username, "--full-name", full_name)
        found = re.search(r"(/invitations/\S+)", said)
        assert found, said
        return found[1]

    return invite


def accept(page: Page, path: str) -> None:
    """Sets the password by the invitation, without the mouse."""
    page.goto(path)
    expect(page.get_by_role("textbox", name="Mật khẩu mới", exact=True)).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/invitations/" not in address)


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")


def code_of(key: str) -> str:
    return totp.code_at(key.replace(" ", ""), totp.step_at(datetime.now(UTC)))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_account_page_has_no_barrier_and_fits(window, invited, size):
    page = window.open(size)
    username = f"khanh.lan.{size['width']}"
    link = invited(username, "Nguyễn Thị Khánh Lan, Phó Trưởng ban Thường trực")
    # The page of a link that ran out.
    window.eye(page).expect(404)
    page.goto(link)
    found = {"invitation": (barriers(page), too_wide(page))}
    picture(page, f"invitation-{size['width']}")
    accept(page, link)

    for path in ("", "password/", "email/", "sessions/", "confirmation/", "second-factor/app/"):
        page.goto(f"/account/{path}")
        found[path] = barriers(page), too_wide(page)
    for path in ("/password-reset/", "/password-reset/het-han/"):
        page.context.clear_cookies()
        page.goto(path)
        found[path] = barriers(page), too_wide(page)

    assert {path: faults for path, faults in found.items() if faults != ([], [])} == {}


def test_a_person_sets_the_code_app_up_and_needs_it_from_then_on(window, page, invited):
    accept(page, invited("minh.pv", "Phạm Văn Minh"))
    page.goto("/account/second-factor/")
    page.get_by_text("Không quét được?").click()
    key = page.locator("code").inner_text()
    page.get_by_label("Mã gồm 6 chữ số").fill(code_of(key))
    page.keyboard.press("Enter")

    expect(page.locator("li code")).to_have_count(10)
    assert (barriers(page), too_wide(page)) == ([], [])
    paper = page.locator("li code").first.inner_text()
    page.context.clear_cookies()
    sign_in(page, "minh.pv")
    expect(page.get_by_role("heading", name="Bước xác thực thứ hai")).to_be_visible()
    assert barriers(page) == []
    page.get_by_text("Dùng mã dự phòng").click()
    page.get_by_label("Mã dự phòng").fill(paper)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")

    page.goto("/account/second-factor/")
    expect(page.get_by_text("Mã dự phòng còn lại 9")).to_be_visible()
    assert (barriers(page), too_wide(page)) == ([], [])


def test_who_sits_down_after_another_finds_nothing_of_theirs(window, page, invited):
    accept(page, invited("nguoi.truoc", "Lò Thị Trước"))
    invitation = invited("nguoi.sau", "Vì Văn Sau")
    page.goto("/account/")
    page.goto("/account/email/")
    page.get_by_label("Thư điện tử công vụ mới").fill("lo.thi.truoc@xa.example")
    page.goto("/account/")
    page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/sign-in/")

    seen = []
    for _ in range(3):
        page.go_back(wait_until="load")
        seen.append(page.content())
    accept(page, invitation)
    page.goto("/account/email/")
    seen.append(page.content() + page.get_by_label("Thư điện tử công vụ mới").input_value())

    assert [word for word in ("Lò Thị Trước", "nguoi.truoc", "lo.thi.truoc") if word in "".join(seen)] == []
    assert "Vì Văn Sau" in seen[-1]


def test_the_whole_way_in_works_without_scripts(window, invited):
    page = window.open(scripts=False)
    accept(page, invited("khong.js", "Quàng Thị Mộc"))
    page.goto("/account/sessions/")
    page.get_by_role("button", name="Kết thúc mọi phiên ở máy khác").click()

    expect(page.get_by_text("Đã kết thúc 0 phiên ở máy khác.")).to_be_visible()
    page.goto("/account/")
    page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
