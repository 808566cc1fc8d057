"""What is wrong with a set is said while it is written, in a sentence that says what to do."""

from dataclasses import replace

import pytest

from danvan.scoring.outline import Band, Criterion, Effect, Fact, Group, GroupKind, Outline, Scorer
from danvan.scoring.published import examples
from danvan.scoring.soundness import counts_citizens, errors, findings, is_sound
from danvan.scoring.tests.factories import SMALL

FIRST = SMALL.groups[0]


def wrong(outline):
    """The errors of a set in words."""
    return [str(each.words) for each in errors(findings(outline))]


def with_criterion(**said):
    """The small set with its first criterion otherwise."""
    return replace(SMALL, groups=(replace(FIRST, criteria=(replace(FIRST.criteria[0], **said), FIRST.criteria[1])),))


@pytest.mark.parametrize("slug", sorted(examples()))
def test_a_published_rule_is_sound_and_names_every_line_that_stands_in_for_another(slug):
    example = examples()[slug]
    found = findings(example.outline)
    told = " ".join(str(each.words) for each in found if "mẫu" in str(each.words))

    assert is_sound(example.outline)
    assert example.samples > 0
    assert all(each.number in told for each in example.outline.criteria() if each.is_sample)
    assert all(band.name in told for band in example.outline.bands if band.is_sample)


def test_an_empty_set_says_what_it_lacks():
    assert wrong(Outline(10_000)) == ["Chưa có tiêu chí nào trong thang điểm.", "Chưa có mức xếp loại nào."]


@pytest.mark.parametrize(
    ("outline", "sentence"),
    [
        (with_criterion(most=3900, grades=()), "Nhóm 1: các tiêu chí cộng lại 99 điểm, nhóm ghi 100."),
        (replace(SMALL, base=11_000), "Các nhóm cộng lại 100 điểm, thang điểm ghi 110."),
        (with_criterion(step=30), "Tiêu chí 1.1: 40 điểm không chia hết cho bước 0,3."),
        (with_criterion(number="1.2"), "Tiêu chí “1.2” ghi hai lần."),
        (with_criterion(scorer=Scorer.COMPUTED), "Tiêu chí 1.1 do máy tính: chọn số liệu để tính."),
        (replace(SMALL, bands=SMALL.bands[:2]), "Điểm dưới 50 không thuộc mức nào. Mức thấp nhất phải bắt đầu từ 0."),
        (
            replace(SMALL, bands=(Band("Xuất sắc", 12_000), *SMALL.bands)),
            "Không đơn vị nào đạt được mức “Xuất sắc”: điểm cao nhất có thể là 103.",
        ),
        (
            replace(SMALL, bands=(*SMALL.bands[:2], Band("Yếu", 0, no_zero=True))),
            "Mức thấp nhất “Yếu” không đặt điều kiện: không còn mức nào dưới.",
        ),
        (
            replace(SMALL, bands=(Band("Tốt", 8000, no_zero=True, falls_to="Giỏi"), *SMALL.bands[1:])),
            "“Giỏi” không phải mức thấp hơn “Tốt”.",
        ),
        (
            replace(SMALL, facts=(Fact("x", "Bị kỷ luật", Effect.CAP, "Giỏi"),)),
            "“Bị kỷ luật”: bộ tiêu chí không có mức “Giỏi”.",
        ),
    ],
    ids=["group", "base", "step", "twice", "computed", "hole", "reach", "lowest", "falls", "fact"],
)
def test_each_fault_has_its_sentence(outline, sentence):
    assert sentence in wrong(outline)


def test_two_bands_from_the_same_points_overlap():
    outline = replace(SMALL, bands=(Band("Tốt", 8000), Band("Khá", 8000), Band("Yếu", 0)))

    assert wrong(outline) == ["Các mức xếp từ cao xuống thấp, mỗi mức bắt đầu từ một số điểm khác nhau."]


def test_more_points_never_land_lower():
    bands = (Band("A", 9000, no_zero=True, falls_to="D"), Band("B", 8000), Band("C", 5000), Band("D", 0))

    assert wrong(replace(SMALL, bands=bands, facts=())) == [
        "Đơn vị nhiều điểm hơn không thể xuống mức thấp hơn đơn vị ít điểm hơn."
    ]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Không có đơn thư khiếu nại, tố cáo vượt cấp", True),
        ("Không để xảy ra điểm nóng, tụ tập đông người", True),
        ("Giảm số ý kiến phản ánh của Nhân dân so với năm trước", True),
        ("Ít kiến nghị của cử tri", True),
        ("Không có đơn thư tồn đọng, quá hạn giải quyết", False),
        ("Trả lời kiến nghị, phản ánh đúng thời hạn", False),
        ("Tổ chức đối thoại với Nhân dân", False),
    ],
)
def test_a_line_that_rewards_silent_citizens_is_told_from_one_that_rewards_answers(words, counts):
    assert counts_citizens(words) is counts


def test_a_computed_line_over_citizens_is_refused_and_a_typed_one_pointed_out():
    silent = "Không có đơn thư khiếu nại, tố cáo"
    computed = with_criterion(words=silent, scorer=Scorer.COMPUTED, measure="x")
    typed = with_criterion(words=silent)

    assert [each.is_error for each in findings(computed) if "người dân" in str(each.words)] == [True]
    assert [each.is_error for each in findings(typed) if "người dân" in str(each.words)] == [False]


def test_a_bonus_whose_cap_nobody_reaches_is_pointed_out():
    bonus = Group(GroupKind.BONUS, "2", "Điểm thưởng", 500, (Criterion("2.1", "Mô hình", 300),))
    outline = replace(SMALL, groups=(FIRST, bonus))

    assert is_sound(outline)
    assert "Nhóm “Điểm thưởng” không thể đạt mức tối đa đã ghi." in [str(each.words) for each in findings(outline)]
