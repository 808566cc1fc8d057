"""How a picture looks, in sixteen bytes: where it grows brighter from left to right and from top to bottom, eight times
eight of each. Saved anew, made smaller, a little brighter or with the day printed into a corner it keeps nearly all of
them; of a picture cut at its edges it keeps most. Turned or mirrored it is another picture.
"""

from PIL import Image

SIDE = 8
# Steps of this many levels of 256 and fewer are the noise of saving.
STEP = 2
# Fewer rises in one direction than these, or hardly anything else: a plain ground, a bare gradient, a wall with a sign.
# All of those would be the same picture: with 4, two of 250 drawn scenes were, with 6 none.
FEWEST = 6


def look_of(picture: Image.Image) -> bytes | None:
    """The look of a drawn picture; none where it shows too little to be told from others."""
    grey = picture.convert("L")
    across, down = (
        _rises(grey.resize(size, Image.Resampling.BOX), ahead)
        for size, ahead in (((SIDE + 1, SIDE), 1), ((SIDE, SIDE + 1), SIDE))
    )
    if any(not FEWEST <= sum(each) <= len(each) - FEWEST for each in (across, down)):
        return None
    return int("".join("1" if each else "0" for each in across + down), 2).to_bytes(2 * SIDE)


def _rises(grey: Image.Image, ahead: int) -> list[bool]:
    """Whether each point is brighter than the one before it: before it in its row, or in its column."""
    levels = grey.tobytes()
    starts = (row * grey.width + column for row in range(SIDE) for column in range(SIDE))
    return [levels[start + ahead] - levels[start] > STEP for start in starts]
