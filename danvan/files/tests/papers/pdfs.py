"""PDF files with words in their places, drawn lines, pictures, whatever font name."""

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT, SIZE = 595, 842, 12
FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"


@dataclass
class Page:
    """What is drawn on one page; places are in points from the lower left corner."""

    drawn: list[str] = field(default_factory=list)

    def say(self, text: str, x: float, y: float) -> "Page":
        """Words in a font of today, half as wide as high."""
        self.drawn.append(f"BT /F1 {SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET")
        return self

    def say_in_old_font(self, text: str, x: float, y: float) -> "Page":
        self.drawn.append(f"BT /F2 {SIZE} Tf {x} {y} Td <{text.encode('cp1252').hex()}> Tj ET")
        return self

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> "Page":
        self.drawn.append(f"0.5 w {x} {y} m {to_x} {to_y} l S")
        return self

    def grid(self, columns: list[float], rows: list[float]) -> "Page":
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        return self

    def picture(self) -> "Page":
        self.drawn.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q")
        return self


def pdf(*pages: Page, old_font: str = ".VnTime", shift: int = 0, extra: str = "") -> bytes:
    letters = sorted({chr(int(code, 16)) for page in pages for code in _codes(page)})
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        3: FONT,
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
        5: stream(_mapping(letters, shift)),
        6: b"<< /Type /FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 "
        b"/Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
        7: f"<< /Type /Font /Subtype /TrueType /BaseFont /{old_font} /Encoding /WinAnsiEncoding /FirstChar 32 "
        f"/LastChar 255 /Widths [{'500 ' * 224}] /FontDescriptor 6 0 R >>".encode(),
        8: stream(
            bytes(3 * 64),
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        ),
    }
    kids = []
    for at, page in enumerate(pages):
        number = 10 + 2 * at
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {number + 1} 0 R /Resources "
            "<< /Font << /F1 3 0 R /F2 7 0 R >> /XObject << /Im1 8 0 R >> >> >>"
        ).encode()
        objects[number + 1] = stream("\n".join(page.drawn).encode())
    objects[2] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    return file(objects)


def stream(content: bytes, about: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    return f"<< /Filter /FlateDecode /Length {len(packed)} {about} >>\nstream\n".encode() + packed + b"\nendstream"


def file(objects: dict[int, bytes]) -> bytes:
    written, places = b"%PDF-1.5\n", {}
    for number in sorted(objects):
        places[number] = len(written)
        written += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start, count = len(written), max(objects) + 1
    written += f"xref\n0 {count}\n".encode()
    for number in range(count):
        kept = number in places
        written += f"{places.get(number, 0):010d} {0 if kept else 65535:05d} {'n' if kept else 'f'} \n".encode()
    return written + f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def _codes(page: Page) -> list[str]:
    codes = []
    for drawn in page.drawn:
        if drawn.startswith("BT /F1"):
            words = drawn[drawn.index("<") + 1 : drawn.index(">")]
            codes += [words[at : at + 4] for at in range(0, len(words), 4)]
    return codes


def _mapping(letters: list[str], shift: int) -> bytes:
    """What each code means; with a shift, something else."""
    rows = "".join(f"<{ord(letter):04x}> <{ord(letter) + shift:04x}>\n" for letter in letters)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{rows}endbfchar\nendcmap end end"
    ).encode()
