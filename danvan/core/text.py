"""Vietnamese text: how it is stored, searched, compared and put in order.

All of these take time in proportion to the text, whoever wrote it: a heap of combining marks, which would take
`unicodedata.normalize` the square of it, is cut first.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, islice

# Unicode's own limit for text that is to be normalised as it streams (UAX 15); no written language comes near it.
MARKS_IN_A_ROW = 30
SORT_KEY_LENGTH = 500
LONGEST_KNOWN = 20  # letters of a word whose key is worth remembering

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTER_MARKS = "\u0306\u0302\u031b"  # of ă; of â ê ô; of ơ ư

# Ð (eth) and Ɖ look like Đ, and old typists' keyboards put them in its place. No apostrophe parts a word: H'leo, M’gar.
_ALIKE = {ord(c): "đ" for c in "đĐÐðƉɖ"}
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´ʹ′"), "")
_SPELT_ALIKE = _APOSTROPHES | _ALIKE
_HEAP = re.compile(rf"[^\x00-\u02ff\u1e00-\u1eff]{{{MARKS_IN_A_ROW + 1}}}")
_SYLLABLE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_NUMBER_OR_LETTER = re.compile(r"([0-9]{1,99})|([^\W_])([\u0300-\u036f]*)")
_SPACES = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def nfc(text: str) -> str:
    """The text with each letter and its marks as one character, which is how everything is stored."""
    return unicodedata.normalize("NFC", _without_heaps(text))


def fold(text: str) -> str:
    """What search compares, both when writing and when asking: no marks, no case, only [a-z0-9 ], single spaces."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(text.translate(_FOLDING).split())


def tone_key(text: str) -> str:
    """A key under which "Hoà" is "Hòa" and case and spacing do not count, while letters and tones still do."""
    return _SPACES.sub(" ", _SYLLABLE.sub(_tone_last, _apart(text))).strip()


def sort_key(text: str) -> str:
    """The text's place in a Vietnamese dictionary, as digits that any database puts in the same order.

    Syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone (ngang huyền hỏi ngã sắc nặng); so all
    of "ba …" stand before "bà …". Numbers come before letters and by their value, so that "Thôn 2" stands before
    "Thôn 10". Case, punctuation and where the tone mark stands do not count: equal keys want a second column to order by.
    The key holds digits only, because the order of letters differs between the collations a database may have been made
    with (Estonian z, Czech ch, Danish aa). It is cut at SORT_KEY_LENGTH.
    """
    return "".join(map(_word_key, text.split()))[:SORT_KEY_LENGTH]


def keepable(text: str) -> str:
    """As typed, but for what no database takes: the sign without number, and halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def one_line(text: str) -> str:
    """A name as it may be stored: one line, single spaces, and no character that hides or turns the others round."""
    if text.isprintable():
        # Nearly every cell of a workbook: no character to drop, no space but the plain one.
        return " ".join(nfc(text).split())
    return " ".join(nfc(_SPACES.sub(" ", text).translate(_VISIBLE)).split())


def plain_text(text: str) -> str:
    """Text of several lines as it may be stored: the lines stay, what cannot be seen goes, ends of lines are trimmed."""
    lines = nfc(_LINE_ENDS.sub("\n", text).translate(_VISIBLE)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


class _Folding(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if code < 0x2000:  # a hostile text holds a million different characters; a Vietnamese one these
            self[code] = folded
        return folded


class _Visible(dict[int, str]):
    """Drops control, format, private and unassigned characters: bidi overrides, zero widths, soft hyphens."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kept = character == "\n" or unicodedata.category(character)[0] != "C"
        visible = character if kept else " " if character == "\t" else ""
        if code < 0x2000:
            self[code] = visible
        return visible


def _folded(character: str) -> str:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))


def _apart(text: str) -> str:
    """Small letters, each followed by its marks."""
    text = text.translate(_SPELT_ALIKE)
    return unicodedata.normalize("NFKD", _without_heaps(text)).casefold()


def _tone_last(syllable: re.Match[str]) -> str:
    marks = [c for c in syllable[0] if c in _TONE_MARKS]
    return "".join(c for c in syllable[0] if c not in _TONE_MARKS) + "".join(marks)


def _word_key(word: str) -> str:
    """The key of a word: those of names are worked out once, a number has no letters to look at."""
    if len(word) > LONGEST_KNOWN:
        return _worked_out(word)
    return f"{_letter_key(word, '', '')}01" if word.isdecimal() and word.isascii() else _known(word)


def _worked_out(word: str) -> str:
    return "".join(map(_syllable_key, _SYLLABLE.findall(_apart(word))))


def _syllable_key(syllable: str) -> str:
    """Two digits a letter (11 to 43), the number as 10, its length and its digits, and last the tone (01 to 06)."""
    letters = "".join(_letter_key(*found) for found in _NUMBER_OR_LETTER.findall(syllable))
    tone = next((TONES.index(c) for c in syllable if c in _TONE_MARKS), 0)
    return f"{letters}{tone + 1:02}"


def _letter_key(number: str, letter: str, marks: str) -> str:
    if number:
        value = number.lstrip("0")
        return f"10{len(value):02}{value}"
    written = next((mark for mark in marks if mark in LETTER_MARKS), "")
    place = _PLACES.get(unicodedata.normalize("NFC", letter + written), _PLACES.get(letter))
    return f"{place}" if place else f"99{ord(letter):08}"


_known = lru_cache(maxsize=20_000)(_worked_out)
_TONE_MARKS = frozenset(TONES[1:])
_PLACES = {letter: place for place, letter in enumerate(LETTERS, start=11)}
_FOLDING = _Folding(_APOSTROPHES | dict.fromkeys(_ALIKE, "d"))
_VISIBLE = _Visible()


def _without_heaps(text: str) -> str:
    if len(text) <= MARKS_IN_A_ROW or not _HEAP.search(text):
        return text
    runs = groupby(text, key=lambda c: unicodedata.category(c)[0] == "M")
    return "".join(c for marks, run in runs for c in (islice(run, MARKS_IN_A_ROW) if marks else run))
