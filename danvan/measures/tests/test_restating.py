"""Old figures under the tree of a later day, as tables of cases: what each unit would have had, or why nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models.standings import ids_of
from danvan.measures.restating import ancestors, missed_at, restate, torn_words
from danvan.units.models.units import path_step

# Units of the table by letter: P and Q are provinces, the others stand below them.
NUMBER = {letter: at for at, letter in enumerate("PQABCDV", start=1)}
LETTER = {at: letter for letter, at in NUMBER.items()}


def path(letters):
    return "".join(path_step(NUMBER[letter]) for letter in letters)


def restated(own, heirs):
    """{unit: its numerator, or the names of the old units that forbid it}, and who is lost."""
    parts = {NUMBER[unit]: Sums(n, 10, 1, 1) for unit, n in own.items()}
    found = restate(parts, {NUMBER[unit]: [path(each) for each in paths] for unit, paths in heirs.items()})
    told = {
        LETTER[unit]: each.sums.n if each.is_exact else "".join(LETTER[old] for old in each.torn)
        for unit, each in found.units.items()
    }
    return told, "".join(LETTER[unit] for unit in found.lost)


CASES = {
    "nothing changed": ({"A": 3, "B": 4}, {"A": ["PA"], "B": ["PB"]}, {"P": 7, "A": 3, "B": 4}, ""),
    "an inner unit speaks too": ({"A": 3, "V": 4}, {"A": ["PA"], "V": ["PAV"]}, {"P": 7, "A": 7, "V": 4}, ""),
    "one whole heir": ({"A": 3}, {"A": ["PC"]}, {"P": 3, "C": 3}, ""),
    "two whole into one": ({"A": 3, "B": 4}, {"A": ["PC"], "B": ["PC"]}, {"P": 7, "C": 7}, ""),
    "one goes on as the other's heir": ({"A": 3, "B": 4}, {"A": ["PB"], "B": ["PB"]}, {"P": 7, "B": 7}, ""),
    "split in two under the same parent": (
        {"A": 3, "B": 4},
        {"A": ["PC", "PD"], "B": ["PB"]},
        {"P": 7, "B": 4, "C": "A", "D": "A"},
        "",
    ),
    "split across two provinces": (
        {"A": 3, "B": 4},
        {"A": ["PC", "QD"], "B": ["PB"]},
        {"P": "A", "Q": "A", "B": 4, "C": "A", "D": "A"},
        "",
    ),
    "one heir stands below the other": ({"A": 3}, {"A": ["PC", "PCV"]}, {"P": 3, "C": 3, "V": "A"}, ""),
    "an heir in another province": ({"A": 3, "B": 4}, {"A": ["QC"], "B": ["PB"]}, {"P": 4, "Q": 3, "B": 4, "C": 3}, ""),
    "no heir": ({"A": 3, "B": 4}, {"A": [], "B": ["PB"]}, {"P": 4, "B": 4}, "A"),
    "nobody knows of it": ({"A": 3}, {}, {}, "A"),
    "moved with its village": (
        {"A": 3, "V": 4},
        {"A": ["QA"], "V": ["QAV"]},
        {"Q": 7, "A": 7, "V": 4},
        "",
    ),
    "two of which one was split": (
        {"A": 3, "B": 4},
        {"A": ["PC"], "B": ["PC", "PD"]},
        {"P": 7, "C": "B", "D": "B"},
        "",
    ),
    "both were split": (
        {"A": 3, "B": 4},
        {"A": ["PC", "PD"], "B": ["PC", "PD"]},
        {"P": 7, "C": "AB", "D": "AB"},
        "",
    ),
}


@pytest.mark.parametrize(("own", "heirs", "told", "lost"), CASES.values(), ids=CASES)
def test_what_each_unit_of_the_later_day_would_have_had(own, heirs, told, lost):
    assert restated(own, heirs) == (told, lost)


def test_a_coverage_keeps_the_old_units_in_its_denominator():
    """Two communes of which one had a plan are one of two, also where they are one commune now."""
    found = restate({1: Sums(1, 1, 1, 1), 2: Sums(0, 1, 0, 1)}, {1: [path_step(3)], 2: [path_step(3)]})

    assert found.units[3].sums == Sums(1, 2, 1, 2)


def test_who_was_excused_forbids_nothing_wherever_its_parts_went():
    found = restate({1: NOTHING, 2: Sums(n=4)}, {1: [path_step(3), path_step(4)], 2: [path_step(3)]})

    assert {unit: (each.sums.n, each.is_exact) for unit, each in found.units.items()} == {3: (4, True), 4: (0, True)}


# V stood under A and B under P; nobody stands in for V.
PARENTS = {"V": "A", "A": "P", "B": "P", "P": None, "Q": None}
MISSED = {
    "with the unit it stood under, which goes on": ({"A": "A", "P": "P"}, "A"),
    "with the heir of the unit it stood under": ({"A": "C", "P": "P"}, "C"),
    "with all heirs of the unit it stood under": ({"A": "CD", "P": "P"}, "CD"),
    "higher up, where the unit it stood under has no heir either": ({"P": "P"}, "P"),
    "with the heir of its province": ({"P": "Q"}, "Q"),
    "nowhere, where all above it ended too": ({}, ""),
}


@pytest.mark.parametrize(("heirs", "missed"), MISSED.values(), ids=MISSED)
def test_where_a_unit_without_an_heir_is_missed(heirs, missed):
    parents = {NUMBER[unit]: above and NUMBER[above] for unit, above in PARENTS.items()}
    stand_in = {NUMBER[unit]: [NUMBER[each] for each in those] for unit, those in heirs.items()}

    found = missed_at([NUMBER["V"]], parents, stand_in)

    assert found == {NUMBER["V"]: {NUMBER[each] for each in missed}}


def test_all_that_stood_above_is_asked_about_once():
    assert ancestors([1, 2, 3], {1: 10, 2: 10, 3: None, 10: 20, 20: None}) == {10, 20}
    assert ancestors([7], {}) == set()


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (list("ABC"), "A, B, C"), (list("ABCD"), "A, B, C…")]
)
def test_what_was_divided_is_named_by_the_first_three(names, told):
    assert torn_words(names) == (f"{told} đã chia cho nhiều đơn vị, không tách được số liệu cũ" if told else "")


trees = st.integers(1, 40).map(lambda leaf: path_step(100 + leaf % 3) + path_step(200 + leaf % 7) + path_step(leaf))


@given(st.dictionaries(st.integers(1, 30), st.tuples(st.integers(0, 9), st.lists(trees, max_size=3))))
def test_nothing_is_counted_twice_or_lost_unsaid(members):
    own = {member: Sums(n=n, e=1) for member, (n, _paths) in members.items()}
    heirs = {member: paths for member, (_n, paths) in members.items()}

    found = restate(own, heirs)

    assert set(found.lost) == {member for member, paths in heirs.items() if not paths}
    for unit, restated_unit in found.units.items():
        inside = [member for member, paths in heirs.items() if paths and all(unit in ids_of(path) for path in paths)]
        partly = [member for member, paths in heirs.items() if any(unit in ids_of(path) for path in paths)]
        assert restated_unit.sums == sum((own[member] for member in inside), NOTHING)
        assert sorted(restated_unit.torn) == sorted(set(partly) - set(inside))
