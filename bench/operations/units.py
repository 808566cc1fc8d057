"""The directory at sixty thousand units: searching it and opening a branch, against a page behind the same door that asks
the directory nothing; and taking sixty thousand units in, against inserting the same rows bare.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from bench.versus import Line, at_most, versus
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.text import sort_key
from danvan.jobs.sheets import Row
from danvan.units.building import Draft, build
from danvan.units.imports import COLUMNS, apply
from danvan.units.models import Unit, UnitKind

NEEDS_DATABASE = True
COMMUNES, VILLAGES, TAKEN_IN = 3_300, 17, 20_000
SYLLABLES = ("An", "Bình", "Châu", "Dương", "Đông", "Hòa", "Khánh", "Long", "Minh", "Nam", "Phú", "Sơn", "Tân", "Yên")


def compare() -> Iterator[Line]:
    top = country()
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(get_user_model().objects.create_user("ban-do", full_name="Người Đo"))
    plain = partial(shown, browser, "/account/")
    for name, address in (
        ("unit-search-rare", "/units/?q=xa+dong+hoa+17"),
        ("unit-search-common", "/units/?q=thon"),
        ("unit-tree", f"/units/{top.pk}/children/"),
    ):
        yield versus(name, partial(shown, browser, address), plain, at_most(3), rounds=7)
    rows = lines()
    yield versus("unit-import", lambda: undone(taken_in, rows), lambda: undone(bare, rows), at_most(3), rounds=3)


def shown(browser: Client, address: str) -> None:
    """Fetches a page; anything but the page itself would measure nothing."""
    answer = browser.get(address, secure=True)
    assert answer.status_code == 200, (address, answer.status_code)


@action
def country() -> Unit:
    """One top, its communes, and their villages: sixty thousand units."""
    commune, village = UnitKind.objects.get(code="ubnd-xa"), UnitKind.objects.get(code="thon")
    opened = date(2025, 7, 1)
    top = Draft(UnitKind.objects.get(code="ubnd-tinh"), "T", "UBND tỉnh Đo Lường", opened)
    drafts = [top]
    for number in range(COMMUNES):
        above = Draft(commune, f"X{number}", f"UBND xã {name(number)}", opened, top)
        drafts += [above]
        drafts += [Draft(village, f"X{number}-{n}", f"Thôn {name(n)} {number}", opened, above) for n in range(VILLAGES)]
    return build(drafts)[0]


def name(number: int) -> str:
    """A name of two syllables and a number."""
    count = len(SYLLABLES)
    return f"{SYLLABLES[number % count]} {SYLLABLES[number // count % count]} {number}"


def lines() -> list[Row]:
    """The rows of a workbook, as read."""
    blank = {column.key: None for column in COLUMNS}
    said = {"kind": "Thôn", "parent": "X0"}
    numbered = range(2, TAKEN_IN + 2)
    return [Row(n, {**blank, **said, "code": f"N{n}", "name": f"Thôn {name(n)}"}, ()) for n in numbered]


@action
def taken_in(rows: list[Row]) -> None:
    apply(rows, by=SYSTEM, progress=lambda done, total: None)


def bare(rows: list[Row]) -> None:
    """Only the units' own rows, without names, places, entries, or anything looked up."""
    kind = UnitKind.objects.get(code="thon")
    units = [
        Unit(
            line=kind.line,
            kind=kind,
            code=row["code"],
            name=row["name"],
            path="",
            opened_on=date(2025, 7, 1),
            folded=row["name"],
            sort_key=sort_key(row["name"]),
        )
        for row in rows
    ]
    Unit.objects.bulk_create(units, batch_size=5_000)


def undone(work: object, rows: list[Row]) -> None:
    """Does it and takes it back, so that every round finds the same house."""
    with transaction.atomic():
        work(rows)  # type: ignore[operator]
        transaction.set_rollback(True)
