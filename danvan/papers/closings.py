"""The end of a paper: to whom it goes on the left, who signs on the right; and the titles of its annexes."""

from collections.abc import Sequence

from danvan.papers.counting import roman
from danvan.papers.markup import centred, layout, paragraph, rule, said
from danvan.papers.paper import Annex, Form, Signature
from danvan.papers.rules import BESIDE_TITLES, Rules, room

COLUMNS = (80.0, 85.0)
GOES_TO = "Nơi nhận:"


def closing(signature: Signature, recipients: Sequence[str], rules: Rules) -> str:
    """Recipients and signature beside each other, in one row that no page parts."""
    left, right = goes_to(recipients, rules), signed(signature, rules.form)
    return paragraph("Gap", "", "<w:keepNext/>") + layout(COLUMNS, [(left, right)]) if left or right else ""


def goes_to(recipients: Sequence[str], rules: Rules) -> str:
    """ "Nơi nhận:" and its lines, each with the mark of the form, the last with a full stop."""
    lines = [" ".join(said(line)).lstrip("-– ").rstrip(".;, ") for line in recipients if said(line)]
    if not lines:
        return ""
    marks = [*(rules.recipient_mark for _line in lines[1:]), "."]
    each = (paragraph("Recipient", f"- {line}{mark}") for line, mark in zip(lines, marks, strict=True))
    return paragraph("RecipientsHead", GOES_TO) + "".join(each)


def signed(signature: Signature, form: Form) -> str:
    """The right, the post, room for hand and seal, the name; nothing when nothing is known."""
    across = COLUMNS[1]
    posts = centred(form, "Authority", signature.authority.upper(), across)
    # A deputy's "KT. CHỦ TỊCH" is still a right by which they sign; their own post stands below it.
    first = "Authority" if signature.second else "Post"
    posts += centred(form, first, signature.post.upper(), across)
    posts += centred(form, "Post", signature.second.upper(), across)
    name = " ".join(said(signature.name))
    return posts + paragraph("Signer", name) if posts or name else ""


def annex_head(annex: Annex, place: int, count: int, form: Form) -> str:
    """ "Phụ lục II", its title, what it belongs to, and the rule below."""
    across = room(annex.page, landscape=annex.landscape)
    named = f"Phụ lục {roman(place)}" if count > 1 else "Phụ lục"
    ruled, style = (annex.note, "AnnexNote") if annex.note else (annex.title.upper(), "AnnexTitle")
    return (
        paragraph("Annex", named)
        + centred(form, "AnnexTitle", annex.title.upper(), across, BESIDE_TITLES)
        + centred(form, "AnnexNote", annex.note, across, BESIDE_TITLES)
        + rule(form, style, ruled, across, BESIDE_TITLES)
        + paragraph("Gap", "")
    )
