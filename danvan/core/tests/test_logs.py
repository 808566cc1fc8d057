"""Logs tell what happened, not the secrets it happened with."""

import logging

import pytest

from danvan.core.logs import WithoutTokens


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Not Found: /invitations/" + "aB3_-" * 8 + "/", "Not Found: /invitations/…/"),
        ("Not Found: /password-reset/" + "x" * 43, "Not Found: /password-reset/…"),
        ("Not Found: /units/79-ho-so/plans/12/", "Not Found: /units/79-ho-so/plans/12/"),
    ],
)
def test_a_one_use_link_leaves_no_secret_in_the_log(message, kept):
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "%s", (message,), None)

    WithoutTokens().filter(record)

    assert record.getMessage() == kept
