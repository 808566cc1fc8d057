"""A form opened again holds what its writer was typing."""

import pytest
from django import forms

from danvan.files.actions import save_draft
from danvan.files.forms import resume
from danvan.files.queries import draft_of
from danvan.files.tests.factories import at_work

pytestmark = pytest.mark.django_db


class PlanForm(forms.Form):
    """One field of each way to be sent."""

    title = forms.CharField(label="Trích yếu", initial="Kế hoạch năm")
    units = forms.MultipleChoiceField(label="Đơn vị", choices=[("1", "Xã A"), ("2", "Xã B")])
    due_on = forms.SplitDateTimeField(label="Hạn")
    note = forms.CharField(label="Ghi chú", initial="như cũ")
    sure = forms.BooleanField(label="Đã đối chiếu", initial=True)


def typed_again(**typed: list[str]) -> dict:
    by = at_work()
    save_draft("plans.plan:new", typed, by=by)
    form = PlanForm(prefix="p")
    resume(form, draft_of("plans.plan:new", by))
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def test_every_field_comes_back_as_typed_even_where_it_is_not_valid_yet():
    again = typed_again(
        **{
            "p-title": ["Kế ho"],
            "p-units": ["1", "2"],
            "p-due_on_0": ["31/02/2026"],
            "p-due_on_1": [""],
            "p-sure": ["on"],
        }
    )

    assert again == {
        "title": "Kế ho",
        "units": ["1", "2"],
        "due_on": ["31/02/2026", ""],
        "note": "như cũ",
        "sure": True,
    }


def test_a_box_left_empty_comes_back_empty():
    assert typed_again(**{"p-title": [""], "p-sure": []})["sure"] is False


def test_without_a_draft_the_form_is_as_it_was():
    form = PlanForm()

    resume(form, None)

    assert form.initial == {}


def test_what_was_just_sent_counts_more_than_the_draft():
    by = at_work()
    save_draft("plans.plan:new", {"title": ["cũ"]}, by=by)
    form = PlanForm({"title": "mới"})

    resume(form, draft_of("plans.plan:new", by))

    assert (form.initial, form["title"].value()) == ({}, "mới")
