"""Paging by key: every row once, in order, from any page, on and back, with gaps and ties."""

from datetime import date, timedelta
from itertools import chain

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Count
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.accounts.tests.factories import UserFactory
from danvan.core.paging import AFTER, BEFORE, Sorting, capped_count, keys_of, paged

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 1)
ORDERS = [
    ("pk",),
    ("-pk",),
    ("full_name",),
    ("made_on", "full_name"),
    ("-made_on", "full_name"),
    ("full_name", "-made_on"),
    ("-made_on", "-full_name", "pk"),
]


def people(*rows):
    """Accounts as (name, days after the first or None)."""
    return [
        UserFactory(full_name=name, made_on=None if days is None else FIRST + timedelta(days)) for name, days in rows
    ]


def walk(rows, order, size, link, start=""):
    """Every page from an address on, following one kind of link."""
    pages, address = [], start
    while True:
        page = paged(rows, QueryDict(address.removeprefix("?")), order, size=size)
        pages.append([row.pk for row in page])
        address = getattr(page, link)
        if not address:
            return pages


def in_order(rows, order):
    return list(
        rows.order_by(*(key.order(backward=False) for key in keys_of(rows, order))).values_list("pk", flat=True)
    )


GAPPY = [("An", 3), ("Bình", None), ("An", None), ("An", 1), ("Cúc", 1), ("Bình", 3), ("An", 3), ("Dần", None)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9])
def test_each_row_comes_once_and_in_order_going_on(order, size):
    people(*GAPPY)

    pages = walk(User.objects.all(), order, size, "older")

    assert list(chain.from_iterable(pages)) == in_order(User.objects.all(), order)


@pytest.mark.parametrize("order", ORDERS)
def test_each_row_comes_once_and_in_order_going_back(order):
    people(*GAPPY)
    everybody = User.objects.all()
    last = ""
    while address := paged(everybody, QueryDict(last.removeprefix("?")), order, size=3).older:
        last = address

    pages = walk(everybody, order, 3, "newer", start=last)

    assert list(chain.from_iterable(reversed(pages))) == in_order(everybody, order)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 2)), max_size=12),
    order=st.sampled_from(ORDERS),
    size=st.integers(1, 5),
)
def test_whatever_gaps_and_ties_there_are_nothing_is_skipped_or_repeated(rows, order, size):
    User.objects.all().delete()
    people(*rows)

    pages = walk(User.objects.all(), order, size, "older")

    assert list(chain.from_iterable(pages)) == in_order(User.objects.all(), order)


def test_rows_without_a_value_stand_last_in_either_direction():
    early, none, late = people(("a", 1), ("b", None), ("c", 2))

    up = paged(User.objects.all(), QueryDict(), ["made_on"])
    down = paged(User.objects.all(), QueryDict(), ["-made_on"])

    assert (list(up), list(down)) == ([early, late, none], [late, early, none])


def test_a_row_that_is_gone_when_its_page_is_asked_for_skips_nothing():
    rows = people(*((f"{number}", number) for number in range(6)))
    first = paged(User.objects.all(), QueryDict(), ["made_on"], size=3)
    rows[2].delete()

    second = paged(User.objects.all(), QueryDict(first.older[1:]), ["made_on"], size=3)

    assert list(second) == rows[3:]


def test_going_back_to_where_fewer_rows_are_left_than_a_page_shows_the_first_page_whole():
    rows = people(*((f"{number}", number) for number in range(6)))
    first = paged(User.objects.all(), QueryDict(), ["made_on"], size=3)
    second = paged(User.objects.all(), QueryDict(first.older[1:]), ["made_on"], size=3)
    rows[0].delete()

    back = paged(User.objects.all(), QueryDict(second.newer[1:]), ["made_on"], size=3)

    assert (list(back), back.newer) == (rows[1:4], "")


def test_filters_stay_in_the_addresses_of_the_neighbours():
    people(("a", 1), ("b", 2))

    page = paged(User.objects.all(), QueryDict("q=đối thoại&nam=2026"), ["made_on"], size=1)

    asked = QueryDict(page.older[1:])
    assert (asked["q"], asked["nam"], list(asked)) == ("đối thoại", "2026", ["q", "nam", AFTER])


def test_an_ordering_may_follow_a_count_the_list_has_made():
    people(("a", 1), ("b", 2), ("c", 3))
    counted = User.objects.annotate(entries=Count("pk"))

    pages = walk(counted, ["-entries", "full_name"], 2, "older")

    assert [len(page) for page in pages] == [2, 1]


def test_a_list_of_values_pages_like_a_list_of_records():
    people(("a", 1), ("b", 2), ("c", 3))
    rows = User.objects.values("pk", "full_name")

    first = paged(rows, QueryDict(), ["-full_name"], size=2)
    second = paged(rows, QueryDict(first.older[1:]), ["-full_name"], size=2)

    assert [row["full_name"] for row in [*first, *second]] == ["c", "b", "a"]


