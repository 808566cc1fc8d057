"""What stands on somebody's desk about models, as their own browser shows it."""

from django.utils.html import escape

from danvan.core import clock
from danvan.desk.sources import decision_items, draft_items, owed_items
from danvan.plans.tests.scenes import browser_of
from danvan.units.scope import read_scope


def rows_of(post):
    """All rows of an account's desk: (words, unit or how many, day)."""
    scope, today = read_scope(post.user, clock.today()), clock.today()
    found = [*owed_items(scope, today), *decision_items(scope, today), *draft_items(scope, today)]
    return [(row.what, row.unit, row.due) for row in found]


def ways_on(post):
    """The rows' addresses, and what this account's browser is answered there."""
    scope, today, browser = read_scope(post.user, clock.today()), clock.today(), browser_of(post)
    found = [*owed_items(scope, today), *decision_items(scope, today), *draft_items(scope, today)]
    page = browser.get("/").content.decode()
    assert all(f'href="{escape(row.address)}"' in page for row in found)
    return [(row.address, browser.get(row.address).status_code) for row in found]


def who_reads(world, words):
    """The members of the cast whose desk bears these words."""
    found = set()
    for member in set(world.everybody) - {"anonymous"}:
        if words in world.browser(member).get("/").content.decode():
            found.add(member)
    return found
