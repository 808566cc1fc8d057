"""Whether a text says of a named person what is nobody's business: "bà Lò Thị Mai, hộ nghèo, người Thái".

Only a warning, since a machine cannot tell: what somebody reads again is better than what is refused. Words for many
("12 hộ nghèo", "đồng bào Dao", "cán bộ, đảng viên") say nothing of one, unless they stand right at a name. Lists of
persons are refused elsewhere. Pure, and in time proportional to the text.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from danvan.core.text import nfc
from danvan.files.private_words import PATTERNS, SPACE, Kind, any_of

NEAR = 60
LONGEST_WORD = 60
LOOK_BACK = 30
WORD = r"(?:(?:[A-Z]['’])?[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][a-zđà-ýăĩũơưạ-ỹ'’]{1,12}|[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ]{1,12}(?![\w'’]))"
TITLES = (
    "ông", "bà", "anh", "chị", "cụ", "cô", "chú", "bác", "em", "cháu", "thầy", "mế", "đồng chí", "đ/c", "già làng", "chủ hộ",
    "trưởng bản",
)  # fmt: skip
# Posts have a title before them as names do; and Bác Hồ is nobody's case.
POSTS = (
    "Bí", "Chủ tịch", "Chủ nhiệm", "Chủ trì", "Phó", "Trưởng", "Giám đốc", "Ủy", "Uỷ", "Thường trực", "Hội", "Ban", "Đảng",
    "Lãnh đạo", "Thủ", "Tổng", "Đại diện", "Đại tá", "Đại úy", "Trung tá", "Trung úy", "Thượng tá", "Thượng úy", "Thiếu tá",
    "Thiếu tướng", "Hồ",
)  # fmt: skip
SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "Đinh", "Đoàn", "Lâm", "Mai", "Trịnh", "Đào", "Cao", "Hà", "Tạ", "Tô", "Châu", "Lương", "Lường", "Lò", "Quàng", "Cầm",
    "Tòng", "Vì", "Sùng", "Giàng", "Thào", "Vàng", "Mùa", "Hạng", "Lầu", "Chảo", "Tẩn", "Triệu", "Bàn", "Nông", "Ma", "Hứa",
    "Phùng", "Quách", "Thạch", "Danh", "Kim", "Sơn", "Siu", "Ksor", "Rơ", "Ka", "Kpă", "Rmah", "Nay", "Niê", "Ayun", "Điểu",
    "Chu", "Trương", "La", "Kiều", "Thái", "Tống", "Vi", "Kha",
)  # fmt: skip
# What bears a person's name and is none.
PLACES = (
    "đường", "phố", "trường", "tiểu học", "thcs", "thpt", "huyện", "xã", "phường", "tỉnh", "thị trấn", "thôn", "bản", "làng",
    "đảo", "núi", "chùa", "đền", "quỹ", "giải", "giải thưởng", "công viên", "bệnh viện", "nhà máy", "hai",
)  # fmt: skip
NO_PERSONS = ("Bà Rịa", "Bà Nà", "Bà Đen", "Bà Trưng", "Bà Triệu", "Bà Điểm", "Cô Tô", "Bác Ái")
# Before words that speak of many; a word or two may stand between.
MANY = (
    r"\d[\d.,]{0,9}(?! (?:tuổi|năm))", r"(?<!trong\s)(?:các|những)", "nhiều", "mọi", "mỗi", "từng", "tất cả", "toàn thể",
    "toàn bộ", "một số", "vài", "mấy", "đồng bào", "bà con", "nhân dân", "cộng đồng", "đội ngũ", "cán bộ,?", "chức sắc,?",
    "tỷ lệ", "số", "giúp", "giúp đỡ", "hỗ trợ", "thăm", "tặng", "cho", "với", "vận động", "tuyên truyền", "đến", "tới", "về",
    "chăm sóc", "chăm lo", "khám", "rà soát", "sổ tay", "hội", "câu lạc bộ", "quỹ", "phát triển", "công tác",
)  # fmt: skip
ALONGSIDE = ("nhân dân", "quần chúng", "hội viên", "đoàn viên", "người dân", "cán bộ", "công chức", "tín đồ")
LINKS = ("là", "vốn là", "thuộc", "của", "gia đình", "hộ", "nhà")

# No name goes on in the next line.
BLANK = r"[ \t\u00a0]{1,3}"
BETWEEN = r"\s{1,3}"
_NAME = rf"{WORD}(?:{BLANK}{WORD})"
BY_TITLE = re.compile(
    rf"(?:{any_of([*TITLES, *map(str.capitalize, TITLES)])}){BLANK}(?!(?:{any_of(POSTS)})\b){_NAME}{{0,4}}"
)
BY_SURNAME = re.compile(rf"(?:{any_of(SURNAMES)}){BLANK}{_NAME}{{1,2}}(?!\w)")
# Asked afterwards: a pattern that begins with its letters is searched for several times as fast.
INSIDE = re.compile(r"\w$")
AT_PLACE = re.compile(rf"\b(?:{any_of(PLACES)})\s{{1,2}}$", re.I)
NO_PERSON = re.compile(rf"(?:{any_of(NO_PERSONS)})\b")
BEFORE_MANY = re.compile(rf"(?:^|[^\w])(?:{any_of(MANY)}){SPACE}(?:[^\W\d]{{1,8}}{SPACE}){{0,2}}$", re.I)
WITH_MANY = re.compile(rf",?{SPACE}(?:và{SPACE})?(?:{any_of(ALONGSIDE)})\b", re.I)
OF_MANY = re.compile(rf"đồng{SPACE}bào", re.I)
RIGHT_AT = re.compile(rf"[\s,:;(–-]{{0,4}}(?:(?:{any_of(LINKS)}){SPACE}){{0,3}}", re.I)


@dataclass(frozen=True)
class Found:
    """A private word beside a name, both as they stand in the text."""

    word: str
    kind: Kind
    near: str


@dataclass(frozen=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int
    text: str


def beside_name(text: str, *names: str) -> list[Found]:
    """The words of belief, people, poverty, Party membership, health and age within sixty letters of a person's name,
    in their order: of one of these names, of a full name, or of "ông", "bà", "anh", "chị" and a name.
    """
    text = nfc(text)
    found = []
    named = Named(sorted(_named(text, names), key=attrgetter("start")))
    for kind, word in named.around(text):
        name = named.nearest(word)
        if name and not _is_of_many(text, word, name):
            found.append(Found(word.text, kind, name.text))
    return list(dict.fromkeys(found))


def without_names(text: str, *names: str) -> str:
    """The text without the names of persons: one of these, a full name, or "ông", "bà", "anh", "chị" and a name."""
    text = nfc(text)
    kept, end = [], 0
    for span in Named(sorted(_named(text, names), key=attrgetter("start"))).spans:
        kept.append(text[end : span.start])
        end = span.end
    return " ".join(" ".join([*kept, text[end:]]).split())


class Named:
    """The names of a text by where they stand, none within another."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans: list[Span] = []
        for span in spans:
            if not self.spans or span.start >= self.spans[-1].end:
                self.spans.append(span)
        self.starts = [span.start for span in self.spans]

    def around(self, text: str) -> list[tuple[Kind, Span]]:
        """The private words that stand anywhere near one of them, each once: the rest of the text need not be read."""
        found: list[tuple[Kind, Span]] = []
        stretches = list(self._stretches())
        for kind, pattern in PATTERNS.items():
            found += [(kind, _span(each)) for start, end in stretches for each in pattern.finditer(text, start, end)]
        return sorted(found, key=lambda each: each[1].start)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """What has to be read, from and to: names that stand close to each other share one."""
        reach, start, end = NEAR + LONGEST_WORD, 0, 0
        for span in self.spans:
            if span.start - reach > end:
                yield start, end
                start = span.start - reach
            end = span.end + reach
        yield start, end

    def nearest(self, word: Span) -> Span | None:
        """The name that stands nearest to a word, apart from it and near enough."""
        at = bisect_left(self.starts, word.start)
        around = [span for span in self.spans[max(0, at - 2) : at + 2] if _gap(span, word) is not None]
        near = [span for span in around if (_gap(span, word) or 0) <= NEAR]
        return min(near, key=lambda span: _gap(span, word) or 0, default=None)