def test_an_ordering_through_many_records_is_refused():
    with pytest.raises(FieldDoesNotExist):
        keys_of(User.objects.all(), ["full_name__nobody"])


@pytest.mark.parametrize(
    "key",
    [
        "x",
        "W10",
        "bnVsbA",
        "WyJhIl0",
        "%00",
        "é",
        "WzFd" * 400,
        "W1tbW1tbXV1dXV1d",
        # ["\u0000", 1], ["a", 10**40], [NaN, 1], [{}, []], [null, null]
        "WyJcdTAwMDAiLCAxXQ",
        "WyJhIiwxMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMF0",
        "W05hTiwgMV0",
        "W3t9LCBbXV0",
        "W251bGwsIG51bGxd",
    ],
)
@pytest.mark.parametrize("direction", [AFTER, BEFORE])
def test_a_key_nobody_was_given_shows_a_page_and_breaks_nothing(key, direction):
    people(("a", 1), ("b", 2))
    params = QueryDict(mutable=True)
    params[direction] = key

    page = paged(User.objects.all(), params, ["full_name"])

    assert len(page) <= 2


@pytest.mark.parametrize(
    ("order", "queries"),
    [(["full_name"], 2), (["-full_name"], 2), (["-made_on", "-full_name"], 2), (["full_name", "-made_on"], 5)],
)
def test_a_deeper_page_costs_what_the_first_costs_and_a_mixed_order_a_query_for_each_range(
    order, queries, django_assert_num_queries
):
    people(*((f"{number}", number) for number in range(9)))
    first = paged(User.objects.all(), QueryDict(), order, size=3)

    with django_assert_num_queries(2):
        paged(User.objects.all(), QueryDict(), order, size=3)
    with django_assert_num_queries(queries) as asked:
        paged(User.objects.all(), QueryDict(first.older[1:]), order, size=3)

    assert not any("OFFSET" in query["sql"] for query in asked.captured_queries)


def test_what_fits_on_its_first_page_is_not_counted_again(django_assert_num_queries):
    people(("a", 1), ("b", 2))

    with django_assert_num_queries(1):
        page = paged(User.objects.all(), QueryDict(), ["full_name"], size=2)

    assert (page.total, len(page)) == (2, 2)


def test_a_list_may_read_only_the_columns_it_shows():
    first, _second = people(("a", 1), ("b", 2))
    page = paged(User.objects.all(), QueryDict(), ["made_on"], size=1, shown=["full_name"])
    following = paged(User.objects.all(), QueryDict(page.older[1:]), ["made_on"], size=1, shown=["full_name"])

    shown = [(row._fields, row.pk, row.full_name) for row in page]
    assert shown == [(("made_on", "pk", "full_name"), first.pk, "a")]
    assert ([row.full_name for row in following], page.total, following.total) == (["b"], 2, 2)


def test_counting_stops_at_the_cap():
    people(("a", 1), ("b", 2), ("c", 3))

    assert (capped_count(User.objects.all(), 2), capped_count(User.objects.all(), 5)) == (3, 3)


def test_a_count_is_said_in_words():
    people(("a", 1), ("b", 2))
    page = paged(User.objects.all(), QueryDict(), ["pk"])
    uncounted = paged(User.objects.all(), QueryDict(), ["pk"], counted=False)

    assert (page.count_words("tài khoản"), uncounted.count_words("tài khoản")) == ("2 tài khoản", "")


WAYS = {"ten": ["full_name"], "ngay": ["-made_on", "full_name"]}


@pytest.mark.parametrize(
    ("asked", "order", "aria"),
    [
        ("", ["full_name"], "ascending"),
        ("xep=-ten", ["-full_name"], "descending"),
        ("xep=ngay", ["-made_on", "full_name"], ""),
        ("xep=-ngay", ["made_on", "-full_name"], ""),
        ("xep=password", ["full_name"], "ascending"),
        ("xep=--ten", ["full_name"], "ascending"),
    ],
)
def test_a_list_is_sorted_only_in_the_ways_it_offers(asked, order, aria):
    sorting = Sorting(QueryDict(asked), WAYS, default="ten")

    assert (sorting.order, sorting.by("ten")) == (order, aria)


def test_pressing_a_head_again_turns_the_order_and_starts_from_the_first_page():
    sorting = Sorting(QueryDict(f"q=x&{AFTER}=abc&xep=ten"), WAYS, default="ngay")

    assert (sorting.address("ten"), sorting.address("ngay")) == ("?q=x&xep=-ten", "?q=x&xep=ngay")
