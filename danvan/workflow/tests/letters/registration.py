"""What the house knows of letters."""

from danvan.core import registry
from danvan.workflow.tests.letters.models import Letter
from danvan.workflow.tests.letters.workflow import LETTERS

registry.register(
    Letter,
    word="công văn",
    label=lambda letter: f"Công văn “{letter.subject}”",
    address=lambda letter: f"/letters/{letter.pk}/",
    visible_to=lambda user: Letter.objects.filter(readers__user_id=user.pk),
    hidden_fields=lambda user, letter: frozenset({"pages"}) if user.position == "khách" else frozenset(),
    unrecorded=frozenset({"contact"}),
)
LETTERS.speaks_of(Letter)
