"""What a slip may not say of people: numbers by which one person is reached or known, lists, and what is nobody's business
beside a name. Pure, and linear in the length of the text.
"""

import re

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.files.beside_name import beside_name
from danvan.files.persons import CITIZEN, MOBILE, SPACED_CITIZEN, refuse_person_list

# A card of nine digits is also a sum of money: only a word beside it tells.
OLD_CARD = re.compile(r"\b(?:cmnd|cmtnd|chứng minh|căn cước)\b.{0,30}?\b\d{9}\b", re.I | re.S)
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,20}")
NO_NUMBERS = _(
    "Phiếu không nhận số điện thoại, số căn cước hay thư điện tử của ai. Mời bỏ các số đó rồi gửi lại; cán bộ sẽ liên hệ "
    "qua thôn, tổ."
)
NO_PRIVATE = _(
    "Phiếu không ghi tôn giáo, dân tộc, hoàn cảnh, sức khỏe của một người có tên. Mời bỏ tên hoặc bỏ phần đó rồi gửi lại."
)


def refuse_persons(text: str) -> None:
    """Refuses, with what to do instead, words that would keep somebody's number, a list, or a person's private matters."""
    if any(pattern.search(text) for pattern in (CITIZEN, SPACED_CITIZEN, MOBILE, OLD_CARD, ADDRESS)):
        raise Refused(NO_NUMBERS)
    refuse_person_list(text)
    if beside_name(text):
        raise Refused(NO_PRIVATE)
