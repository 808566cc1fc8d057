"""Word files as LibreOffice prints them: where each line of text and each drawn rule stands on which page, in mm."""

import ctypes
import itertools
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pypdfium2
from pypdfium2 import raw

PROGRAMS = ("soffice", "libreoffice")
MM = 25.4 / 72
# Words further apart than this stand in columns of their own; letters further than that from a line are on another.
COLUMN_GAP, LINE_GAP = 9.0, 0.6


@dataclass(frozen=True)
class Letter:
    """One character: where it begins and ends, its baseline from the top of the page, its size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True)
class Line:
    """A line of text within its column."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    def beside(self, other: "Line") -> bool:
        """Whether both take room above the same stretch of the page."""
        return self.left < other.right and other.left < self.right


@dataclass(frozen=True)
class Rule:
    """A drawn line across."""

    left: float
    right: float
    down: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sheet:
    """One printed page."""

    width: float
    height: float
    lines: list[Line]
    rules: list[Rule] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def line(self, beginning: str) -> Line:
        """The one line that begins so."""
        found = [line for line in self.lines if line.text.startswith(beginning)]
        assert len(found) == 1, f"{len(found)} × {beginning}\n{self.text}"
        return found[0]

    def number(self) -> Line | None:
        """The page's number, which stands in the top margin."""
        return next((line for line in self.lines if line.baseline < 20), None)


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Sheet]]:
    """The pages of each Word file, printed all at once by the machine's own LibreOffice."""
    program = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    assert program, "Không thấy LibreOffice trên máy này. Cài gói libreoffice-writer-nogui rồi chạy lại."
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / f"{name}.docx") for name in files]
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: sheets((folder / f"{name}.pdf").read_bytes()) for name in files}


def sheets(content: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(content)
    return [sheet(page) for page in document]


def sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    rules = {_rule(each.get_bounds(), height) for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])}
    flat = sorted((rule for rule in rules if rule), key=lambda rule: (rule.down, rule.left))
    return Sheet(width * MM, height * MM, lines(letters(page, height)), flat)


def letters(page: pypdfium2.PdfPage, height: float) -> Iterator[Letter]:
    """What is printed, letter by letter."""
    text, x, y = page.get_textpage(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        shown = chr(raw.FPDFText_GetUnicode(text, index))
        if shown in "\r\n\0":
            continue
        left, _bottom, right, _top = text.get_charbox(index, loose=True)
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        size = raw.FPDFText_GetFontSize(text, index)
        yield Letter(shown, left * MM, right * MM, (height - y.value) * MM, size)


def lines(found: Iterator[Letter]) -> list[Line]:
    """Letters put together into lines, by where they stand."""
    groups: list[list[Letter]] = [[]]
    for letter in found:
        last = groups[-1][-1] if groups[-1] else None
        if last and (abs(letter.baseline - last.baseline) > LINE_GAP or not -1 < letter.left - last.right < COLUMN_GAP):
            groups.append([])
        groups[-1].append(letter)
    return [line for line in map(_line, groups) if line.text]


def overlapping(page: Sheet) -> list[tuple[str, str]]:
    """Lines printed into each other."""
    return [
        (one.text, other.text)
        for one, other in itertools.combinations(page.lines, 2)
        if one.beside(other) and abs(one.baseline - other.baseline) < 0.9 * min(one.size, other.size) * MM
    ]


def _line(group: list[Letter]) -> Line:
    seen = [letter for letter in group if letter.text.strip()]
    if not seen:
        return Line("", 0, 0, 0, 0)
    text = "".join(letter.text for letter in group).strip()
    size = round(median(letter.size for letter in seen), 1)
    return Line(text, seen[0].left, seen[-1].right, median(letter.baseline for letter in seen), size)


def _rule(bounds: tuple[float, float, float, float], height: float) -> Rule | None:
    left, bottom, right, top = (side * MM for side in bounds)
    if top - bottom > 1 or right - left < 2:
        return None
    return Rule(round(left, 2), round(right, 2), round(height * MM - (top + bottom) / 2, 2))
