"""Which passwords are taken."""

import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.accounts.passwords import is_common

LAN = User(username="lan.ntk", full_name="Nguyễn Thị Khánh Lan", email="khanhlan@xa.example", phone="0208 000 101")


def told(password, user=LAN):
    """Which rules a password breaks."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [problem.code for problem in error.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "hoa ban nở trắng đồi",
        "hoabannotrangdoi",
        "chiều nay họp lúc ba giờ",
        "correct horse battery staple",
        "tôi yêu việt nam và cà phê sữa đá",
        "xK9$vQ2!mZ7p",
        "ăn cơm lam 12 ống",
        "🌾🌾 mùa gặt về rồi",
    ],
)
def test_a_sentence_of_ones_own_is_a_good_password(password):
    assert told(password) == []


@pytest.mark.parametrize("password", ["", "ngắn", "mười một ký"])
def test_fewer_than_twelve_signs_are_too_few(password):
    assert "too_short" in told(password)


def test_the_sentence_says_how_many_are_missing():
    with pytest.raises(ValidationError, match="mới có 9 ký tự; cần ít nhất 12"):
        validate_password("trà đá ơi", LAN)


@pytest.mark.parametrize(
    "password",
    [
        "matkhau2026!",
        "Mật khẩu 2026",
        "MatKhauMoi@123",
        "danvankheo2026",
        "Dân vận khéo 2026!",
        "ubndxa@123456",
        "UBND xã 2026 mật khẩu",
        "anhyeuem1314520",
        "xinchao123456",
        "toiyeuvietnam",
        "Vietnam@2026!!",
        "quantrivien#1",
        "123456789012",
        "098765432109",
        "001085012345",
        "25/05/1985 25/05/1985",
        "qwertyuiop123",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "abcdefghijklm",
        "matkhaumatkhau",
        "passwordpassword",
        "telechargement",
        "!!!!!!!!!!!!",
        "11111a111111",
    ],
)
def test_what_everybody_tries_first_is_refused(password):
    assert told(password) == ["common"]


@pytest.mark.parametrize(
    "password",
    [
        "nguyenthikhanhlan",
        "Khánh Lan 1985 abcxyz",
        "lan199919991999",
        "lan.ntk mùa hè xanh",
        "gọi 0208000101 nhé",
        "khanhlan@xa.example",
    ],
)
def test_ones_own_name_and_contact_are_refused(password):
    assert "own_name" in told(password)


def test_a_short_given_name_inside_a_word_is_no_harm():
    assert told("lan can cầu sơn đỏ") == []


def test_every_rule_can_be_told_in_advance():
    assert [rule.get_help_text() for rule in get_default_password_validators()] == [
        "Ít nhất 12 ký tự.",
        "Không phải từ quen thuộc kèm năm, dãy số hay dãy phím.",
        "Chưa từng bị lộ ở nơi khác.",
        "Không chứa tên của bạn.",
    ]


@given(st.text(max_size=256))
def test_whatever_is_typed_gets_an_answer(password):
    assert is_common(password) in (True, False)
