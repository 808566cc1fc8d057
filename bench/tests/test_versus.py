"""The measure itself: with a clock that only the work moves, every figure is known beforehand."""

import pytest

from bench.versus import Line, at_least, at_most, versus


class Machine:
    """A machine whose time passes only by work; each work costs what it says, times how busy the machine is."""

    def __init__(self):
        self.now, self.busy, self.done = 0.0, [1.0], []

    def clock(self):
        return self.now

    def work(self, name, seconds):
        def run():
            self.done.append(name)
            load = self.busy.pop(0) if len(self.busy) > 1 else self.busy[0]
            self.now += seconds * load

        return run


@pytest.fixture
def machine():
    return Machine()


def measure(machine, ours, bare, rounds=4):
    return versus(
        "reading", machine.work("A", ours), machine.work("B", bare), at_most(3), rounds=rounds, clock=machine.clock
    )


def test_the_figure_is_ours_over_the_bare_way(machine):
    assert measure(machine, 0.3, 0.1).ratio == pytest.approx(3)


def test_the_two_take_turns_and_change_who_begins(machine):
    measure(machine, 1, 1)

    warm_up = ["A", "A", "B", "B"]
    assert machine.done == [*warm_up, *"ABBAABBA"]


def test_a_busy_moment_of_the_machine_does_not_move_the_median(machine):
    machine.busy = [1, 1, 1, 1, 1, 1, 90, 1, 1, 1, 1, 1, 1, 1, 1]

    assert measure(machine, 0.2, 0.1, rounds=5).ratio == pytest.approx(2)


def test_short_work_is_repeated_until_a_clock_can_see_it(machine):
    measure(machine, 0.001, 1, rounds=1)

    assert machine.done[-33:] == [*(["A"] * 32), "B"]


@pytest.mark.parametrize(
    ("goal", "ratio", "line"),
    [
        (at_most(15), 6.214, "reading 6.21 ≤15 ok"),
        (at_most(1.5), 1.6, "reading 1.60 ≤1.5 short"),
        (at_least(0.45), 0.5, "reading 0.50 ≥0.45 ok"),
        (at_least(60), 12, "reading 12.00 ≥60 short"),
    ],
)
def test_a_line_says_name_figure_goal_and_whether_it_is_reached(goal, ratio, line):
    assert str(Line("reading", ratio, goal)) == line
