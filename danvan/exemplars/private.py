"""What a dossier says beside a person's name that is nobody's business: a warning to read it again, never a refusal."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.exemplars.models import Exemplar, Heading
from danvan.exemplars.queries.dossiers import Content
from danvan.files.beside_name import beside_name

# A warning is read; a list of them is not.
MOST = 5


def warnings(said: Iterable[tuple[Heading, str]], *names: str) -> list[str]:
    """A sentence for each heading that puts belief, people, poverty, Party membership, health or age beside a name."""
    named = [name for name in names if name]
    found = ((heading, beside_name(words, *named)) for heading, words in said if words)
    return [_sentence(heading, one[0].word, one[0].near) for heading, one in found if one][:MOST]


def of_dossier(content: Content, exemplar: Exemplar) -> list[str]:
    """What a dossier should be read again for before it is sent."""
    return warnings([(each, content.said(each)) for each in content.headings], exemplar.person_name)


def _sentence(heading: Heading, word: str, near: str) -> str:
    return _(
        "Mục “%(heading)s” ghi “%(word)s” cạnh tên “%(near)s”. Đề nghị xem lại: bỏ tên, hoặc bỏ phần riêng tư của người đó."
    ) % {"heading": heading.label, "word": word, "near": near}
