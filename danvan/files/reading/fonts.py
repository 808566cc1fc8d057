"""Letters by their typeface: before Unicode, a font's name said which letter a byte meant."""

from functools import lru_cache

from danvan.core import legacy
from danvan.core.legacy import Encoding

# Word keeps the bytes of old fonts in the private area when the font called itself a symbol font.
PRIVATE = {0xF000 + byte: byte for byte in range(0x20, 0x100)}
PICTOGRAPHS = ("symbol", "wingdings", "webdings")


# Asked for every letter of a page; a document has a dozen fonts.
encoding_of = lru_cache(maxsize=256)(legacy.encoding_of_font)


def is_pictograph(font: str) -> bool:
    """Whether a font's letters are little pictures, such as bullets."""
    return font.strip().lower().startswith(PICTOGRAPHS)


def decode(text: str, encoding: Encoding | None) -> str:
    """The letters a reader saw in a stretch of text set in fonts of one encoding."""
    return legacy.decoded(text.translate(PRIVATE), encoding) if encoding else text
