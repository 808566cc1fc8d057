"""The short form behind a QR, open to everybody who holds the code. It takes, and shows nothing that was ever sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from danvan.core import secrets
from danvan.core.errors import Overtaken, Refused
from danvan.core.origin import address_of, network_of
from danvan.core.views import show
from danvan.exemplars.actions.slips import send_slip
from danvan.exemplars.forms.slips import SlipForm
from danvan.exemplars.models import DropBox
from danvan.exemplars.queries.slips import open_box
from danvan.exemplars.slips.limits import count_try, drawing, refuse_beyond
from danvan.files.receiving import Received, receive
from danvan.workflow.keys import new_key

SENT, PHOTO = "da-gui", "photo"
# No page elsewhere is told of the code: the house's own policy sees to that ("same-origin"). Without any referrer at all
# browsers would post the form from nowhere ("Origin: null"), and it would be refused.
HEADERS = {"X-Robots-Tag": "noindex, nofollow"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def slip_form(request: HttpRequest, code: str) -> HttpResponse:
    """Four fields and a photo. A code that is unknown, closed or out of its days answers as if there were none."""
    box = open_box(code)
    if box is None:
        raise Http404
    answer = _take(request, box) if request.method == "POST" else _page(request, box, SlipForm())
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


def _page(request: HttpRequest, box: DropBox, form: SlipForm, status: int = 200) -> HttpResponse:
    context = {"box": box, "form": form, "key": request.POST.get("key") or new_key(), "sent": SENT in request.GET}
    return show(request, "exemplars/slip_form.html", context, status=status)


def _take(request: HttpRequest, box: DropBox) -> HttpResponse:
    form = SlipForm(request.POST, request.FILES)
    network = secrets.digest("slip network", network_of(address_of(request)))
    try:
        count_try(box, network)
        if not form.is_valid():
            return _page(request, box, form, status=422)
        if not form.filled_by_machine:
            refuse_beyond(box, network)
            send_slip(box, form.words, network=network, key=request.POST.get("key"), photo=_photo(form))
    except Overtaken:
        pass  # The same form came before; whoever presses twice is told the same.
    except Refused as refused:
        form.full_clean()
        form.add_error(None, str(refused))
        return _page(request, box, form, status=refused.status)
    return redirect(f"{request.path}?{SENT}")


def _photo(form: SlipForm) -> Received | None:
    """The photo drawn anew: nothing of where and when it was taken is left."""
    upload = form.cleaned_data[PHOTO]
    if not upload:
        return None
    with drawing():
        return receive(upload)
