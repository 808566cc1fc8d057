"""The pages of criteria sets as their keepers press them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.scoring.models import CriteriaSet
from danvan.scoring.outline import Criterion, Group, GroupKind, Outline
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.tests.factories import SMALL, CriteriaSetFactory
from danvan.scoring.tests.test_workbooks import HEAD, book
from danvan.scoring.workbooks import write_outline
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db


def at_work(criteria):
    """A browser of an officer of the office."""
    browser = Client()
    browser.force_login(officer_of(criteria.office).user)
    return browser


def page(criteria, route="set", *more):
    return reverse(f"scoring:{route}", args=[criteria.pk, *more])


def criterion_form(criteria, **said):
    """What the form of the first criterion sends."""
    form = {"number": "1.1", "words": "Ban hành kế hoạch", "most": "40", "step": "0,25", "scorer": "self", "was": "1.1"}
    return {**form, "version": criteria.version, "key": "k", **said}


def test_a_criterion_is_written_over_with_its_grades():
    criteria = CriteriaSetFactory()
    grades = "40 | Đúng hạn\n12,5 | Chậm dưới một tháng\n0 | Không ban hành"
    answer = at_work(criteria).post(page(criteria, "part", "criterion"), criterion_form(criteria, grades=grades))
    found = outline_of(criteria).groups[0].criteria[0]

    assert answer.status_code == 302
    assert [(each.points, each.words) for each in found.grades][1] == (1250, "Chậm dưới một tháng")
    assert (found.words, found.needs_evidence) == ("Ban hành kế hoạch", False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"most": "40.000.1"}, "không phải là số"),
        ({"most": "0,125"}, "nhiều nhất hai chữ số thập phân"),
        ({"grades": "Đúng hạn"}, "ghi điểm, dấu |, rồi lời"),
        ({"number": "1.2"}, "đã có trong bộ tiêu chí"),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(typed, sentence):
    criteria = CriteriaSetFactory()
    answer = at_work(criteria).post(
        page(criteria, "part", "criterion"), criterion_form(criteria, words="Lời vừa gõ", **typed)
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Lời vừa gõ" in answer.content.decode()
    assert outline_of(criteria) == SMALL


def test_whoever_was_overtaken_keeps_what_they_typed_and_saves_by_pressing_again():
    criteria = CriteriaSetFactory()
    browser = at_work(criteria)
    address = page(criteria, "part", "criterion") + "?dong=1.1"
    first = criterion_form(criteria)
    browser.post(
        page(criteria, "part", "fact"),
        {
            "code": "canh_cao",
            "words": "Bị cảnh cáo",
            "effect": "force",
            "band": "Yếu",
            "version": 1,
            "key": "o",
            "was": "",
        },
    )
    answer = browser.post(address, {**first, "words": "Lời vừa gõ"})
    shown = answer.content.decode()
    again = browser.post(address, {**first, "words": "Lời vừa gõ", "version": 2, "key": "k2"})

    assert (answer.status_code, again.status_code) == (409, 302)
    assert "Lời vừa gõ" in shown
    assert 'name="version" value="2"' in shown
    assert (outline_of(criteria).groups[0].criteria[0].words, len(outline_of(criteria).facts)) == ("Lời vừa gõ", 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"most": "30"}, "Nhóm 1: các tiêu chí cộng lại 90 điểm, nhóm ghi 100."),
        ({"number": "1.2"}, "đã có trong bộ tiêu chí"),
        ({"most": ""}, "Nhập đủ dòng này"),
        ({}, "Với dòng này, cả bộ không còn chỗ nào phải sửa."),
    ],
)
def test_what_a_line_does_to_the_set_is_said_while_it_is_typed_and_nothing_is_written(typed, sentence):
    criteria = CriteriaSetFactory()
    browser, before = at_work(criteria), criteria.version
    said = browser.post(page(criteria, "checked", "criterion"), criterion_form(criteria, **typed)).content.decode()
    criteria.refresh_from_db()

    assert sentence in said
    assert (outline_of(criteria), criteria.version) == (SMALL, before)


def test_a_new_criterion_stands_at_the_end_of_its_group():
    criteria = CriteriaSetFactory()
    form = criterion_form(criteria, number="1.3", was="", words="Việc mới")
    at_work(criteria).post(page(criteria, "part", "criterion") + "?nhom=1", form)

    assert [each.number for each in outline_of(criteria).groups[0].criteria] == ["1.1", "1.2", "1.3"]


def test_a_trial_says_the_band_and_exactly_why_and_keeps_nothing():
    criteria = CriteriaSetFactory()
    answer = at_work(criteria).post(page(criteria, "trial"), {"p0": "0", "p1": "60", "p2": "3"})
    shown = answer.content.decode()

    assert "63 điểm: Khá" in shown
    assert "63 điểm: dưới 80 điểm của mức Tốt, nên là mức Khá." in shown


def test_a_trial_names_the_zero_that_keeps_a_unit_out_of_a_band():
    outline = Outline(
        10_000,
        (Group(GroupKind.BASE, "1", "Nhóm", 10_000, (Criterion("1.1", "Việc", 1000), Criterion("1.2", "Việc", 9000))),),
        SMALL.bands,
        SMALL.facts,
    )
    criteria = CriteriaSetFactory(outline=outline)
    shown = at_work(criteria).post(page(criteria, "trial"), {"p0": "0", "p1": "90", "f0": "on"}).content.decode()

    assert "90 điểm nhưng tiêu chí 1.1 là 0: không thuộc mức Tốt, xuống mức Khá." in shown


@pytest.mark.parametrize(("typed", "sentence"), [("41", "Cao nhất 40 điểm."), ("1,1", "Điểm theo bước 0,25.")])
def test_a_trial_holds_to_most_and_step(typed, sentence):
    criteria = CriteriaSetFactory()
    answer = at_work(criteria).post(page(criteria, "trial"), {"p0": typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_workbook_takes_the_place_of_all_lines():
    criteria = CriteriaSetFactory(outline=Outline(10_000))
    file = SimpleUploadedFile("bo tieu chi.xlsx", write_outline(SMALL, "Bộ tiêu chí"))
    answer = at_work(criteria).post(page(criteria, "sending"), {"file": file, "version": 1, "key": "k"})

    assert answer.status_code == 302
    assert outline_of(criteria) == SMALL


def test_the_faults_of_a_workbook_stand_on_the_page_and_the_set_stays():
    criteria = CriteriaSetFactory()
    file = SimpleUploadedFile("bo tieu chi.xlsx", book(HEAD, ["nhóm", "1", "Nhóm", "nhiều", None]))
    answer = at_work(criteria).post(page(criteria, "sending"), {"file": file, "version": 1, "key": "k"})

    assert answer.status_code == 422
    assert "Chỗ cần sửa trong tệp" in answer.content.decode()
    assert outline_of(criteria) == SMALL


def test_a_copy_of_a_set_is_a_set_of_its_own():
    criteria = CriteriaSetFactory(stage="settled")
    browser = at_work(criteria)
    address = reverse("scoring:new") + f"?bo={criteria.pk}"
    shown = browser.get(address).content.decode()
    form = {"office": criteria.office_id, "name": "Bộ của các sở", "basis": "QĐ 12", "from_year": 2026, "base": "100"}
    answer = browser.post(address, {**form, "waived": "rescale", "key": "k"})
    made = CriteriaSet.objects.exclude(pk=criteria.pk).get()

    assert "Chép mọi dòng của" in shown
    assert (answer.status_code, made.first_id, made.number, made.waived) == (302, made.pk, 1, "rescale")
    assert outline_of(made).groups == SMALL.groups


def test_a_script_in_a_line_is_shown_as_text():
    criteria = CriteriaSetFactory()
    browser = at_work(criteria)
    browser.post(page(criteria, "part", "criterion"), criterion_form(criteria, words="<script>alert(1)</script>"))

    assert "<script>alert(1)" not in browser.get(page(criteria)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_one_set_as_for_three(rows, django_assert_max_num_queries):
    sets = [CriteriaSetFactory(stage="settled") for _each in range(rows)]
    browser = at_work(sets[0])
    browser.get(reverse("scoring:sets"))
    with django_assert_max_num_queries(14):
        answer = browser.get(reverse("scoring:sets"))

    assert answer.content.decode().count("Quyết định số 12/QĐ-UBND") == rows


@pytest.mark.parametrize("groups", [1, 8])
def test_a_set_of_forty_criteria_asks_no_more_than_one_of_few(groups, django_assert_max_num_queries):
    made = tuple(
        Group(GroupKind.BASE, str(n), "Nhóm", 500, tuple(Criterion(f"{n}.{m}", "Việc", 100) for m in range(5)))
        for n in range(groups)
    )
    criteria = CriteriaSetFactory(outline=Outline(500 * groups, made, SMALL.bands))
    browser = at_work(criteria)
    browser.get(page(criteria))
    with django_assert_max_num_queries(22):
        browser.get(page(criteria))
