"""Lists of choices are drawn by hand, letter for letter as Django's own template draws them."""

import pytest
from django import forms
from django.forms.renderers import Jinja2
from django.utils.translation import gettext_lazy

from danvan.core.controls import Controls

HOSTILE = "\"><script>'&"


class Choices(forms.Form):
    plain = forms.ChoiceField(choices=[("", gettext_lazy("Cả ba")), ("a", "A & B"), (HOSTILE, HOSTILE)])
    grouped = forms.ChoiceField(choices=[("Nhóm <1>", [("x", "X"), ("y", "Y")]), ("z", "Z")], required=False)
    many = forms.MultipleChoiceField(choices=[(1, "Một"), (2, "Hai")], required=False)
    truth = forms.NullBooleanField(required=False)


def drawn(renderer, name, data):
    return str(Choices(data, renderer=renderer)[name])


@pytest.mark.parametrize("name", list(Choices.base_fields))
@pytest.mark.parametrize(
    "data", [None, {"plain": "a", "grouped": "y", "many": ["1", "2"], "truth": "true"}, {"plain": HOSTILE}]
)
def test_a_list_of_choices_is_what_djangos_template_makes_of_it(name, data):
    ours, theirs = drawn(Controls(), name, data), drawn(Jinja2(), name, data)

    assert [line for line in ours.split("\n") if line.strip()] == [line for line in theirs.split("\n") if line.strip()]


def test_attributes_of_a_control_are_escaped_and_may_stand_alone():
    field = Choices(renderer=Controls())["plain"]

    shown = field.as_widget(attrs={"data-x": HOSTILE, "disabled": True, "hidden": False})

    opening = shown.partition(">\n")[0]
    assert "disabled" in opening
    assert "hidden" not in opening
    assert "<script>" not in shown


def test_every_form_of_the_house_is_drawn_so(settings):
    assert settings.FORM_RENDERER == "danvan.core.controls.Controls"
