"""Two texts that say the same, and one that stands in another."""

import unicodedata

import pytest

from danvan.core.likeness import is_part_of, runs, say_the_same

SENTENCE = "Sở Nội vụ chủ trì phối hợp với các cơ quan rà soát thủ tục hành chính trong năm"


def test_runs_are_of_six_words_and_a_shorter_text_is_one():
    assert runs("một hai ba bốn năm sáu bảy") == {"mot hai ba bon nam sau", "hai ba bon nam sau bay"}
    assert (runs("Một HAI"), runs(""), runs(" \n")) == ({"mot hai"}, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (SENTENCE, True),
        (SENTENCE.upper(), True),
        (SENTENCE.replace(" ", "\n"), True),
        (unicodedata.normalize("NFD", SENTENCE), True),
        (SENTENCE + " 2026", True),
        (SENTENCE.replace("rà soát", "xem xét"), False),
        (" ".join(reversed(SENTENCE.split())), False),
        ("", False),
    ],
)
def test_two_texts_say_the_same_whatever_their_lines_and_letters(other, answer):
    assert say_the_same(SENTENCE, other) is answer


@pytest.mark.parametrize(("share", "answer"), [(1, True), (0.9, True), (0.5, False)])
def test_most_of_a_text_makes_it_part_of_another(share, answer):
    words = [f"từ{at}" for at in range(100)]
    changed = words[: int(100 * share)] + [f"khác{at}" for at in range(100 - int(100 * share))]

    assert is_part_of(" ".join(changed), runs(" ".join(words))) is answer
