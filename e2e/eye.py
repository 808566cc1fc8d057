"""What a page may not do while we walk: reach elsewhere, break its own policy, throw. Kept until the walk's end."""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from scripts.places import ROOT

PICTURES = ROOT / "docs" / "images"
# What the browser itself asks of the machine is not the page's doing.
INNER = ("data:", "blob:", "about:")


class Eye:
    """Watches one page. `answered_with` names the statuses a walk expects beside the good ones."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.seen: list[str] = []
        self.expected: set[int] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"threw: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def expect(self, *statuses: int) -> None:
        """The walk is about to be answered with these: a refusal is no fault of the page."""
        self.expected.update(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        # The browser repeats each refused answer as an error of its own; `_response` has judged it already.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.seen.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, *INNER)):
            self.seen.append(f"left the house: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.seen.append(f"{response.status}: {response.url}")


def barriers(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule and place; best practices count too."""
    found: dict[str, Any] = Axe().run(page).response
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


# An element that ends right of the window and stands in nothing that can be scrolled sideways is out of reach.
TOO_WIDE = """() => {
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const reachable = element => element && (scrolls(element) || reachable(element.parentElement));
  const edge = document.documentElement.clientWidth + 1;
  return [...document.body.querySelectorAll("*")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > edge && !reachable(each.parentElement))
    .map(each => each.tagName.toLowerCase() + (each.className ? "." + each.className : ""));
}"""


def too_wide(page: Page) -> list[str]:
    """The elements that reach out of the window, where nobody can scroll to them."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def stands(page: Page, scripts: bool = True) -> None:
    """No barrier, nothing out of reach; axe is a script itself and says nothing where there are none."""
    assert (barriers(page) if scripts else [], too_wide(page)) == ([], [])


# What somebody without a mouse must be able to come to; of a group of radio buttons the chosen one stands for all.
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility()
    && each.getClientRects().length && !(each.type === "radio" && !each.checked))
  .map((each, place) => { each.dataset.place = place; return (each.textContent || each.name || each.tagName).trim(); })"""
FOCUSED = """() => { const here = document.activeElement, look = getComputedStyle(here);
  const ringed = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== "none";
  return [here.dataset.place ?? null, ringed]; }"""


def out_of_reach(page: Page) -> list[str]:
    """The controls that the tab key does not come to, or where it cannot be seen that it has."""
    names: list[str] = page.evaluate(CONTROLS)
    seen = set()
    for _press in range(len(names) + 2):
        page.keyboard.press("Tab")
        place, ringed = page.evaluate(FOCUSED)
        if place is not None and ringed:
            seen.add(int(place))
    return [name for place, name in enumerate(names) if place not in seen]


def picture(page: Page, name: str) -> None:
    """Keeps a picture for the documentation, when pictures are wanted."""
    if os.environ.get("DANVAN_SCREENSHOTS") == "1":
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES, f"{name}.png"))
