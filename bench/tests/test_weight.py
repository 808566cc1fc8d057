from bench.versus import at_most
from bench.weight import weighed

MEGABYTE = 1_000_000


def much():
    return lambda: bytes(range(250)) * (60 * MEGABYTE // 250)


def little():
    return lambda: bytes(range(250)) * (20 * MEGABYTE // 250)


def test_what_holds_three_times_as_much_weighs_three_times_as_much():
    line = weighed("held", __name__, "much", "little", at_most(4))

    assert 2.5 < line.ratio < 3.5
    assert str(line).endswith("≤4 ok")
