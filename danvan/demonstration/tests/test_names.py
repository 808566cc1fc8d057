"""The invented names: none is a real unit's, none comes twice."""

from itertools import chain

from danvan.demonstration import names
from danvan.units.loading.files import table

REAL = ("provinces", "communes", "old_provinces", "old_districts", "old_communes")


def invented():
    old = chain(chain.from_iterable(names.MERGED.values()), [names.SPLIT[0]])
    return [names.PROVINCE, *names.DISTRICTS, *names.communes(), *old]


def test_no_place_of_the_demonstration_bears_or_bore_a_real_name():
    real = {row["name"] for name in REAL for row in table(name)}

    assert len(real) > 5_000
    assert [name for name in invented() if name in real] == []


def test_no_two_places_share_a_name():
    assert len(set(invented())) == len(invented())


def test_new_communes_that_took_others_over_are_among_the_communes():
    assert set(names.MERGED) | set(names.SPLIT[1]) <= set(names.communes())
