"""Knocks at every door of an app with every member of the cast, as a page and as a fragment."""

import logging
from collections.abc import Callable
from copy import deepcopy
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from danvan.core.rights import Row
from danvan.units.tests.world import World

# What stands behind the door: address arguments, and what a form would send.
Scene = Callable[[World, Row], tuple[list[Any], dict[str, Any]]]


class Undo(Exception):
    """Takes back what one knock did before the next."""


def answers(world: World, row: Row, scene: Scene) -> dict[str, int]:
    """What each member of the cast is told; nobody's act is left for the next to find.

    A fragment must tell the same: it is asked first, and a difference shows as both numbers in one.
    """
    arguments, form = scene(world, row)
    address = reverse(row.route, args=arguments or None)
    return {member: _twins(world, member, row.method, address, form) for member in world.everybody}


def expected(world: World, row: Row) -> dict[str, int]:
    """What the table says."""
    return {member: row.answer(member) for member in world.everybody}


def _twins(world: World, member: str, method: str, address: str, form: dict[str, Any]) -> int:
    signed_in = world.browser(member).cookies
    page = _knock(signed_in, method, address, form, {})
    fragment = _knock(signed_in, method, address, form, {"HX-Request": "true"})
    # Signing in is asked of a fragment by a header, since htmx would put the sign-in page into the block.
    same = page == fragment or (page in (302, 303) and fragment in (200, 204, 302, 303))
    return page if same else page * 1000 + fragment


def _knock(signed_in: SimpleCookie, method: str, address: str, form: Any, headers: dict[str, str]) -> int:
    browser = Client()
    browser.cookies = deepcopy(signed_in)
    status: list[int] = []
    logging.disable(logging.WARNING)
    try:
        with transaction.atomic():
            ask = browser.post if method == "POST" else browser.get
            status.append(ask(address, form, headers=headers).status_code)
            raise Undo
    except Undo:
        return status[0]
    finally:
        logging.disable(logging.NOTSET)
