"""Two ways of doing the same, run in turn: what the machine does meanwhile hits both alike."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 11
# Below this a clock measures itself.
SHORTEST = 0.02

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Goal:
    """A ratio to stay under, or to come up to."""

    figure: float
    most: bool

    def reached(self, ratio: float) -> bool:
        return ratio <= self.figure if self.most else ratio >= self.figure

    def __str__(self) -> str:
        return f"{'≤' if self.most else '≥'}{self.figure:g}"


def at_most(figure: float) -> Goal:
    """Ours may cost so many times the bare way."""
    return Goal(figure, most=True)


def at_least(figure: float) -> Goal:
    """Ours has to reach so many times the bare way."""
    return Goal(figure, most=False)


@dataclass(frozen=True)
class Line:
    """One result: `name ratio goal ok|short`."""

    name: str
    ratio: float
    goal: Goal

    def __str__(self) -> str:
        return f"{self.name} {self.ratio:.2f} {self.goal} {'ok' if self.goal.reached(self.ratio) else 'short'}"


def versus(
    name: str, ours: Work, bare: Work, goal: Goal, *, rounds: int = ROUNDS, clock: Clock = time.perf_counter
) -> Line:
    """Times both in turn, A B then B A; the result is the median of each round's own ratio, ours over bare."""
    times_ours, times_bare = repetitions(ours, clock), repetitions(bare, clock)
    ratios = []
    for turn in range(rounds):
        pair = [(ours, times_ours), (bare, times_bare)]
        taken = {work: timed(work, times, clock) for work, times in (reversed(pair) if turn % 2 else pair)}
        ratios.append(taken[ours] / taken[bare])
    return Line(name, statistics.median(ratios), goal)


def repetitions(work: Work, clock: Clock) -> int:
    """How often to repeat within one measurement; also the warm-up, which is not counted."""
    work()
    times = 1
    while timed(work, times, clock) * times < SHORTEST:
        times *= 2
    return times


def timed(work: Work, times: int, clock: Clock) -> float:
    """Seconds for one, over several; the collector waits, its pauses belong to nobody."""
    gc.collect()
    gc.disable()
    try:
        began = clock()
        for _ in range(times):
            work()
        return (clock() - began) / times
    finally:
        gc.enable()
