"""The top of the first page: who issues, under which number, where and when; what kind of paper about what; to whom."""

from collections.abc import Iterable, Sequence

from danvan.core.formats import letter_date
from danvan.papers.markup import centred, layout, paragraph, rule, said
from danvan.papers.measuring import width
from danvan.papers.paper import Form, Letterhead, Paper
from danvan.papers.rules import BESIDE_TITLES, RULES, Rules, room

# Blanks for the pen or the clerk: they do not shrink, and no line breaks within them.
BLANK_NUMBER = "\u00a0" * 7
BLANK_DAY = "\u00a0" * 5
KINDLY = "Kính gửi:"


def head(paper: Paper) -> str:
    """The letterhead, then the title (or, for a công văn, nothing more) and the addressees."""
    return letterhead(paper) + title(paper) + addressees(paper.letterhead.form, paper.to)


def letterhead(paper: Paper) -> str:
    """Issuer and number on the left; nation, place and day on the right; number and day on one level."""
    letter, rules = paper.letterhead, RULES[paper.letterhead.form]
    left, right = rules.head_columns
    numbered = paragraph("Number", number_line(letter, rules)) + _letter_subject(paper, rules, left)
    return layout(
        (left, right),
        [(_issuer(letter, rules, left), _nation(rules, right)), (numbered, _dated(letter, right))],
    )


def number_line(letter: Letterhead, rules: Rules) -> str:
    """ "Số: 21/KH-UBND", or with a blank before the symbol until there is a number."""
    return rules.number_word + _number(letter)


def attached_to(letter: Letterhead, kind: str) -> str:
    """What stands under the title of an annex: "(Kèm theo Công văn số 21/SNV-XDCQ ngày 05 tháng 02 năm 2026 của …)"."""
    return f"(Kèm theo {kind} số {_number(letter).strip(' ')} {_day(letter)} của {letter.issuer})"


def title(paper: Paper) -> str:
    """The kind of paper, what it is about, and the rule below."""
    form, across = paper.letterhead.form, room()
    if not paper.type_name:
        return ""
    below = "Subject" if paper.subject else "Kind"
    text = paper.subject or paper.type_name.upper()
    return (
        centred(form, "Kind", paper.type_name.upper(), across)
        + centred(form, "Subject", paper.subject, across, BESIDE_TITLES)
        + rule(form, below, text, across, BESIDE_TITLES)
    )


def addressees(form: Form, to: Sequence[str]) -> str:
    """ "Kính gửi: …" in one line for one; for more, one below the other, under the colon."""
    names = [" ".join(said(name)).rstrip(".;, ") for name in to if said(name)]
    if len(names) < 2:
        return centred(form, "To", f"{KINDLY} {names[0]}", room(), BESIDE_TITLES) if names else ""
    return paragraph("ToSeveral", KINDLY) + "".join(
        paragraph("ToEach", f"- {name}{mark}") for name, mark in zip(names, _marks(names), strict=True)
    )


def _marks(names: Iterable[str]) -> list[str]:
    marks = [";" for _name in names]
    return [*marks[:-1], "."]


def _number(letter: Letterhead) -> str:
    return " ".join(said(letter.number)) or BLANK_NUMBER + " ".join(said(letter.symbol))


def _day(letter: Letterhead) -> str:
    """The day in words, or with blanks for the pen."""
    if letter.day:
        return letter_date(letter.day)
    return f"ngày{BLANK_DAY}tháng{BLANK_DAY}năm {letter.year or BLANK_DAY}"


def _dated(letter: Letterhead, across: float) -> str:
    """Place and day; what is too long for one line is parted after the place."""
    place, day = " ".join(said(letter.place)), _day(letter)
    line = f"{place}, {day}" if place else day
    parts = [line] if width(line, 14, "italic") <= across or not place else [f"{place},", day]
    return "".join(paragraph("Dated", part) for part in parts)


def _issuer(letter: Letterhead, rules: Rules, across: float) -> str:
    names = centred(rules.form, "Above", letter.above.upper(), across)
    names += centred(rules.form, "Issuer", letter.issuer.upper(), across)
    if rules.under_issuer:
        return names + paragraph("UnderIssuer", rules.under_issuer)
    return names + rule(rules.form, "Issuer", letter.issuer.upper(), across)


def _nation(rules: Rules, across: float) -> str:
    """The state's name has its motto, and the motto the rule; the Party's name has the rule itself."""
    ruled, style = (rules.motto, "Motto") if rules.motto else (rules.nation, "Nation")
    lines = paragraph("Nation", rules.nation) + (paragraph("Motto", rules.motto) if rules.motto else "")
    return lines + rule(rules.form, style, ruled, across, share=1.0)


def _letter_subject(paper: Paper, rules: Rules, across: float) -> str:
    if paper.type_name or not paper.subject:
        return ""
    return centred(rules.form, "LetterSubject", rules.subject_prefix + " ".join(said(paper.subject)), across, 4)
