"""Every page that a person comes to by following links, whatever walks there are: it stands, it fits, it lies open to the
keyboard, it speaks Vietnamese. One page of each route is looked at.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

from e2e.conftest import DESKTOP, PHONE
from e2e.eye import barriers, out_of_reach, too_wide
from e2e.people import at_work

# Files to take away, and the door out.
NO_PAGE = re.compile(r"xlsx|csv|docx|file|export|template|/static/|sign-out")
# Words that only a programme says.
FOREIGN = re.compile(r"-{6,}|\b(?:None|True|False|undefined|null|NaN|Error|Select|Submit|Delete)\b")
MANY = 150  # a page with more controls is a list, whose rows are alike
# Who goes round on what; the later ones look at what the earlier did not come to.
ROUNDS = (("sonoivu.cv", PHONE), ("tinhuy.qt", DESKTOP))


def test_every_page_one_can_come_to_stands(window):
    faults: dict[tuple[str, str], list[str]] = {}
    known = set[str]()

    for username, size in ROUNDS:
        page = at_work(window, username, size=size)
        faults |= {(username, route): told for route, told in looked_at(page, known) if told}

    assert faults == {}


def looked_at(page: Page, known: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Each route with what is wrong on its page; one that somebody looked at before is only passed through."""
    waiting, seen = ["/"], set[str]()
    while waiting:
        address = waiting.pop(0)
        if route_of(address) in seen:
            continue
        seen.add(route_of(address))
        answer = page.goto(address)
        assert answer is not None
        wrong = [] if answer.status == 200 else [f"status {answer.status}"]
        yield route_of(address), wrong if route_of(address) in known else [*wrong, *wrong_with(page)]
        waiting += addresses_on(page)
    assert len(seen) > 25
    known |= seen


def wrong_with(page: Page) -> list[str]:
    """Barriers, what is too wide or out of reach, and words that are no words of an office."""
    wrong = [*barriers(page), *too_wide(page), *FOREIGN.findall(page.locator("main").inner_text())]
    if page.locator("a[href], button, input, select").count() < MANY:
        wrong += [f"out of reach: {name}" for name in out_of_reach(page)]
    return wrong


def addresses_on(page: Page) -> list[str]:
    """Where the links of a page lead inside the house."""
    found = page.locator("a[href^='/']").evaluate_all("links => links.map(each => each.getAttribute('href'))")
    return [address.split("#")[0] for address in found if not NO_PAGE.search(address)]


def route_of(address: str) -> str:
    """An address without its numbers and questions."""
    return re.sub(r"\d+", "1", urlsplit(address).path)
