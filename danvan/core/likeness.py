"""Whether two texts say the same, however their lines were broken and whoever typed them. Pure."""

from danvan.core.text import fold

RUN = 6
MOST_OF_IT = 0.8


def runs(text: str, length: int = RUN) -> frozenset[str]:
    """Every run of so many words in the text, six where nothing is said, folded; of a shorter text all of its words."""
    words = fold(text).split()
    return frozenset(" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))) - {""}


def is_part_of(text: str, whole: frozenset[str]) -> bool:
    """Whether most of a text stands in another, given by its runs."""
    here = runs(text)
    return bool(here) and len(here & whole) >= MOST_OF_IT * len(here)


def say_the_same(one: str, other: str) -> bool:
    """Whether each of two texts stands in the other for the most part."""
    return is_part_of(one, runs(other)) and is_part_of(other, runs(one))
