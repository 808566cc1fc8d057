"""The territories of the shipped tables as they were and are: which goes on, which ended on 1/7/2025, and into whom.

Nothing here touches the database. A key names a territory for its whole life: "old 00004" ended, "00004" is today's.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from danvan.core.text import fold
from danvan.units.loading.files import Row, table
from danvan.units.models import BEFORE_RECORDS, Extent, Level

CUT = date(2025, 7, 1)
REARRANGED = "sắp xếp đơn vị hành chính từ ngày 01/7/2025"
PROVINCES_MERGED = "Nghị quyết số 202/2025/QH15"
DISTRICTS_ENDED = "kết thúc hoạt động cấp huyện từ ngày 01/7/2025"
# Old 04603 "Tà Si Láng" and new "Tà Xi Láng" are one commune, spelt in two ways.
SPELT_ANEW = {"04603"}


@dataclass(frozen=True)
class Standing:
    """Type, name and parent (a key) of a territory for some days."""

    kind: str
    name: str
    full_name: str
    parent: str
    from_on: date
    to_on: date | None
    basis: str = ""


@dataclass(frozen=True)
class Place:
    """One territory with its life; `standings` follow each other."""

    key: str
    level: str
    code: str
    province: str
    standings: tuple[Standing, ...]
    closed_basis: str = ""

    @property
    def opened_on(self) -> date:
        return self.standings[0].from_on

    @property
    def closed_on(self) -> date | None:
        return self.standings[-1].to_on


@dataclass(frozen=True)
class Pair:
    """An old territory went, whole or in part, into a new one on the day of the cut."""

    old: str
    new: str
    province: str
    extent: str
    basis: str


@cache
def places() -> tuple[Place, ...]:
    """Every territory of the tables, parents before children."""
    return (*_old_provinces(), *_provinces(), *_districts(), *_old_communes(), *_communes())


@cache
def pairs() -> tuple[Pair, ...]:
    """Who went into whom: provinces, communes, and the island districts that had none."""
    return (*_province_pairs(), *_commune_pairs())


@cache
def going_on() -> frozenset[str]:
    """Codes of communes that nothing happened to: whole and alone into the same code, type and name."""
    old, new = by_code("old_communes"), by_code("communes")
    into = defaultdict(list)
    for row in table("mapping_old_new"):
        into[row["new_commune_code"]].append(row)
    return frozenset(
        code
        for code, [first, *others] in into.items()
        if not others
        and first["old_commune_code"] == code
        and first["extent"] == "whole"
        and _same(old[code], new[code])
    )


@cache
def provinces_going_on() -> frozenset[str]:
    """Codes of provinces that nothing was merged into."""
    return frozenset(row["code"] for row in table("provinces") if row["former_codes"] == row["code"])


@cache
def by_code(name: str) -> dict[str, Row]:
    """A table's rows by their code."""
    return {row["code"]: row for row in table(name)}


@cache
def province_of_district() -> dict[str, str]:
    """The old province of each district."""
    return {row["code"]: row["province_code"] for row in table("old_districts")}


def new_province(old: str) -> str:
    """The province of today that an old one went into."""
    return by_code("old_provinces")[old]["new_code"]


def _same(old: Row, new: Row) -> bool:
    return old["type"] == new["type"] and (fold(old["name"]) == fold(new["name"]) or new["code"] in SPELT_ANEW)


def _old_province_key(code: str) -> str:
    return code if code in provinces_going_on() else f"old {code}"


def _ended(row: Row, level: str, parent: str, province: str, basis: str) -> Place:
    standing = Standing(row["type"], row["name"], row["full_name"], parent, BEFORE_RECORDS, CUT)
    return Place(f"old {row['code']}", level, row["code"], province, (standing,), basis)


def _old_provinces() -> Iterator[Place]:
    for row in table("old_provinces"):
        if row["code"] not in provinces_going_on():
            yield _ended(row, Level.PROVINCE, "", row["new_code"], PROVINCES_MERGED)


def _districts() -> Iterator[Place]:
    for row in table("old_districts"):
        old = row["province_code"]
        yield _ended(row, Level.DISTRICT, _old_province_key(old), new_province(old), DISTRICTS_ENDED)


def _old_communes() -> Iterator[Place]:
    for row in table("old_communes"):
        if row["code"] not in going_on():
            province = new_province(province_of_district()[row["district_code"]])
            yield _ended(row, Level.COMMUNE, f"old {row['district_code']}", province, REARRANGED)


def _provinces() -> Iterator[Place]:
    for row in table("provinces"):
        since = BEFORE_RECORDS if row["code"] in provinces_going_on() else CUT
        basis = "" if since == BEFORE_RECORDS else PROVINCES_MERGED
        standing = Standing(row["type"], row["name"], row["full_name"], "", since, None, basis)
        yield Place(row["code"], Level.PROVINCE, row["code"], row["code"], tuple(_changed(row["code"], standing)))


def _communes() -> Iterator[Place]:
    for row in table("communes"):
        code, province = row["code"], row["province_code"]
        today = Standing(row["type"], row["name"], row["full_name"], province, CUT, None, REARRANGED)
        before = []
        if code in going_on():
            district = by_code("old_communes")[code]["district_code"]
            before = [Standing(today.kind, today.name, today.full_name, f"old {district}", BEFORE_RECORDS, CUT)]
        yield Place(code, Level.COMMUNE, code, province, (*before, *_changed(code, today)))


def _changed(code: str, standing: Standing) -> list[Standing]:
    """The last standing, and after it what became of the territory since."""
    row = next((row for row in table("changes") if row["code"] == code), None)
    if row is None:
        return [standing]
    day, full_name = date.fromisoformat(row["effective"]), row["full_name_now"]
    kind = full_name.removesuffix(standing.name).strip().lower()
    basis = f"Nghị quyết số {row['resolution']}"
    before = Standing(
        standing.kind, standing.name, standing.full_name, standing.parent, standing.from_on, day, standing.basis
    )
    return [before, Standing(kind, standing.name, full_name, standing.parent, day, None, basis)]


def _province_pairs() -> Iterator[Pair]:
    for row in table("old_provinces"):
        if row["code"] not in provinces_going_on():
            yield Pair(f"old {row['code']}", row["new_code"], row["new_code"], Extent.WHOLE, PROVINCES_MERGED)


def _commune_pairs() -> Iterator[Pair]:
    provinces = {row["code"]: row["province_code"] for row in table("communes")}
    for row in table("mapping_old_new"):
        new, old = row["new_commune_code"], row["old_commune_code"] or row["old_district_code"]
        # The alluvial flat is a strip of a district whose communes have heirs of their own.
        if new not in going_on() and not row["old_name_if_no_code"]:
            yield Pair(f"old {old}", new, provinces[new], row["extent"], REARRANGED)
