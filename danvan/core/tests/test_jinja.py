"""The template engine: what it gives to every template, and that nothing goes unescaped or unnoticed."""

import json
import re

import pytest
from django import forms
from django.template import engines
from django.urls import NoReverseMatch, reverse, set_urlconf
from jinja2 import UndefinedError
from markupsafe import Markup

from danvan.core.jinja import HTMX, NOUNS, address, attributes, telephone


def rendered(source, **context):
    """A template's text, on one line."""
    return " ".join(engines["jinja2"].from_string(source).render(context).split())


class Reply(forms.Form):
    words = forms.CharField(label="Nội dung", help_text="Tối đa 200 chữ.")
    way = forms.ChoiceField(label="Gửi bằng", choices=[("a", "Giấy"), ("b", "Trục")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Đã đối chiếu", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def test_an_undefined_name_is_an_error_and_not_an_empty_place():
    with pytest.raises(UndefinedError):
        rendered("{{ nobody }}")


@pytest.mark.parametrize(
    "route", [("units:unit", 7), ("plans:binding_removal", 71, 8), ("plans:binding_removal", 0, 0)]
)
def test_an_address_with_numbers_is_the_one_the_routes_give(route):
    name, *numbers = route

    assert [address(name, *numbers), address(name, *numbers)] == [reverse(name, args=numbers)] * 2


def test_an_address_that_no_route_gives_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("units:unit", 1, 2)


def test_what_people_typed_is_escaped_in_every_component():
    hostile = "<img src=x onerror=alert(1)>\"'"

    shown = rendered(
        "{{ ui.state(x) }}{{ ui.notice(x, title=x) }}{{ ui.link(x, x) }}{{ ui.button(x, data_a=x) }}{{ ui.fact(x, x) }}"
        "{{ ui.trail([(x, x)]) }}{{ ui.tabs([(x, x, 1, true)]) }}{{ ui.person(x, x, x, x) }}{{ ui.file(x, x, x, x) }}"
        "{{ ui.empty(x, x, x, x) }}{{ ui.terms([(x, x)]) }}{{ ui.change(x, x, x) }}{{ ui.clause(x, x) }}",
        x=hostile,
    )

    assert "<img" not in shown
    assert not re.search(r"=[^\"\s>]*\"[^\s>/]*'", shown)


@pytest.mark.parametrize(
    ("named", "written"),
    [
        ({"hx_post": "/a/", "class_": "x"}, ' hx-post="/a/" class="x"'),
        ({"disabled": True, "hidden": False, "title": None}, " disabled"),
        ({"value": 0, "data_q": '"<'}, ' value="0" data-q="&quot;&lt;"'),
        ({}, ""),
    ],
)
def test_keywords_become_attributes(named, written):
    assert attributes(named) == written


def test_a_telephone_is_dialled_without_its_spaces():
    assert telephone("+84 208.000-101 (máy lẻ 5)") == "+842080001015"


def test_a_field_ties_label_and_help_to_its_control():
    shown = rendered("{{ ui.field(form.words, maxlength=200) }}", form=Reply())

    assert shown == (
        '<div class="field"><label for="id_words">Nội dung <span class="need" aria-hidden="true">*</span></label>'
        '<input type="text" name="words" maxlength="200" aria-describedby="id_words_helptext" required id="id_words">'
        '<span class="help" id="id_words_helptext">Tối đa 200 chữ.</span></div>'
    )


def test_a_field_with_an_error_says_so_to_eye_and_ear():
    shown = rendered("{{ ui.field(form.words) }}", form=Reply({}))

    assert 'aria-describedby="id_words_helptext id_words_error" required aria-invalid="true"' in shown
    assert '<span class="error" id="id_words_error"><span class="away">Lỗi:</span> Chưa điền ô này.</span>' in shown


def test_a_choice_is_a_group_with_a_legend_and_a_tick_has_its_words_after_it():
    shown = rendered("{{ ui.field(form.way) }}{{ ui.field(form.sure) }}", form=Reply())

    assert '<fieldset class="field choices" id="id_way" tabindex="-1"><legend>Gửi bằng' in shown
    assert shown.index('type="checkbox"') < shown.index("Đã đối chiếu")


def test_errors_stand_on_top_of_the_form_and_lead_to_their_fields():
    shown = rendered("{{ ui.errors(form) }}", form=Reply({}))

    assert re.findall(r'<a href="(#\w+)">([^<]+)</a>', shown) == [("#id_words", "Nội dung"), ("#id_way", "Gửi bằng")]


def test_a_form_without_errors_has_no_summary():
    assert rendered("{{ ui.errors(form) }}", form=Reply()) == ""


def test_a_whole_form_posts_its_token_and_hidden_fields():
    shown = rendered('{{ ui.form(form, token, "Lưu", draft="/nhap/") }}', form=Reply(), token=Markup("<b>token</b>"))

    assert shown.startswith('<form class="form" method="post" action="" novalidate data-draft="/nhap/"> <b>token</b>')
    assert shown.count('name="key"') == 1


def test_a_confirmation_works_without_a_script():
    shown = rendered('{{ ui.confirm("Rút", "Rút khỏi 92 đơn vị?", "/rut/", "", {"version": 3}, danger=true) }}')

    assert shown.startswith('<details class="confirm"> <summary class="btn danger">Rút</summary>')
    assert '<form class="panel" method="post" action="/rut/">' in shown
    assert '<input type="hidden" name="version" value="3">' in shown


def test_a_table_says_on_its_heads_how_it_is_sorted():
    class ByName:
        def by(self, key):
            return "ascending" if key == "ten" else ""

        def address(self, key):
            return f"?xep={key}"

    shown = rendered(
        '{% call ui.table([{"label": "Tên", "sort": "ten"}, {"label": "Số", "sort": "so", "numeric": true}], '
        "sorting=by) %}{% endcall %}",
        by=ByName(),
    )

    assert '<th scope="col" aria-sort="ascending"><a href="?xep=ten">Tên</a></th>' in shown
    assert '<th scope="col" class="n"><a href="?xep=so">Số</a></th>' in shown


def test_the_formats_of_the_house_are_filters():
    assert rendered("{{ 1234.5|string }} {{ 1234|number }} {{ 87|percent(92) }}") == "1234.5 1.234 94,6%"


def test_every_file_of_components_gives_its_macros():
    ui = engines["jinja2"].env.globals["ui"]

    assert len(NOUNS) == 7
    assert {"button", "field", "table", "state", "trail", "person", "bar"} <= set(vars(ui))
    assert not [name for name in vars(ui) if name.startswith("_")]


def test_htmx_may_neither_evaluate_nor_write_styles_nor_keep_pages():
    kept = json.loads(engines["jinja2"].env.globals["htmx_configuration"])

    assert kept == HTMX
    assert [kept[name] for name in ("includeIndicatorStyles", "allowEval", "allowScriptTags", "historyCacheSize")] == [
        False,
        False,
        False,
        0,
    ]


def test_words_of_the_page_stand_unescaped_and_what_is_put_into_them_escaped():
    shown = rendered(
        "{{ _('Trang <b>của</b> %(unit)s', unit=x) }} {{ _('100%% xong') }} {{ _('có %(words)s', words=safe) }}",
        x="A & B",
        safe=Markup("<i>"),
    )

    assert shown == "Trang <b>của</b> A &amp; B 100% xong có <i>"


def test_a_pattern_gives_the_addresses_of_a_list_row_by_row():
    shown = rendered(
        "{% set page = pattern('plans:binding_removal', 2) %}{% for n in [1, 2] %}{{ page % (n, 9) }} {% endfor %}"
    )

    assert shown.split() == [reverse("plans:binding_removal", args=[n, 9]) for n in (1, 2)]


def test_a_page_under_other_routes_gets_their_addresses():
    first = address("units:unit", 7)
    set_urlconf("danvan.core.tests.elsewhere")
    try:
        moved = address("units:unit", 7)
    finally:
        set_urlconf(None)

    assert (first, moved) == ("/units/7/", "/elsewhere/units/7/")
