"""A plan among people who may and may not touch it, and what their browsers are answered."""

from dataclasses import dataclass
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.plans.models import Plan
from danvan.units.tests.world import World


@dataclass
class Scene:
    """The world, a plan in it, and another plan that has nothing to do with the first."""

    world: World
    plan: Plan
    other: Plan

    def post(self, member, address, form=None, **how):
        """What a member's own browser is answered."""
        return self.world.browser(member).post(address, form or {}, **how)

    def page(self, tab=""):
        return f"/plans/{self.plan.pk}/{tab}"


def browser_of(post):
    """A browser in which whoever holds this post is signed in."""
    browser = Client()
    browser.force_login(post.user)
    return browser


def questions(browser, address):
    """How many questions a page asks of the database once everything is warm."""
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def said(answer):
    """The words of a page, on one line."""
    return " ".join(unescape(answer.content.decode()).split())
