"""Whatever is sent to whichever door, with a right to knock there: it is read or refused, and never breaks the house."""

import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.forms import BaseForm
from django.urls import reverse

from danvan.core.rights import Row, rows_of
from danvan.desk.tests import test_rights as desk
from danvan.documents.tests import test_rights as documents
from danvan.files.tests import test_rights as files
from danvan.plans.tests import test_rights as plans
from danvan.units.tests import test_people_rights as people
from danvan.units.tests import test_rights as units
from danvan.units.tests.world import build
from scripts.places import ROOT

pytestmark = pytest.mark.django_db

APPS = {
    "desk": (desk.scene, lambda on: desk.world_with_a_day()),
    "documents": (documents.scene, documents.world_with),
    "files": (files.scene, lambda on: build()),
    "people": (people.scene, lambda on: build()),
    "plans": (plans.scene, plans.world_with),
    "remits": (people.scene, lambda on: build()),
    "units": (units.scene, lambda on: build()),
}
# Each is what some reader, or one of the databases, might choke on.
HOSTILE = {
    "nul": "\x00",
    "a number beyond any column": "9" * 30,
    "a number beyond a small column": str(2**31),
    "less than nothing": "-1",
    "a number that is none": "NaN",
    "digits of another script": "١٢٣",
    "a day before all days": "0/0/0",
    "a day at the end of days": "31/12/9999",
    "a heap": "Đ " * 30_000,
    "another writing of markup": "%3Cb%3E<b>{{7*7}}${7*7}",
    "a heap of marks": "a" + "\u0301" * 500,
}
READ_BY_A_VIEW = re.compile(r"\b(?:GET|POST)(?:\.get|\.getlist)?[(\[]\s*\"([a-z_-]+)\"")


def names():
    """Every name under which some page reads what is sent."""
    kinds, fields = list(BaseForm.__subclasses__()), set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        fields |= set(getattr(kind, "base_fields", ()))
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "danvan").rglob("*.py") if "tests" not in path.parts]
    return sorted(fields | {name for text in texts for name in READ_BY_A_VIEW.findall(text)})


NAMES = names()


def scenes():
    """Each door once for each record that may stand behind it."""
    rows = [(app, row) for app in APPS for row in rows_of(app) if row.on != "document purged"]
    return pytest.mark.parametrize(("app", "row"), rows, ids=[f"{row.method} {row.route} {row.on}" for _, row in rows])


def allowed(row: Row) -> str:
    """Somebody whom this door is opened to."""
    open_to = [member for member, status in row.answers.items() if status < 400 or status == 422]
    return open_to[0] if open_to else "committee_officer"


def knock(browser, row, address, form):
    """The answer's status; nothing that the knock did is left."""
    with transaction.atomic():
        ask = browser.post if row.method == "POST" else browser.get
        status = ask(address, form).status_code
        transaction.set_rollback(True)
    return status


def stage(app, row, on_day):
    on_day(date(2026, 5, 20))
    scene, world_with = APPS[app]
    world = world_with(row.on)
    world.proved_ago = timedelta(minutes=1)
    arguments, form = scene(world, row)
    return world.browser(allowed(row)), arguments, form


def hostile_forms(form):
    """Each name with something hostile, the names and the hostilities shifted; and a good form with one field hostile."""
    evils = list(HOSTILE.values())
    yield dict.fromkeys(NAMES, "\x00")
    for shift in (0, 5):
        yield {name: evils[(at + shift) % len(evils)][:9_000] for at, name in enumerate(NAMES)}
    for at, name in enumerate(form):
        yield {**form, name: "\x00"}
        yield {**form, name: evils[1 + at % (len(evils) - 1)]}


def beyond(arguments):
    """The same address with one number in it that no record has."""
    for at, each in enumerate(arguments):
        for number in (2**63, 10**30) if isinstance(each, int) else ():
            yield [*arguments[:at], number, *arguments[at + 1 :]]


@scenes()
def test_whatever_is_sent_is_read_or_refused_and_a_number_beyond_all_numbers_is_not_found(app, row, on_day):
    browser, arguments, form = stage(app, row, on_day)
    address = reverse(row.route, args=arguments or None)

    sent = [knock(browser, row, address, evil) for evil in hostile_forms(form)]
    asked = {knock(browser, row, reverse(row.route, args=changed), form) for changed in beyond(arguments)}

    assert [status for status in sent if status >= 500] == []
    assert asked <= {403, 404}
