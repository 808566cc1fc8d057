"""Every template of the house: nothing inline, nothing from outside, no English, every word marked for translation."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines

ROOT = Path(settings.BASE_DIR) / "danvan"
TEMPLATES = sorted(ROOT.glob("*/jinja2/**/*.html"))
each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))

SPOKEN = {"title", "alt", "placeholder", "aria-label", "aria-description", "label", "summary"}
NAMES = {"danvan", "Excel", "Word", "Enter", "Esc", "Del", "Tab", "Ctrl", "DOCX", "PDF", "XLSX", "CSV", "QR"}
# What a page gives a tag of the frame: the value of a variable stands for nought.
ATTRIBUTE = re.compile(r'[a-z-]+="[a-z -]*"0*')
ENGLISH = re.compile(
    r"\b(save|cancel|submit|search|delete|remove|edit|login|log in|sign in|sign out|password|next|previous|page|loading"
    r"|error|close|open|back|home|yes|please|required|invalid|user|name|date|file|upload|download|export|import|filter"
    r"|total|status|unknown|warning|success|the|and|with|your|this|are|is)\b",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")


class Page(HTMLParser):
    """What a person would read or hear of a template, and what a browser would run, without what Jinja puts in."""

    def __init__(self, source):
        super().__init__()
        self.words, self.tags, self.attributes, self.inside = [], [], [], ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.inside = tag
        self.tags.append((tag, dict(attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.words += [value for name, value in attrs if name in SPOKEN and value]

    def handle_data(self, data):
        if self.inside not in ("script", "style"):
            self.words.append(data)


def tokens(path):
    """The template as Jinja reads it: (kind, text)."""
    return [(kind, text) for _line, kind, text in engines["jinja2"].env.lex(path.read_text(encoding="utf-8"))]


def page_of(path):
    """The template's own HTML; what Jinja puts in is left out."""
    parts, inside = [], False
    for kind, text in tokens(path):
        if kind in ("variable_begin", "block_begin", "comment_begin"):
            inside = True
        elif kind in ("variable_end", "block_end", "comment_end"):
            inside = False
            # In place of a value, so that an attribute made of one is not taken for an empty one.
            parts.append("0" if kind == "variable_end" else "")
        elif not inside and kind == "data":
            parts.append(text)
    return Page("".join(parts))


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 20


@each_template
def test_nothing_is_inline(path):
    page = page_of(path)

    inline = [
        (tag, name)
        for tag, name, value in page.attributes
        if name == "style" or name.startswith(("on", "hx-on")) or "javascript:" in value.lower()
    ]
    bare = [tag for tag, attrs in page.tags if tag == "style" or (tag == "script" and "src" not in attrs)]
    assert (inline, bare) == ([], [])


@each_template
def test_nothing_comes_from_outside(path):
    fetched = [
        value
        for tag, name, value in page_of(path).attributes
        if tag in ("link", "script", "img", "iframe", "source") and name in ("src", "href") and "//" in value
    ]

    assert fetched == []


@each_template
def test_what_a_page_loads_is_there(path):
    named = re.findall(r"""static\(["']([^"']+)["']\)""", path.read_text(encoding="utf-8"))

    assert [name for name in named if finders.find(name) is None] == []


@each_template
def test_every_word_on_the_page_is_marked_for_translation(path):
    spoken = [word for text in page_of(path).words for word in text.split() if LETTER.search(word)]
    said = [word for word in spoken if not ATTRIBUTE.fullmatch(word)]

    assert [word for word in said if word.strip(".,:·()|") not in NAMES] == []


@each_template
def test_every_sentence_in_an_expression_is_marked_for_translation(path):
    assert [text for text, marked in literals(path) if looks_spoken(text) and not marked] == []


@each_template
def test_no_english_is_marked_for_translation(path):
    assert [text for text, marked in literals(path) if marked and text.isascii() and ENGLISH.search(text)] == []


def literals(path):
    """The strings in a template's code, and whether each stands in _( … ) or ngettext( … , … )."""
    code = [text for kind, text in tokens(path) if kind not in ("whitespace", "data")]
    kinds = [kind for kind, _text in tokens(path) if kind not in ("whitespace", "data")]
    found = []
    for index, (kind, text) in enumerate(zip(kinds, code, strict=True)):
        if kind == "string":
            before = code[max(index - 4, 0) : index]
            found.append(
                (text[1:-1], before[-2:] in (["_", "("], ["ngettext", "("]) or before[:2] == ["ngettext", "("])
            )
    return found


def looks_spoken(text):
    """Whether a literal is words for a person: a letter with a mark, or words beginning large with a space between."""
    return bool(LETTER.search(text)) and (not text.isascii() or bool(re.search(r"[A-Z][a-z]+ [a-z]", text)))


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (test_nothing_is_inline, '<p style="color:red">0</p>'),
        (test_nothing_is_inline, "<script>let a = 1</script>"),
        (test_nothing_is_inline, '<a onclick="go()">0</a>'),
        (test_nothing_is_inline, '<a href="JavaScript:go()">0</a>'),
        (test_nothing_comes_from_outside, '<link rel="stylesheet" href="https://cdn.example.test/a.css">'),
        (test_every_word_on_the_page_is_marked_for_translation, "<p>Kế hoạch {{ plan }}</p>"),
        (test_every_word_on_the_page_is_marked_for_translation, '<input placeholder="Tìm">'),
        (test_every_word_on_the_page_is_marked_for_translation, "{% if plan %}Có{% endif %}"),
        (test_every_sentence_in_an_expression_is_marked_for_translation, '{{ ui.state("đã gửi") }}'),
        (test_every_sentence_in_an_expression_is_marked_for_translation, '{{ ui.button(label="Xem so lieu") }}'),
        (test_no_english_is_marked_for_translation, '{{ _("Save") }}'),
    ],
)
def test_a_template_that_breaks_a_rule_is_found(check, source, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")

    with pytest.raises(AssertionError):
        check(path)
