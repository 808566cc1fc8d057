"""The six digits, against the vectors of RFC 6238 and a phone whose clock is off."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.accounts import totp

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 5, 25, 8, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_digits_are_those_of_the_standard(seconds, digits):
    assert totp.code_at(RFC_SECRET, seconds // totp.STEP) == digits


@pytest.mark.parametrize(("off", "fits"), [(-31, True), (-11, True), (0, True), (45, True), (80, False), (-61, False)])
def test_a_phone_may_be_half_a_minute_off(off, fits):
    shown = totp.code_at(RFC_SECRET, totp.step_at(NOW + timedelta(seconds=off)))

    assert (totp.matching_step(RFC_SECRET, shown, NOW) is not None) == fits


@pytest.mark.parametrize("around", ["{}", " {} ", "{:.3} {:.3}"])
def test_digits_may_be_typed_as_the_app_shows_them(around):
    shown = totp.code_at(RFC_SECRET, totp.step_at(NOW))

    typed = around.format(shown[:3], shown[3:]) if ".3" in around else around.format(shown)

    assert totp.matching_step(RFC_SECRET, typed, NOW) == totp.step_at(NOW)


@given(st.text())
def test_whatever_else_is_typed_does_not_fit_and_breaks_nothing(typed):
    digits = "".join(letter for letter in typed if letter in "0123456789")
    near = {totp.code_at(RFC_SECRET, totp.step_at(NOW) + off) for off in totp.STEPS_OFF}

    assert (totp.matching_step(RFC_SECRET, typed, NOW) is not None) == (digits in near)


def test_the_picture_says_whose_app_it_is():
    assert totp.address("ABC", account="lan nt", issuer="danvan") == (
        "otpauth://totp/danvan%3Alan%20nt?secret=ABC&issuer=danvan"
    )


def test_every_secret_is_another():
    assert len({totp.new_secret() for _ in range(100)}) == 100
