"""The rules for passwords: long, not among those that everybody tries first, not one's own name. Nothing about which
kinds of signs it must hold: that makes passwords weaker and people angry.
"""

import functools
import gzip
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.contrib.auth import password_validation
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from danvan.accounts.breaches import is_breached
from danvan.core.text import fold

LEAST = 12
FEWEST_DIFFERENT = 5
MOST_WORDS = 3
# Along the keys, as a bored hand goes.
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")


class LongEnough:
    """At least twelve signs."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < LEAST:
            told = _(
                "Mật khẩu này mới có %(length)d ký tự; cần ít nhất %(least)d. Thử viết một câu ngắn chỉ mình bạn nghĩ ra."
            )
            raise ValidationError(told % {"length": len(password), "least": LEAST}, code="too_short")

    def get_help_text(self) -> str:
        return _("Ít nhất %(least)d ký tự.") % {"least": LEAST}


class NotCommon:
    """Not among the passwords tried first: known lists, office words with a year behind, keys in a row."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if is_common(password):
            told = _(
                "Mật khẩu này nằm trong số dễ đoán nhất. Ghép vài từ không liên quan với nhau thành một câu của riêng bạn."
            )
            raise ValidationError(told, code="common")

    def get_help_text(self) -> str:
        return _("Không phải từ quen thuộc kèm năm, dãy số hay dãy phím.")


class NotBreached:
    """Not among the passwords stolen elsewhere, where the office keeps a list of them."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if settings.BREACHED and is_breached(password, Path(settings.BREACHED)):
            told = _("Mật khẩu này đã lộ từ một hệ thống khác nên hay bị thử trước tiên. Đề nghị nghĩ ra một câu khác.")
            raise ValidationError(told, code="breached")

    def get_help_text(self) -> str:
        return _("Chưa từng bị lộ ở nơi khác.")


class NotOwnName:
    """Not built around the person's own name, sign-in name, work e-mail or telephone."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if user is not None and holds_name(password, user):
            told = _("Mật khẩu này chứa tên hoặc thông tin liên hệ của chính bạn. Chọn từ không nói gì về bạn.")
            raise ValidationError(told, code="own_name")

    def get_help_text(self) -> str:
        return _("Không chứa tên của bạn.")


def is_common(password: str) -> bool:
    """Whether it is one of those that are tried first."""
    plain = _plain(password)
    letters = _letters(plain)
    # What holds no letter is a telephone number, a day or an identity number.
    known = not letters or plain in _known() or password.lower() in _known()
    return known or len(set(plain)) < FEWEST_DIFFERENT or _runs(plain) or _made_of_common_words(letters)


def holds_name(password: str, user: AbstractBaseUser) -> bool:
    """Whether the person's own name or contact stands in it, or nothing else does beside digits."""
    plain = _plain(password)
    letters = _letters(plain)
    return any(part in plain for part in _long_parts(user)) or letters in set(_name_pieces(user))


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _letters(plain: str) -> str:
    return "".join(sign for sign in plain if not sign.isdigit())


def _runs(plain: str) -> bool:
    """Whether three of four steps go along a row of keys, stand still, or repeat what stood there before."""
    steps = list(pairwise(plain))
    along = sum(_next_to(one, other) for one, other in steps)
    return 4 * along >= 3 * len(steps) or any(
        plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, 6)
    )


def _next_to(one: str, other: str) -> bool:
    return one == other or any(one + other in row or other + one in row for row in ROWS)


def _made_of_common_words(letters: str) -> bool:
    """Whether the letters fall into at most three words of the list; a sentence of more is fine."""
    fewest = [0] + [MOST_WORDS + 1] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _longest()), end):
            if fewest[start] < fewest[end] - 1 and letters[start:end] in _words():
                fewest[end] = fewest[start] + 1
    return fewest[-1] <= MOST_WORDS


def _long_parts(user: AbstractBaseUser) -> Iterator[str]:
    """What may not stand anywhere in it; short pieces stand in honest words too."""
    name = fold(str(getattr(user, "full_name", ""))).split()
    account = _plain(str(getattr(user, "username", "")))
    mail = _plain(str(getattr(user, "email", "")).partition("@")[0])
    phone = _plain(str(getattr(user, "phone", "")))
    parts = ["".join(name), "".join(name[-2:]), account, mail, phone]
    yield from (part for part in parts if len(part) >= 6)


def _name_pieces(user: AbstractBaseUser) -> Iterator[str]:
    name = fold(str(getattr(user, "full_name", ""))).split()
    for start in range(len(name)):
        for end in range(start + 1, len(name) + 1):
            yield "".join(name[start:end])


@functools.cache
def _words() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "common_words.txt").read_text().split())


@functools.cache
def _longest() -> int:
    return max(map(len, _words()))


@functools.cache
def _known() -> frozenset[str]:
    """Django's twenty thousand."""
    path = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)
