"""How the controls of forms are drawn: by Django's Jinja2 templates, but lists of choices by hand. A filter over a list
offers a hundred choices, and a template for each of them took longer than the list itself.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import Jinja2
from django.http import HttpRequest
from markupsafe import escape

SELECT = "django/forms/widgets/select.html"


class Controls(Jinja2):
    """The house's form renderer."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name == SELECT:
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget: Mapping[str, Any]) -> str:
    """A list of choices, letter for letter as Django's template draws it; all that is not ours is escaped."""
    parts = [f'<select name="{escape(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, choices, _number in widget["optgroups"]:
        options = "".join(f"\n  {option(each)}" for each in choices)
        parts.append(f'\n  <optgroup label="{escape(group)}">{options}\n  </optgroup>' if group else options)
    return "".join([*parts, "\n</select>"])


def option(widget: Mapping[str, Any]) -> str:
    """One choice."""
    return f'<option value="{escape(widget["value"])}"{attributes(widget["attrs"])}>{escape(widget["label"])}</option>'


def attributes(named: Mapping[str, Any]) -> str:
    """A control's attributes: True stands as a bare name, False not at all."""
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
        for name, value in named.items()
        if value is not False
    )
