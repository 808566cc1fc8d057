"""What is counted, and in how many decimals it is kept."""

from decimal import Decimal

import pytest

from danvan.core.errors import Refused
from danvan.measures.models import Gauge, Measure


@pytest.mark.parametrize(
    ("decimals", "amount", "kept"),
    [
        (0, "5", 5),
        (0, "5.00", 5),
        (2, "1.25", 125),
        (2, "0.1", 10),
        (4, "12345678.9876", 123456789876),
        (1, "1E+3", 10000),
    ],
)
def test_an_amount_is_kept_as_a_whole_number_and_read_as_it_was_said(decimals, amount, kept):
    measure = Measure(words="Kinh phí", decimals=decimals)

    assert measure.scaled(Decimal(amount)) == kept
    assert measure.amount(kept) == Decimal(amount)


@pytest.mark.parametrize(
    ("decimals", "amount"), [(0, "0.5"), (0, "1.000001"), (2, "1.255"), (2, "NaN"), (0, "Infinity")]
)
def test_what_is_finer_than_the_measure_is_refused_rather_than_rounded(decimals, amount):
    with pytest.raises(Refused, match="chi tiết hơn mức chỉ số này ghi"):
        Measure(decimals=decimals).scaled(Decimal(amount))


@pytest.mark.parametrize(
    ("decimals", "least", "kept"), [(0, "2", 2), (0, "1.5", 2), (2, "1.5", 150), (0, "0.0001", 1), (0, None, None)]
)
def test_at_least_one_and_a_half_of_whole_things_is_two(decimals, least, kept):
    gauge = Gauge(measure=Measure(decimals=decimals), least=least and Decimal(least))

    assert gauge.least_scaled == kept


def test_a_measure_without_a_registered_count_is_reported_by_the_units():
    assert [Measure(tally=tally).is_reported for tally in ("", "plans.issued")] == [True, False]


def test_measures_and_gauges_are_called_by_their_words():
    assert (str(Measure(words="Số cuộc đối thoại")), str(Gauge(words="100% xã"))) == ("Số cuộc đối thoại", "100% xã")


def test_the_window_of_a_gauge_is_its_period():
    window = Gauge(period="2026-H1").window

    assert (str(window), window.label) == ("2026-H1", "6 tháng đầu năm 2026")
