"""What every walk has: the served house, a browser, and a page whose trespasses fail the walk."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from e2e.eye import Eye
from e2e.served import Served, made, served
from scripts.run import Setting

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 15_000


@pytest.fixture(scope="session")
def first_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    """The demonstration as it was made, which no walk touches."""
    with made(tmp_path_factory.mktemp("made")) as setting:
        yield setting


@pytest.fixture(scope="session")
def house(first_house: Setting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration, for all walks of this run."""
    with served(tmp_path_factory.mktemp("var"), first_house) as running:
        yield running


@pytest.fixture(scope="module")
def own_house(first_house: Setting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demonstration for the walks of one file alone, which change it for good: there `house = own_house`."""
    with served(tmp_path_factory.mktemp("var"), first_house) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    assert found, "Không thấy Chromium trên máy này. Cài gói chromium rồi chạy lại."
    # Root has no user namespace to put the browser's sandbox into.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=[*options, "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture
def window(house: Served, browser: Browser) -> Iterator["Windows"]:
    """Opens windows, each a person of their own; at the end none may have trespassed."""
    windows = Windows(house, browser)
    yield windows
    windows.close()
    assert [fault for eye in windows.eyes for fault in eye.seen] == []


@pytest.fixture
def page(window: "Windows") -> Page:
    """One window at a desk."""
    return window.open()


class Windows:
    """The windows of one walk."""

    def __init__(self, house: Served, browser: Browser) -> None:
        self.house, self.browser = house, browser
        self.contexts: list[BrowserContext] = []
        self.eyes: list[Eye] = []

    def open(self, size: ViewportSize = DESKTOP, *, scripts: bool = True) -> Page:
        """A fresh window: nobody signed in, nothing remembered; `scripts=False` is a browser without JavaScript."""
        context = self.browser.new_context(
            base_url=self.house.address,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport=size,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        self.eyes.append(Eye(page, self.house.address))
        return page

    def eye(self, page: Page) -> Eye:
        return next(eye for eye in self.eyes if eye.page is page)

    def close(self) -> None:
        for context in self.contexts:
            context.close()
