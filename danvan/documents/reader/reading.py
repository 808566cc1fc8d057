"""What a reading holds: each thing with the place in the text that shows it, and why a person should look again if so."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A place in the text as it was given: text[start:end] is what is shown marked."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """One value of the header; `doubt` is a sentence for the person who confirms, empty when it is sure."""

    value: str
    span: Span | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Who issued what, under which number, where and when; None where the document shows nothing or a blank."""

    family: str  # party, state, front, or empty
    doc_type: Found | None = None
    symbol: Found | None = None
    printed_symbol: str = ""
    issuers: tuple[Found, ...] = ()
    parent: Found | None = None
    place: Found | None = None
    date: Found | None = None
    title: Found | None = None
    signer: Found | None = None
    signer_position: Found | None = None
    secrecy: Found | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the outline a thing stands: section path "II.1", and which dash or plus under it."""

    path: str = ""
    dash: int = 0
    plus: int = 0

    @property
    def words(self) -> str:
        """The place as an office cites it: "mục II.1, gạch thứ 2"."""
        parts = [f"mục {self.path}" if self.path else ""]
        parts += [f"gạch thứ {self.dash}"] if self.dash else []
        parts += [f"dấu cộng thứ {self.plus}"] if self.plus else []
        return ", ".join(part for part in parts if part)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline with its number as printed, its path and its depth."""

    path: str
    number: str
    title: str
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document named in this one: căn cứ, thực hiện, thay thế, sửa đổi, đề nghị or nhắc đến."""

    symbol: str  # normalised; empty for a law cited by name or a document cited without its number
    printed: str
    doc_type: str
    date: str  # ISO, empty when not printed
    issuer: str
    kind: str
    basis: bool
    place: Place
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach. `rule` is the proposed way of counting (DESIGN 6); a narrative target has no value."""

    text: str
    comparator: str
    value: float | None
    unit: str
    scope: str
    rule: str
    place: Place
    span: Span
    figure: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: what, who leads, who co-operates, and by when in the document's words."""

    text: str
    lead: str
    cooperating: str
    due: str
    group: str
    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or a rule by which something is due, the words that say so, and who reports to whom where that is said."""

    date: str  # a day, month:, quarter:, year:, yearly, monthly:, daily, period:A/B, event or rule:
    words: str
    what: str
    who: str
    to: str
    via: str
    place: Place
    span: Span
    also: tuple[Span, ...] = ()  # where the same time is said again in the same words
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the plan with its own work: a quarter, a wave, some years."""

    text: str
    date: str
    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line under "Nơi nhận" or "Kính gửi", with its purpose as printed: b/c, để thực hiện, phối hợp, để biết, lưu."""

    name: str
    purpose: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text."""

    header: Header
    period: Found | None
    citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    phases: tuple[Phase, ...]
    deadlines: tuple[Deadline, ...]
    recipients: tuple[Recipient, ...]

    @property
    def bases(self) -> tuple[Citation, ...]:
        """The legal bases, each once, in order of first mention."""
        first: dict[str, Citation] = {}
        for citation in self.citations:
            if citation.basis:
                first.setdefault(citation.symbol or citation.printed, citation)
        return tuple(first.values())
