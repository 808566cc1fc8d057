"""A text's words as plans' phrases are compared: folded, long forms drawn together, "xã, phường, đặc khu" as one word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from danvan.core.text import fold

_WORD = re.compile(r"[^\s,;.:()\[\]–—/-]+|[,;.:()\[\]–—/-]")
# Long forms as one word, on both sides; the longer first.
_SHORT = {
    ("uy", "ban", "mat", "tran", "to", "quoc", "viet", "nam"): "ubmttq",
    ("uy", "ban", "mat", "tran", "to", "quoc"): "ubmttq",
    ("uy", "ban", "mttq", "viet", "nam"): "ubmttq",
    ("mat", "tran", "to", "quoc", "viet", "nam"): "mttq",
    ("uy", "ban", "nhan", "dan"): "ubnd",
    ("hoi", "dong", "nhan", "dan"): "hdnd",
    ("mat", "tran", "to", "quoc"): "mttq",
    ("uy", "ban", "mttq"): "ubmttq",
    ("ubmttq", "viet", "nam"): "ubmttq",
    ("mttq", "viet", "nam"): "mttq",
    ("dac", "khu"): "dackhu",
    ("thi", "tran"): "thitran",
}
_LONG_BY_FIRST = {first: [long for long in _SHORT if long[0] == first] for first, *_rest in _SHORT}
_TYPES = {"xa": "xã", "phuong": "phường", "dackhu": "đặc khu", "thitran": "thị trấn"}
COMMUNES = "xaphuongdackhu"
# Words that say nothing, inside a phrase, and between phrases.
_EMPTY = {"cac", "va", "cua", "nhung"}
AROUND = _EMPTY | set(fold("tỉnh thành phố toàn trên địa bàn trong trực thuộc cấp liên quan đóng cùng có nơi").split())


@dataclass(frozen=True)
class Word:
    """One word of the text as it is compared; `types` are those a list such as "xã, phường" names."""

    key: str
    start: int
    end: int
    proper: bool = False
    types: tuple[str, ...] = ()


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, long forms drawn together and lists of commune types as one."""
    plain = [_word(found) for found in _WORD.finditer(text)]
    yield from _communes_drawn_together(list(_drawn_together(plain)))


@lru_cache(maxsize=10_000)
def key_of(phrase: str) -> tuple[str, ...]:
    """A phrase as it is compared: without the words that say nothing, and without commas."""
    return tuple(word.key for word in words_of(phrase) if says_something(word))


def says_something(word: Word) -> bool:
    return word.key.isalnum() and word.key not in _EMPTY


def _word(found: re.Match[str]) -> Word:
    return Word(fold(found[0]) or found[0], found.start(), found.end(), found[0][:1].isupper())


def _drawn_together(words: list[Word]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        possible = _LONG_BY_FIRST.get(words[at].key, ())
        long = next((long for long in possible if tuple(w.key for w in words[at : at + len(long)]) == long), None)
        if long is None:
            yield words[at]
            at += 1
        else:
            yield replace(words[at], key=_SHORT[long], end=words[at + len(long) - 1].end)
            at += len(long)


def _communes_drawn_together(words: list[Word]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        if not _names_type(words, at):
            yield words[at]
            at += 1
            continue
        until, types = at + 1, [_TYPES[words[at].key]]
        while until + 1 < len(words) and words[until].key in {",", "va"} and _names_type(words, until + 1):
            types.append(_TYPES[words[until + 1].key])
            until += 2
        level = at > 0 and words[at - 1].key == "cap"
        yield replace(words[at], key=COMMUNES, end=words[until - 1].end, types=() if level else tuple(types))
        at = until


def _names_type(words: list[Word], at: int) -> bool:
    """Whether a word names a type of commune; that of "địa phương" only folds to the same letters as "phường"."""
    return words[at].key in _TYPES and not (at > 0 and (words[at - 1].key, words[at].key) == ("dia", "phuong"))
