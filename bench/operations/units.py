"""The directory at sixty thousand units: searching it and opening a branch, against a minimal page with as many rows; and
what the frame of every page costs. The rare words name one commune: words that nothing bears are looked for a second time,
among the units of the past.
"""

from collections.abc import Iterator

from bench.country import top_of_country
from bench.site import Reader, newcomer, settled
from bench.versus import Line, at_most, versus

NEEDS_DATABASE = True


def compare() -> Iterator[Line]:
    top = top_of_country()
    settled()
    reader = Reader(newcomer("tra-cuu"))
    yield versus("frame-of-a-page", reader.minimal(50), reader.without_frame(50), at_most(2))
    for name, address, rows in (
        ("unit-search-rare", "/units/?q=xa+dong+hoa+270", 1),
        ("unit-search-common", "/units/?q=thon", 50),
        ("unit-tree", f"/units/{top.pk}/children/", 500),
    ):
        yield versus(name, reader.page(address), reader.minimal(rows), at_most(2))
