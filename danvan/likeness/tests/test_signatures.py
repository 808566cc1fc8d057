"""What is kept of a text, a name and a picture, and how well it tells what is like what. No database."""

import subprocess
import sys
import time
import unicodedata
from hashlib import sha256

import pytest

from danvan.core.likeness import runs
from danvan.likeness.signatures import LONGEST, NOTHING, SAME_PICTURE, of_name, of_picture, of_text, share
from danvan.likeness.tests.prose import edited, text_of

TEXT = text_of(1)
LETTERS_ONLY = "một hai ba bốn năm sáu bảy tám chín mười"


def alike(one, other):
    return share(one.values, other.values)


def test_the_signature_of_a_text_is_the_same_in_every_house():
    told = sha256(of_text(LETTERS_ONLY).values).hexdigest()[:16]

    assert (len(of_text(LETTERS_ONLY).values), of_text(LETTERS_ONLY).size) == (256, 8)
    assert told == "f2d6f9d569626068"
    assert of_text(LETTERS_ONLY).keys("plans.plan", "text", 7)[:2] == [9012201353823731795, 886685615392122511]


def test_another_process_says_the_same():
    asked = f"from danvan.likeness.signatures import of_text; print(of_text({TEXT!r}).keys(1))"

    told = [
        subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}, text=True
        ).stdout.strip()
        for seed in ("1", "2")
    ]

    assert told == [str(of_text(TEXT).keys(1))] * 2


@pytest.mark.parametrize(
    "other", [TEXT.upper(), TEXT.replace(" ", "\n"), unicodedata.normalize("NFD", TEXT), f"  {TEXT} … "]
)
def test_how_a_text_was_typed_does_not_count(other):
    assert of_text(other) == of_text(TEXT)


@pytest.mark.parametrize("each", [40, 20, 10, 5])
def test_the_share_is_that_of_common_runs_within_its_error(each):
    told = [alike(of_text(text_of(n)), of_text(edited(text_of(n), each))) for n in range(30)]
    true = [jaccard(text_of(n), edited(text_of(n), each)) for n in range(30)]

    assert max(abs(one - other) for one, other in zip(told, true, strict=True)) < 4 * 0.0625
    assert abs(sum(told) - sum(true)) / 30 < 0.04


def jaccard(one, other):
    one, other = runs(one, 3), runs(other, 3)
    return len(one & other) / len(one | other)


def test_different_texts_in_the_same_words_are_not_alike():
    told = [alike(of_text(text_of(n)), of_text(text_of(n + 1))) for n in range(200)]

    assert max(told) < 0.4


@pytest.mark.parametrize("words", ["", " \n", "…", "Không", "Kinh phí xã hội hóa", "Đã đạt 100% kế hoạch năm"])
def test_a_text_of_few_words_says_nothing_of_its_own(words):
    assert of_text(words) == NOTHING


def test_a_text_is_compared_by_its_first_twenty_thousand_letters():
    long = "tổ dân vận " * LONGEST

    assert of_text(long) == of_text(long[:LONGEST])
    assert of_text(unicodedata.normalize("NFD", long)) == of_text(long)


@pytest.mark.parametrize("heap", ["a " * 1_000_000, "a" * 2_000_000, "ế" + "\u0301" * 2_000_000, "𝔸 " * 1_000_000])
def test_a_hostile_text_takes_no_longer_than_a_long_one(heap):
    long = " ".join(f"t{n}" for n in range(7_000))

    assert seconds(of_text, heap) < 10 * max(seconds(of_text, long), 0.01)


def seconds(work, text):
    began = time.process_time()
    work(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("name", "alike_by"),
    [
        ("TỔ TỰ QUẢN VỆ SINH MÔI TRƯỜNG THÔN THƯỢNG", (1, 1)),
        ("Tổ tự quản vệ sinh môi truờng thôn Thượng", (1, 1)),
        ("Tổ tự quản vệ sinh môi trường thôn Hạ", (0.6, 0.95)),
        ("Các tổ tự quản vệ sinh môi trường thôn Thượng", (0.7, 1)),
        ("Tổ tự quản vệ sinh mội trưòng thôn Thượmg", (0.6, 1)),
        ("Nhóm hộ trồng cây ăn quả thôn Trung", (0, 0.35)),
        ("Điểm tiếp dân lưu động", (0, 0.2)),
    ],
)
def test_names_are_compared_by_their_letters(name, alike_by):
    least, most = alike_by

    told = alike(of_name("Tổ tự quản vệ sinh môi trường thôn Thượng"), of_name(name))

    assert least <= told <= most


def test_a_name_without_a_letter_is_none():
    assert [of_name(name) for name in ("", " ", "“…”")] == [NOTHING] * 3


def test_a_picture_without_detail_has_no_signature():
    assert (of_picture(None), of_picture(b""), bool(NOTHING)) == (NOTHING, NOTHING, False)


def test_a_picture_s_signature_has_sixteen_bytes():
    with pytest.raises(ValueError, match="16 bytes"):
        of_picture(b"12345678")


def with_bits_changed(bits, places):
    return (int.from_bytes(bits) ^ sum(1 << place for place in places)).to_bytes(16)


@pytest.mark.parametrize("places", [range(10), range(0, 128, 13), range(0, 110, 11), (127,), ()])
def test_pictures_up_to_ten_bits_apart_meet_in_a_band_wherever_the_bits_lie(places):
    bits = sha256(b"anh").digest()[:16]
    one, other = of_picture(bits), of_picture(with_bits_changed(bits, places))

    assert alike(one, other) == 1 - len(places) / 128 >= SAME_PICTURE
    assert set(one.keys("a")) & set(other.keys("a"))


def test_bands_of_one_number_home_or_kind_never_meet_those_of_another():
    signature = of_text("một " * 50)

    keys = [*signature.keys("a", "text", 1), *signature.keys("a", "text", 2), *signature.keys("b", "text", 1)]

    assert len(set(keys)) == 48
