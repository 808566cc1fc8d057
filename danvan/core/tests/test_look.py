"""The look: light enough for 3G, legible in both themes, and its board of samples shown to developers only."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from danvan.accounts.tests.factories import UserFactory
from danvan.core import samples

STATIC = Path(settings.BASE_DIR) / "danvan/core/static/core"
CSS = (STATIC / "danvan.css").read_text(encoding="utf-8")
TONES = ("ok", "warn", "late", "info", "off")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("paper", "ground", "wash", "accent-wash", "off-wash")),
    *((tone, f"{tone}-wash") for tone in TONES),
    *(("ink", f"{tone}-wash") for tone in TONES),
    *((each, ground) for each in ("link", "accent", "late", "ink-3") for ground in ("paper", "ground")),
    ("on-accent", "accent-fill"),
    ("on-accent", "accent-press"),
    ("link", "accent-wash"),
]
SHAPES = [*((f"{tone}-fill", "paper") for tone in TONES), ("edge", "paper"), ("edge", "ground"), ("ink", "track")]


def tokens(theme):
    """The colours of a theme; the dark one changes what it names and keeps the rest."""
    named = CSS.split("@layer base {")[0].split("@media")
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in named)
    return light if theme == "light" else {**light, **dark}


def luminance(colour):
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast of WCAG 2 between two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_legible(theme, ink, ground):
    colours = tokens(theme)

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_the_edges_of_fields_can_be_seen(theme, shape, ground):
    colours = tokens(theme)

    assert contrast(colours[shape], colours[ground]) >= 3


def test_what_every_page_brings_is_light():
    own = {path.name: path.stat().st_size for path in STATIC.iterdir()}

    assert own["danvan.css"] < 31_000
    assert sum(own.values()) < 45_000


def test_the_style_asks_old_browsers_for_nothing_they_lack():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)

    assert [word for word in ("color-mix(", "light-dark(", "@import", "url(", "&:") if word in rules] == []


def test_no_column_keeps_its_width_of_the_screen_on_paper():
    on_paper = CSS.split("@media print")[1]

    assert "table { table-layout: auto; } th, td { width: auto !important; }" in on_paper


@pytest.mark.django_db
@pytest.mark.parametrize("rows", ["", "0", "50"])
def test_the_board_shows_every_component(rows):
    request = RequestFactory().get("/look/", {"rows": rows})
    request.user, request.resolver_match = UserFactory(), None

    page = samples.board(request).content.decode()

    assert page.count("<h2") >= 5


def test_the_board_is_nowhere_but_on_a_developers_machine():
    with pytest.raises(NoReverseMatch):
        reverse("core:look")
