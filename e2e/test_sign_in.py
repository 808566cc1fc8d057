"""The first page anybody meets."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import DESKTOP, PHONE
from e2e.eye import barriers, picture, too_wide


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_sign_in_page_has_no_barrier_and_fits(window, size):
    page = window.open(size)

    page.goto("/sign-in/")

    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert (barriers(page), too_wide(page)) == ([], [])
    picture(page, f"sign-in-{size['width']}")


def test_a_stranger_is_sent_to_sign_in_and_told_kindly_when_wrong(window, page):
    window.eye(page).expect(422)
    page.goto("/account/")
    page.get_by_label("Tên đăng nhập").fill("khong-co-ai")
    page.get_by_label("Mật khẩu").fill("khong phai mat khau")

    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("alert").or_(page.get_by_text("không đúng")).first).to_be_visible()
    assert barriers(page) == []


def test_the_sign_in_page_works_without_javascript(window):
    page = window.open(scripts=False)
    window.eye(page).expect(422)
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill("khong-co-ai")
    page.get_by_label("Mật khẩu").fill("khong phai mat khau")

    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_label("Tên đăng nhập")).to_have_value("khong-co-ai")
