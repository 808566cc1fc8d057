"""A browser before the pages of steering bodies."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def page(browser, route, *args, **asked):
    """What the page says."""
    return browser.get(reverse(f"committees:{route}", args=args), asked).content.decode()


def sent(browser, route, *args, **form):
    """The answer to a form."""
    return browser.post(reverse(f"committees:{route}", args=args), form)


def questions(browser, address):
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)
