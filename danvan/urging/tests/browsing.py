"""Pages of chasing as people of a scene see them."""

from html import unescape

from django.test import Client

from danvan.urging.actions.calls import Call, note_call
from danvan.urging.tests.scenes import TODAY


def browser(by):
    client = Client()
    client.force_login(by.user)
    return client


def said(answer):
    """The words of a page, on one line."""
    return " ".join(unescape(answer.content.decode()).split())


def listed(told, query=""):
    return browser(told.officer).get(f"/urging/{told.cause.key}/{told.plan.pk}/{query}")


def press(told, **form):
    return browser(told.officer).post(f"/urging/{told.cause.key}/{told.plan.pk}/batches/", {"key": "k", **form})


def call(told, at, on=TODAY):
    return note_call(told.cause, told.asked, told.communes[at], Call(on=on, note="Đã hẹn."), by=told.officer)
