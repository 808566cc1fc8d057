"""The people of the demonstration at the door."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from e2e.conftest import Windows

# What a browser does on Ctrl+V, whatever its clipboard may be read by.
PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


def password_of(folder: Path, username: str) -> str:
    """What this machine made up for an account."""
    lines = (folder / "accounts.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split()[1] for line in lines if line.split()[0] == username)


def at_work(window: Windows, username: str, **how: Any) -> Page:
    """A window in which this person has signed in by the door; `how` as a window is opened."""
    page = window.open(**how)
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(password_of(window.house.setting.folder, username))
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    return page


def status_for(window: Windows, username: str, address: str) -> int:
    """What somebody is told who tries the address of a page that is not theirs."""
    page = at_work(window, username)
    window.eye(page).expect(403, 404)
    return page.request.get(address).status


def paste(page: Page, rows: list[list[str]]) -> None:
    """Puts down what somebody copied from a spreadsheet, where the focus is."""
    page.evaluate(PASTE, "".join("\t".join(row) + "\r\n" for row in rows))
