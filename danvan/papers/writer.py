"""Writes a paper as a .docx."""

from django.utils import translation

from danvan.core import clock
from danvan.papers.bodies import bases, blocks, ended
from danvan.papers.closings import annex_head, closing
from danvan.papers.heads import head
from danvan.papers.markup import said
from danvan.papers.package import document_part, package, section, section_end
from danvan.papers.paper import Annex, Paper
from danvan.papers.pictures import pictures_of
from danvan.papers.rules import RULES
from danvan.papers.styles import styles_part


def write(paper: Paper) -> bytes:
    """The paper as a Word file that Word 2010 and LibreOffice open as it is, in the form its letterhead names."""
    # Vietnamese, whatever language the pages of the person at work have.
    with translation.override("vi"):
        words = document_part(_main(paper) + "".join(_annexes(paper)))
    return package(
        words,
        styles_part(paper.letterhead.form),
        title=" ".join(said(f"{paper.type_name} {paper.subject}")),
        author=" ".join(said(paper.letterhead.issuer)),
        at=clock.now(),
        pictures=pictures_of(paper),
    )


def _main(paper: Paper) -> str:
    rules = RULES[paper.letterhead.form]
    end = closing(paper.signature, paper.recipients, rules)
    body = head(paper) + bases(paper.bases, rules) + blocks(ended(paper.blocks, rules), keep_last=bool(end)) + end
    return body + (section_end(section()) if paper.annexes else paragraph_end() + section())


def _annexes(paper: Paper) -> list[str]:
    form, count = paper.letterhead.form, len(paper.annexes)
    return [
        annex_head(annex, place, count, form) + _annex(annex, last=place == count)
        for place, annex in enumerate(paper.annexes, start=1)
    ]


def _annex(annex: Annex, *, last: bool) -> str:
    held = section(annex.page, landscape=annex.landscape, annex=True)
    body = blocks(annex.blocks, page=annex.page, landscape=annex.landscape)
    return body + (paragraph_end() + held if last else section_end(held))


def paragraph_end() -> str:
    """What stands below the last table, as a file must not end with one."""
    return section_end("")
