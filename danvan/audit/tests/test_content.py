"""What is sealed of an entry: every field, byte for byte, so that no two contents give the same digest."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from danvan.audit.content import KEPT, _measured, digest_of, digests_of_words, head_of
from danvan.audit.models import Entry, Seal
from danvan.core.clock import VIETNAM

MOMENT = datetime(2026, 5, 22, 8, 5, 1, 123456, tzinfo=VIETNAM)
OTHER_KEY = "khóa của người khác, cũng dài và cũng ngẫu nhiên như khóa thật"


def entry(**how):
    said = {"at": MOMENT, "actor_id": 1, "actor_name": "Lê Thị An", "verb": "edit", "object_type": "letters.letter"}
    return Entry(**{"id": 7, **said, "object_id": 3, "changes": {"a": [1, 2]}, **how})


def seal(**how):
    said = {"number": 2, "at": MOMENT, "first_entry": 1, "last_entry": 3, "count": 3, "leaves": "1:a\n2:b\n3:c"}
    return Seal(**{**said, **how})


def test_the_same_entry_has_the_same_digest():
    assert digest_of(entry()) == digest_of(entry())


def test_the_same_moment_in_another_zone_is_the_same():
    assert digest_of(entry(at=MOMENT.astimezone(UTC))) == digest_of(entry())


def test_a_database_may_keep_the_names_of_a_change_in_its_own_order():
    assert digest_of(entry(changes={"a": 1, "b": 2})) == digest_of(entry(changes={"b": 2, "a": 1}))


@pytest.mark.parametrize(
    "other",
    [
        {"id": 8},
        {"at": MOMENT + timedelta(microseconds=1)},
        {"actor_id": None},
        {"actor_id": 0},
        {"actor_name": "Lê Thị Ân"},
        {"holding_id": 1},
        {"holding": "Chuyên viên"},
        {"in_place_of": "Trần B"},
        {"source": "bản giấy"},
        {"verb": "approve"},
        {"object_type": "letters.other"},
        {"object_id": 4},
        {"unit_id": 5},
        {"object_label": "Khác"},
        {"reason": "Khác"},
        {"changes": {"a": [1, "2"]}},
        {"changes": {}},
    ],
)
def test_whatever_differs_gives_another_digest(other):
    assert digest_of(entry(**other)) != digest_of(entry())


def test_words_that_move_from_one_field_to_the_next_are_noticed():
    assert digest_of(entry(holding="ab", in_place_of="c")) != digest_of(entry(holding="a", in_place_of="bc"))


def test_nothing_and_no_words_are_not_the_same():
    assert _measured(None) != _measured("")


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_no_two_rows_of_words_give_the_same_bytes(one, other):
    same = b"".join(map(_measured, one)) == b"".join(map(_measured, other))

    assert same == (one == other)


def test_the_digest_of_erased_words_stands_for_them():
    whole = entry(object_label="Tên mật", reason="Vì thế", changes={"title": ["", "Tên mật"]})
    words = digests_of_words(whole)
    blank = entry(object_label="", reason="", changes={})

    assert digest_of(blank, words) == digest_of(whole)
    assert digest_of(blank) != digest_of(whole)


def test_the_words_of_one_entry_do_not_pass_for_anothers():
    assert digests_of_words(entry()) != digests_of_words(entry(id=8))


def test_without_the_key_nobody_makes_a_digest():
    ours = digest_of(entry()), head_of(seal(), "")

    with override_settings(SEAL_KEY=OTHER_KEY):
        theirs = digest_of(entry()), head_of(seal(), "")

    assert [mine == other for mine, other in zip(ours, theirs, strict=True)] == [False, False]


@pytest.mark.parametrize(
    "other",
    [
        {"number": 3},
        {"at": MOMENT + timedelta(seconds=1)},
        {"first_entry": 2},
        {"last_entry": 4},
        {"count": 2},
        {"leaves": "1:a\n2:b\n3:d"},
    ],
)
def test_whatever_of_a_seal_differs_gives_another_head(other):
    assert head_of(seal(**other), "trước") != head_of(seal(), "trước")


def test_the_head_holds_the_head_before():
    assert head_of(seal(), "trước") != head_of(seal(), "khác")


def test_a_line_that_is_no_digest_belongs_to_no_entry():
    spoilt = seal(leaves="1:a\nx:b\n-3:c\n\n" + "9" * 40 + ":d\n²:e")

    assert list(spoilt.digests()) == [(1, "a"), (0, "b"), (0, "c"), (0, ""), (0, "d"), (0, "e")]


def test_who_and_what_are_kept_in_clear():
    assert {"actor_name", "verb", "object_type", "object_id", "at"} < set(KEPT)
