"""What comes with a form beside its fields, and what becomes of it when the work refuses."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest

from danvan.core.errors import Refused

UNPROCESSABLE = 422
DIGITS = 9


def shown_version(request: HttpRequest) -> int:
    """The version that the form was shown with; 0, which is none, where it says none that could be one."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) <= DIGITS else 0


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Does it, or says on the form why it cannot be done, so that nothing typed is lost."""
    try:
        act()
    except Refused as refused:
        if refused.status != UNPROCESSABLE:
            raise
        form.add_error(None, str(refused))
        return False
    return True
