"""The template engine: undefined names are errors, every value is escaped, the component macros are everywhere as `ui`."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context_processors import csrf
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from danvan.core import formats
from danvan.core.points import points_words

# The files of macros, by what they show; together they are `ui`.
NOUNS = ("buttons", "words", "frame", "forms", "tables", "records", "charts")

# What a template may call to write a day or a figure: `{{ task.due_on|table_date }}`.
FORMATS = [name for name in formats.__all__ if name.islower() and not name.startswith("read_")]

# Under the strict policy htmx may neither evaluate nor bring scripts and styles; what went wrong is said on top of the
# page, and a form that comes back with its errors (422) or with another's version (409) takes its own place again.
HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "historyCacheSize": 0,
    "historyRestoreAsHxRequest": False,
    "refreshOnHistoryMiss": True,
    "selfRequestsOnly": True,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "422", "swap": True},
        {"code": "409", "swap": True},
        {
            "code": "[45]..",
            "swap": True,
            "error": True,
            "ignoreTitle": True,
            "target": "#messages",
            "select": "#refusal",
            "swapOverride": "innerHTML show:window:top",
        },
    ],
}


def environment(**options: Any) -> Environment:
    """The environment Django's settings name; macros, formats and addresses are its globals."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], **options)  # noqa: S701
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals["_"] = spoken
    made.globals.update(
        url=address, pattern=pattern, static=static, htmx_configuration=json.dumps(HTMX, separators=(",", ":"))
    )
    # Not Jinja's `capitalize`, which makes "UBND xã Khe Mây" into "Ubnd xã khe mây".
    made.filters.update(
        attributes=attributes, control=control, telephone=telephone, capfirst=capfirst, points=points_words
    )
    made.filters.update({name: getattr(formats, name) for name in FORMATS})
    made.globals["ui"] = macros(made)
    return made


def macros(made: Environment) -> SimpleNamespace:
    """Every macro of the component files under one name; those that begin with _ stay in their file."""
    found: dict[str, Macro] = {}
    for noun in NOUNS:
        module = vars(made.get_template(f"core/components/{noun}.html").module)
        found |= {name: part for name, part in module.items() if isinstance(part, Macro) and not name.startswith("_")}
    return SimpleNamespace(**found)


@pass_eval_context
def spoken(written: EvalContext, words: str, /, **values: Any) -> str:
    """The words as a page says them, as markup; values are put in escaped, except into a letter. The house speaks one
    language, and a page says the same words in row after row: they are looked up once.
    """
    said = _looked_up(words) if written.autoescape else str(_looked_up(words))
    return said % values if values or "%" in said else said


@cache
def _looked_up(words: str) -> Markup:
    return Markup(gettext(words))  # noqa: S704


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a route."""
    return page_addresses()(name, *args, **kwargs)


def page_addresses() -> Callable[..., str]:
    """`url` for one page: under which routes and prefix it stands is asked for once and not in every row."""
    return _addresses(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


def pattern(name: str, numbers: int = 1) -> str:
    """A route's address with %s for its numbers, to fill in row after row: `{{ unit_page % unit.pk }}`."""
    marks = [7_000_000_000 + place for place in range(numbers)]
    shape = reverse(name, args=marks).replace("%", "%%")
    for mark in marks:
        shape = shape.replace(str(mark), "%s")
    return shape


@lru_cache(maxsize=8)
def _addresses(routes: str, prefix: str) -> Callable[..., str]:
    shapes: dict[tuple[str, int], str] = {}

    def url(name: str, *args: Any, **kwargs: Any) -> str:
        if kwargs or not all(type(arg) is int for arg in args):
            return reverse(name, args=args or None, kwargs=kwargs or None)
        shape = shapes.get((name, len(args)))
        if shape is None:
            shape = shapes[name, len(args)] = pattern(name, len(args))
        return shape % args

    return url


def attributes(named: Mapping[str, Any]) -> str:
    """Keywords as HTML attributes: `hx_post` becomes hx-post, `class_` class, True a bare name, None and False nothing."""
    pairs = [(_attribute(name), value) for name, value in named.items() if value is not None and value is not False]
    return format_html_join("", "{}", ((_written(name, value),) for name, value in pairs))


def control(bound: Any, help_text: Any, named: Mapping[str, Any]) -> str:
    """The control of a form's field, tied to its help and its error; further keywords become its attributes."""
    attrs = {_attribute(name): value for name, value in named.items() if value is not None and value is not False}
    about = [f"{bound.auto_id}_{part}" for part, there in (("helptext", help_text), ("error", bound.errors)) if there]
    if about and not bound.use_fieldset:
        attrs["aria-describedby"] = " ".join(about)
    return bound.as_widget(attrs=attrs)


def telephone(written: str) -> str:
    """A telephone number as a machine dials it."""
    return re.sub(r"[^0-9+*#]", "", written)


def render_block(page: Any, block: str, values: dict[str, Any], request: HttpRequest) -> str:
    """One block of a page, with the context processors' values as in the whole page."""
    for processor in page.backend.template_context_processors:
        values = {**processor(request), **values}
    values.update(request=request, csrf_token=csrf(request)["csrf_token"])
    template = page.template
    context: Context = template.new_context(values)
    return template.environment.concat(template.blocks[block](context))


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _written(name: str, value: Any) -> str:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