def _gap(one: Span, other: Span) -> int | None:
    """Letters between two stretches; None where they share some."""
    gap = max(one.start - other.end, other.start - one.end)
    return gap if gap >= 0 else None


def _named(text: str, names: tuple[str, ...]) -> Iterator[Span]:
    for pattern in (BY_TITLE, BY_SURNAME):
        for each in pattern.finditer(text):
            before = text[max(0, each.start() - LOOK_BACK) : each.start()]
            if not INSIDE.search(before) and not AT_PLACE.search(before) and not NO_PERSON.match(each[0]):
                yield _span(each)
    plain = text.translate(_PLAIN)
    for name in names:
        yield from _given(text, plain, nfc(name).split())


def _given(text: str, plain: str, words: list[str]) -> Iterator[Span]:
    """Where a name we know stands: whatever its tones and case, or as it is where one word is all of it."""
    searched, parts = (plain, [word.translate(_PLAIN) for word in words]) if len(words) > 1 else (text, words)
    if parts:
        for each in re.finditer(rf"(?<!\w){BETWEEN.join(map(re.escape, parts))}(?!\w)", searched):
            yield Span(each.start(), each.end(), text[each.start() : each.end()])


def _is_of_many(text: str, word: Span, name: Span) -> bool:
    """Whether the word speaks of many, and does not stand right at the name."""
    between = text[min(word.end, name.end) : max(word.start, name.start)]
    if RIGHT_AT.fullmatch(between) and not OF_MANY.match(word.text):
        return False
    before = text[max(0, word.start - LOOK_BACK) : word.start]
    return bool(OF_MANY.match(word.text) or BEFORE_MANY.search(before) or WITH_MANY.match(text, word.end))


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end(), found[0])


class _Plain(dict[int, str]):
    """Each letter without its marks, small; one for one, so that places in the text stay the same."""

    def __missing__(self, code: int) -> str:
        self[code] = "d" if chr(code) in "đĐ" else unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        return self[code]


_PLAIN = _Plain()
