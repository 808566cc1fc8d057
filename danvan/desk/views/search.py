"""The search of the bar."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from danvan.core.views import show
from danvan.desk.finding import find

LONGEST_QUESTION = 300


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What the words in the bar mean: plans, documents, units, whatever this person may see."""
    asked = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    return show(request, "desk/search.html", {"q": asked, "found": find(asked, request.user)})
