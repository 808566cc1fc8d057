"""The end of a document: "Nơi nhận" on one side, who signs on the other, in columns, cells or one under the other."""

import re
from typing import NamedTuple

from .lines import Line, Lines
from .reading import Found, Recipient
from .source import Source
from .vocabulary import POSITION

_LABEL = re.compile(r"[\s|]*nơi nhận[\s:;.]*")
_SPLIT = re.compile(r" {4,}|\t+")
_ADDRESSED = re.compile(r"^[ \t|]*kính gửi[ \t]*:?[ \t|]*", re.MULTILINE)
_TITLES = re.compile(
    r"(?:(?:gs|pgs|ts|ths|bs|ks|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thiếu tướng|trung tướng|đ/c|đồng chí|ông"
    r"|bà)[.\s]+)*"
)
_NAME = re.compile(r"[^\W\d_]+(?:[ .][^\W\d_]+){1,5}$")
_PURPOSES = (
    ("báo cáo", re.compile(r"(?:để )?(?:b\s?/?\s?c\b|báo cáo)")),
    ("để thực hiện", re.compile(r"(?:để )?(?:t\s?/?\s?h\b|(?:tổ chức |triển khai )?thực hiện)")),
    ("phối hợp", re.compile(r"(?:để )?(?:p\s?/?\s?h\b|phối hợp|p/hợp)")),
    ("để biết", re.compile(r"(?:để )?(?:biết|theo dõi|chỉ đạo|t/?d\b|c/?đ\b)")),
)
_MARKED = re.compile(r"\(([^()]{1,40})\)\W*$")
_KEPT = re.compile(r"lưu\b")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|đã kí|ký, ghi rõ|chữ ký)")
_AT_MOST = 400  # lines: nobody sends a document to more


class Words(NamedTuple):
    """A run of words of the closing and whether a dash or "Nơi nhận" begins it."""

    start: int
    end: int
    dashed: bool
    follows: bool  # directly under the run before it, in the same column


def read(source: Source, start: int, end: int) -> tuple[tuple[Recipient, ...], Found | None, Found | None]:
    """Recipients, signer and the signer's position."""
    received: list[Words] = []
    others: list[Words] = []
    for run in _runs(source, start, end):
        if run.dashed:
            received.append(run)
        elif received and run.follows and _goes_on(source, received[-1], run):
            received[-1] = received[-1]._replace(end=run.end)
        else:
            others.append(run)
    signer, position = _signature(source, others)
    return tuple(_recipient(source, run) for run in received), signer, position


def addressed(source: Source, start: int, end: int) -> tuple[Recipient, ...]:
    """Whom "Kính gửi" addresses, when the letter has it above its text."""
    label = _ADDRESSED.search(source.low, start, end)
    if not label:
        return ()
    found: list[Recipient] = []
    for line in Lines(source, label.end(), end).all[:_AT_MOST]:
        if line.start == line.end:
            if found and not line.wall:
                break
            continue
        if line.mark not in ("dash", "") or (found and line.mark != "dash" and not _unfinished(source, found[-1])):
            break
        found.append(_recipient(source, Words(line.start, line.end, True, False)))
    return tuple(found)


def _unfinished(source: Source, last: Recipient) -> bool:
    return source.text[last.span.end - 1 : last.span.end] not in (";", ".")


def _runs(source: Source, start: int, end: int) -> list[Words]:
    label = _LABEL.match(source.low, start, end)
    runs: list[Words] = []
    for number, line in enumerate(Lines(source, label.end() if label else start, end).all):
        if number > _AT_MOST:
            break
        if line.start == line.end:
            runs.append(Words(line.start, line.start, False, False))
            continue
        runs += _columns(source, line, bool(runs) and runs[-1].end > runs[-1].start)
    return [run for run in runs if run.end > run.start]


def _columns(source: Source, line: Line, follows: bool) -> list[Words]:
    """The line's columns; only the first can be a recipient."""
    runs, at = [], line.start
    for piece in _SPLIT.split(source.plain[line.start : line.end]):
        begin = source.plain.index(piece, at, line.end)
        at = begin + len(piece)
        if piece.strip():
            first = begin == line.start
            runs.append(Words(begin, at, first and line.mark == "dash", first and follows))
    return runs


def _goes_on(source: Source, last: Words, run: Words) -> bool:
    """A recipient broken over lines: not the signature's words, and the line before did not end it."""
    words = source.plain[run.start : run.end].strip()
    ended = source.plain[last.start : last.end].rstrip().endswith((";", "."))
    if words.isupper() or _SIGNED.match(words.lower()) or POSITION.match(words.lower()):
        return False
    return (not ended and not source.low[last.start : last.end].startswith("- lưu")) or (
        words.startswith("(") and run.start - last.end < 4
    )


def _recipient(source: Source, run: Words) -> Recipient:
    words = source.words(run.start, run.end).lstrip("-+ ").rstrip(" ;,./")
    low = words.lower()
    if _KEPT.match(low):
        return Recipient(words, "lưu", source.original(run.start, run.end))
    marked = _MARKED.search(words)
    purpose = _purpose(marked[1].lower()) if marked else ""
    name = words[: marked.start()].strip() if marked and purpose else words
    return Recipient(name, purpose, source.original(run.start, run.end))


def _purpose(low: str) -> str:
    return next((purpose for purpose, shape in _PURPOSES if shape.match(low)), "")


def _signature(source: Source, runs: list[Words]) -> tuple[Found | None, Found | None]:
    """Posts in the order they stand, and the last name under them."""
    posts: list[Words] = []
    name: Words | None = None
    for run in runs:
        words = source.plain[run.start : run.end].strip(" .|:;,")
        low = words.lower()
        if _SIGNED.match(low) or not words:
            continue
        if _is_post(words, low, posts):
            posts.append(run)
        elif posts and _is_name(words):
            name = run
    if not posts:
        return None, None
    return (_as_found(source, [name]) if name else None), _as_found(source, posts)


def _is_post(words: str, low: str, posts: list[Words]) -> bool:
    if POSITION.match(low) and (words.isupper() or (len(words) < 40 and not _is_name(words))):
        return True
    return (bool(posts) and words.isupper() and len(words.split()) != 3 and len(words) < 70) or low == "kiêm"


def _is_name(words: str) -> bool:
    bare = words[_TITLES.match(words.lower()).end() :]  # type: ignore[union-attr]
    parts = [part for part in re.split(r"[ .]+", bare) if part]
    capitals = all(part[0].isupper() for part in parts)
    return capitals and len(parts) > 1 and bool(_NAME.match(bare)) and not POSITION.match(words.lower())


def _as_found(source: Source, runs: list[Words]) -> Found:
    """Posts parted by dashes; a line that only ends the one before it ("ỦY BAN NHÂN" / "DÂN") stays with it."""
    value = ""
    for run in runs:
        words = source.words(run.start, run.end).strip(" .,;:")
        goes_on = (value and not POSITION.match(words.lower())) or value.endswith("Kiêm")
        value += (" " if goes_on else " - " if value else "") + words
    return Found(value, source.original(runs[0].start, runs[-1].end))
