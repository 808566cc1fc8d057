"""One record held against all others of its home, in one question."""

import inspect
import random

import pytest

from danvan.likeness.finding import CROWD, MOST_CANDIDATES, Near, near
from danvan.likeness.keeping import Kept, keep_many
from danvan.likeness.models import Part
from danvan.likeness.signatures import NOTHING, SAME_PICTURE, of_name, of_picture, of_text
from danvan.likeness.tests.prose import edited, text_of

pytestmark = pytest.mark.django_db

HOME, KIND = 31, "cabinet.folder"


def put(*texts, home=HOME, kind=KIND, first=1):
    """Records with these texts, numbered from `first`."""
    return keep_many(Kept(kind, first + at, Part.TEXT, of_text(text), home) for at, text in enumerate(texts))


def like(text, least=0.5, **how):
    return near(Part.TEXT, HOME, of_text(text), least, object_type=KIND, **how)


def numbers(found):
    return [each.object_id for each in found]


def test_the_same_text_is_found_among_others():
    put(*[text_of(n) for n in range(1, 60)])

    assert like(text_of(7)) == [Near(object_id=7, share=1.0, place=0)]


def test_the_likest_come_first_and_the_less_like_fall_under_the_least():
    text = text_of(1)
    put(edited(text, 8), text, edited(text, 40), text_of(2))

    found = like(text)

    assert numbers(found) == [2, 3, 1]
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)
    assert numbers(like(text, least=0.8)) == [2, 3]
    assert numbers(like(text, least=1)) == [2]


def test_of_texts_with_one_word_in_twenty_replaced_nearly_all_are_found():
    put(*[edited(text_of(n), 20) for n in range(1, 101)])

    found = [numbers(like(text_of(n))) for n in range(1, 101)]

    assert sum(each == [n] for n, each in enumerate(found, start=1)) >= 97


def test_a_record_is_not_found_to_be_like_itself():
    put(text_of(1), text_of(1))

    assert numbers(like(text_of(1), but=1)) == [2]


def test_only_its_own_kind_home_and_part_are_looked_at():
    put(text_of(1), home=32)
    put(text_of(1), kind="plans.plan")
    keep_many([Kept(KIND, 9, Part.NAME, of_text(text_of(1)), HOME)])

    assert like(text_of(1)) == []


def test_nothing_is_like_a_text_that_says_nothing(django_assert_num_queries):
    put(text_of(1))

    with django_assert_num_queries(0):
        assert like("…") == []


def test_names_are_found_by_their_letters():
    names = ["Tổ tự quản vệ sinh môi trường thôn Thượng", "Tổ tự quản vệ sinh môi trường thôn Hạ", "Đội văn nghệ"]
    keep_many(Kept(KIND, at, Part.NAME, of_name(name), HOME) for at, name in enumerate(names))

    found = near(Part.NAME, HOME, of_name("To tu quan ve sinh moi truong thon Thuong"), 0.6, object_type=KIND)

    assert numbers(found) == [0, 1]


def test_each_picture_of_a_record_is_told_by_its_place():
    bits = [random.Random(n).randbytes(16) for n in range(60)]
    keep_many(Kept(KIND, n // 3, Part.PICTURE, of_picture(each), HOME, place=n % 3) for n, each in enumerate(bits))
    changed = bytes([bits[7][0] ^ 0b1011]) + bits[7][1:]

    found = near(Part.PICTURE, HOME, of_picture(changed), SAME_PICTURE, object_type=KIND)

    assert found == [Near(object_id=2, share=125 / 128, place=1)]


FORM = (
    "Mục đích, yêu cầu. Nội dung thực hiện. Nguồn lực huy động. Thời gian thực hiện. Kết quả dự kiến đạt được. "
    "Khả năng nhân rộng của mô hình. Đề nghị cấp có thẩm quyền xem xét, công nhận theo quy định."
)


def test_common_phrases_of_a_form_are_no_likeness():
    put(*[f"{FORM} {text_of(n)}" for n in range(1, CROWD + 50)])

    assert numbers(like(f"{FORM} {text_of(3)}", but=3)) == []
    assert numbers(like(f"{FORM} {text_of(3)}")) == [3]


def test_a_text_that_more_than_a_crowd_copied_is_still_told():
    put(*[text_of(1)] * (CROWD + 100), text_of(2))

    found = like(text_of(1))

    assert len(found) == MOST_CANDIDATES
    assert {each.share for each in found} == {1.0}


def test_of_a_crowd_those_with_something_rarer_in_common_come_first():
    crowd = [f"{FORM} {text_of(n)}" for n in range(1, CROWD + 50)]
    put(*crowd, edited(crowd[5], 30))

    assert numbers(like(crowd[5], least=0.6)) == [6, CROWD + 50]


@pytest.mark.parametrize("others", [1, 3, 3_000])
def test_one_question_however_many_there_are(django_assert_num_queries, others):
    put(*[text_of(n, sentences=3) for n in range(1, others + 1)])
    typed = of_text(text_of(1, sentences=3))

    with django_assert_num_queries(1):
        found = near(Part.TEXT, HOME, typed, 0.5, object_type=KIND)

    assert 1 in numbers(found)


def test_it_is_never_told_who_asks():
    assert list(inspect.signature(near).parameters) == ["part", "home", "signature", "least", "object_type", "but"]
    assert near(Part.TEXT, HOME, NOTHING, 0, object_type=KIND) == []


def test_the_rest_of_an_answer_is_the_same_with_one_that_somebody_may_not_see_and_without():
    put(text_of(1), edited(text_of(1), 12), text_of(2))
    without = like(text_of(1))

    put(edited(text_of(1), 60), first=50)

    assert numbers(like(text_of(1))) == [1, 50, 2]
    assert [each for each in like(text_of(1)) if each.object_id != 50] == without
