"""Browsers for tests of pages."""

from dataclasses import replace

from django.test import Client


def browser(by):
    """A browser of this person, signed in."""
    client = Client()
    client.force_login(by.user)
    return client


def told(answer):
    """What a page says."""
    return answer.content.decode()


def on_paper(by):
    """Who serves a unit, typing from a paper."""
    return replace(by, source="bản giấy")
