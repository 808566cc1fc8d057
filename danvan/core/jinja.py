"""The template engine: undefined names are errors, every value is escaped, the component macros are everywhere as `ui`."""

from typing import Any

from django.http import HttpRequest
from django.template.context_processors import csrf
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Context


def environment(**options: Any) -> Environment:
    """The environment Django's settings name; macros, formats and addresses are its globals."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], **options)  # noqa: S701
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(url=address, static=static)
    made.globals["ui"] = made.get_template("core/components.html").module
    return made


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a route."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def render_block(page: Any, block: str, values: dict[str, Any], request: HttpRequest) -> str:
    """One block of a page, with the context processors' values as in the whole page."""
    for processor in page.backend.template_context_processors:
        values = {**processor(request), **values}
    token = csrf(request)["csrf_token"]
    values.update(request=request, csrf_token=token, csrf_input=_csrf_field(token))
    template = page.template
    context: Context = template.new_context(values)
    return template.environment.concat(template.blocks[block](context))


def _csrf_field(token: Any) -> Any:
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
