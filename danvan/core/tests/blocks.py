"""While tests run, each page that is rendered whole is rendered again block by block: htmx may ask for any of them, and
a block has neither what stands at the top of its file nor anything the page does not show.
"""

import re
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.http import HttpRequest
from django.template.backends.jinja2 import Template
from jinja2 import UndefinedError

from danvan.core.jinja import render_block

_CHANGES_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


class BlocksAlone:
    """Renders the blocks of a template the first time a test shows its page, with that page's own context."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def watch(self) -> Any:
        """A patch of the engine, for the length of a test run."""
        whole = Template.render

        def render(page: Any, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
            shown = whole(page, context, request)
            if request is not None and page.template.name not in self.seen:
                self.seen.add(page.template.name)
                self.check(page, context or {}, request, shown)
            return shown

        return patch.object(Template, "render", render)

    def check(self, page: Any, context: dict[str, Any], request: HttpRequest, shown: str) -> None:
        """Fails on a block that cannot stand alone, or that says what its page does not."""
        counting, connection.force_debug_cursor = connection.force_debug_cursor, False
        try:
            for block in page.template.blocks:
                self.check_block(page, block, context, request, shown)
        finally:
            connection.force_debug_cursor = counting

    def check_block(self, page: Any, block: str, context: dict[str, Any], request: HttpRequest, shown: str) -> None:
        """One block of one page."""
        try:
            alone = render_block(page, block, dict(context), request)
        except UndefinedError as error:
            raise AssertionError(f"{page.template.name}: block {block} does not stand alone: {error}") from error
        if _plain(alone) not in _plain(shown):
            raise AssertionError(f"{page.template.name}: block {block} says what its page does not.")


def _plain(rendered: str) -> str:
    return " ".join(_CHANGES_EACH_TIME.sub("", rendered).split())
