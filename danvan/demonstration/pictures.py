"""Small pictures for the models of the demonstration, drawn anew each time and always the same: hills, a path, houses and
flowers, and nobody on them.
"""

import math
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 480, 320
SKIES = ("#cfe6f5", "#f6e3c4", "#dfe9ee", "#bfd9ea")
HILLS = ("#7fa37a", "#5f8f6a", "#8fae6b", "#6b8e8a", "#a3a86a")
ROOFS, WALLS = ("#a8553a", "#7d4a3c", "#8a6a4f"), ("#f1e6d2", "#e4d3b5")
FLOWERS = ("#d9534f", "#f0ad4e", "#c05fa8", "#ffffff", "#e8d24a")


class Dice:
    """Throws that come out the same whenever they are thrown for the same number."""

    def __init__(self, number: int) -> None:
        self.number, self.thrown = number, 0

    def between(self, low: int, high: int) -> int:
        """From the first on, and below the second."""
        self.thrown += 1
        digest = sha256(f"{self.number} {self.thrown}".encode()).digest()
        return low + int.from_bytes(digest[:8]) % (high - low)

    def one_of(self, several: Sequence[str]) -> str:
        return several[self.between(0, len(several))]


def landscape(number: int) -> bytes:
    """The picture of this number, as a camera would save it."""
    return _saved(_drawn(number), quality=88)


def saved_again(number: int) -> bytes:
    """The same picture as it comes back from a telephone: smaller and with less in it."""
    return _saved(_drawn(number).resize((WIDTH * 3 // 4, HEIGHT * 3 // 4)), quality=60)


def _saved(picture: Image.Image, *, quality: int) -> bytes:
    taken = BytesIO()
    picture.save(taken, "JPEG", quality=quality)
    return taken.getvalue()


def _drawn(number: int) -> Image.Image:
    dice = Dice(number)
    picture = Image.new("RGB", (WIDTH, HEIGHT), dice.one_of(SKIES))
    brush = ImageDraw.Draw(picture)
    across, radius = dice.between(60, WIDTH - 60), dice.between(14, 30)
    brush.ellipse((across - radius, 50 - radius, across + radius, 50 + radius), fill="#fff6d8")
    for base in (120, 165, 210):
        _hill(brush, dice, base)
    _path(brush, dice)
    for _each in range(dice.between(1, 5)):
        _house(brush, dice)
    for _each in range(dice.between(40, 120)):
        x, y = dice.between(0, WIDTH), dice.between(235, HEIGHT)
        brush.ellipse((x, y, x + 5, y + 5), fill=dice.one_of(FLOWERS))
    return picture


def _hill(brush: ImageDraw.ImageDraw, dice: Dice, base: int) -> None:
    high, long, shift = dice.between(12, 45), dice.between(70, 190), dice.between(0, 600) / 100
    ridge = [(x, base + high * math.sin(x / long + shift)) for x in range(0, WIDTH + 8, 8)]
    brush.polygon([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], fill=dice.one_of(HILLS))


def _path(brush: ImageDraw.ImageDraw, dice: Dice) -> None:
    far, near, broad = dice.between(0, WIDTH), dice.between(0, WIDTH), dice.between(30, 90)
    brush.polygon([(far, 200), (far + 6, 200), (near + broad, HEIGHT), (near - broad, HEIGHT)], fill="#d8c7a3")


def _house(brush: ImageDraw.ImageDraw, dice: Dice) -> None:
    x, y, wide = dice.between(20, WIDTH - 90), dice.between(150, 215), dice.between(36, 70)
    brush.rectangle((x, y, x + wide, y + wide // 2), fill=dice.one_of(WALLS))
    brush.polygon([(x - 6, y), (x + wide // 2, y - wide // 3), (x + wide + 6, y)], fill=dice.one_of(ROOFS))
