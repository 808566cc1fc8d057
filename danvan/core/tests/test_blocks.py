"""The watch over blocks fails where a block needs its page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

from danvan.core.tests.blocks import BlocksAlone


def shown(source, context):
    """A page of this source, shown under the watch."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    page = engines["jinja2"].from_string(source)
    with BlocksAlone().watch():
        return page.render(context, request)


def test_a_page_whose_blocks_need_only_its_context_passes():
    assert shown("{% block rows %}{{ row }}{% endblock %}", {"row": "Sở Nội vụ"}) == "Sở Nội vụ"


@pytest.mark.parametrize(
    "source",
    [
        '{% set row = "x" %}{% block rows scoped %}{{ row }}{% endblock %}',
        "{% for row in rows %}{% block one scoped %}{{ row }}{% endblock %}{% endfor %}",
        '{% from "core/components/words.html" import state as badge %}{% block rows %}{{ badge("x") }}{% endblock %}',
    ],
)
def test_a_block_that_needs_what_stands_outside_it_fails(source):
    with pytest.raises(AssertionError, match="does not stand alone"):
        shown(source, {"rows": ["x"]})


def test_a_block_that_says_more_than_its_page_fails():
    source = (
        "{% if allowed is defined and not allowed %}{% else %}{% block rows %}{{ secret }}{% endblock %}{% endif %}"
    )

    with pytest.raises(AssertionError, match="says what its page does not"):
        shown(source, {"allowed": False, "secret": "kín"})
