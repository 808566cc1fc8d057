"""The tree of one target: its members and all above them, where no sums are stored, and sums that run up it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.trees import added_along, nodes_of, sums_up
from danvan.units.models.units import path_step

NUMBER = {letter: at for at, letter in enumerate("PQABCVWX", start=1)}
LETTER = {at: letter for letter, at in NUMBER.items()}


def path(letters):
    return "".join(path_step(NUMBER[letter]) for letter in letters)


def nodes(*members, others=()):
    """The nodes of a gauge as words: * a member, . one that stores no sums."""
    found = nodes_of([path(each) for each in members], [path(each) for each in others])
    return " ".join(LETTER[node.unit] + "*" * node.member + "." * (not node.stored) for node in found)


CASES = {
    "nobody": ((), ""),
    "a top alone": (("P",), "P*."),
    "two communes": (("PA", "PB"), "P. A* B*"),
    "the top speaks too": (("P", "PA", "PB"), "P*. A* B*"),
    "villages without their communes": (("PAV", "PBW"), "P. A B V* W*"),
    "some of each level": (("PA", "PAV", "PBW"), "P. A* B V* W*"),
    "two below one commune: a chain": (("PAV", "PAW"), "P. A. V* W*"),
    "one village: a chain to its end": (("PAV",), "P. A. V*."),
    "a commune in the chain that speaks": (("PA", "PAV", "PAW"), "P. A*. V* W*"),
    "three trees": (("P", "QA", "QB", "C"), "P*. Q. C*. A* B*"),
    "a tree beside a chain": (("PA", "PB", "QCV"), "P. Q. A* B* C. V*."),
}


@pytest.mark.parametrize(("members", "told"), CASES.values(), ids=CASES)
def test_which_units_a_target_has_and_where_it_stores_their_sums(members, told):
    assert nodes(*members) == told


def test_nodes_it_has_already_stay_without_members_below():
    assert nodes("PA", others=["P", "PB", "PBV"]) == "P. A* B V"


def test_each_node_knows_its_parent_and_its_place():
    found = nodes_of([path("PAV")])

    assert [(node.unit, node.parent, node.path) for node in found] == [
        (1, None, path("P")),
        (3, 1, path("PA")),
        (6, 3, path("PAV")),
    ]


def test_the_order_of_the_members_makes_no_difference():
    assert nodes("PBW", "PAV", "PA") == nodes("PA", "PAV", "PBW")


def test_sums_run_up_to_every_unit_above():
    own = {path("P"): Sums(n=1), path("PA"): NOTHING, path("PAV"): Sums(n=10), path("PAW"): Sums(n=100)}

    assert {each: sums.n for each, sums in sums_up(own).items()} == {
        path("P"): 111,
        path("PA"): 110,
        path("PAV"): 10,
        path("PAW"): 100,
    }


def test_changes_of_several_units_are_added_once_to_each_unit_above():
    added = added_along(
        [(path("PAV"), Sums(n=1)), (path("PAW"), Sums(n=2)), (path("PB"), Sums(n=-4)), (path("P"), Sums(n=8))]
    )

    assert {LETTER[unit]: sums.n for unit, sums in added.items()} == {"P": -1, "A": 3}


branches = st.lists(st.integers(1, 4), min_size=1, max_size=5).map(
    lambda steps: "".join(path_step(int("".join(map(str, steps[: at + 1])))) for at in range(len(steps)))
)
parts = st.builds(Sums, st.integers(0, 9), st.integers(0, 9), st.integers(0, 1), st.just(1))


@given(st.dictionaries(branches, parts, max_size=25))
def test_whatever_the_tree_its_tops_together_read_what_all_members_say(members):
    """Read as a page reads: a top adds its own part, and the stored sums that hang from what stores none."""
    found = nodes_of(members)
    sums = sums_up({node.path: members.get(node.path, NOTHING) for node in found})
    unstored = {node.unit for node in found if not node.stored}

    own = [members.get(node.path, NOTHING) for node in found if not node.stored]
    hanging = [sums[node.path] for node in found if node.stored and node.parent in unstored]

    assert sum(own + hanging, NOTHING) == sum(members.values(), NOTHING)
    assert all(node.stored for node in found if node.parent is not None and node.parent not in unstored)


@given(st.dictionaries(branches, st.tuples(parts, parts), min_size=1, max_size=25))
def test_adding_what_changed_gives_what_adding_up_anew_gives(members):
    found = nodes_of(members)
    before, after = (
        sums_up({node.path: members[node.path][at] if node.member else NOTHING for node in found}) for at in (0, 1)
    )
    deltas = {each: now - was for each, (was, now) in members.items()}

    added = added_along(deltas.items())

    moved = {node.path: deltas.get(node.path, NOTHING) + added.get(node.unit, NOTHING) for node in found}
    assert {each: before[each] + moved[each] for each in before} == after
