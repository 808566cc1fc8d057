"""Imports that hide from the floors are found wherever they hide."""

import pytest

from scripts.check import references
from scripts.places import ROOT


@pytest.fixture
def found(tmp_path):
    """Looks through a module of the app `plans`."""

    def look(source, name="models.py"):
        path = tmp_path / "danvan" / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
        return [line.partition(f"{name}:")[2] for line in references.hidden(path)]

    return look


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            "def f():\n    from danvan.units.models import Unit\n",
            "2: import of danvan.units.models inside f(): move it to the top",
        ),
        ("def f():\n    import danvan.units\n", "2: import of danvan.units inside f(): move it to the top"),
        ("def f():\n    from . import actions\n", "2: import of a neighbour inside f(): move it to the top"),
        ("async def f():\n    from config import env\n", "2: import of config inside f(): move it to the top"),
        (
            "unit = models.ForeignKey('units.Unit', models.PROTECT)\n",
            "1: “units.Unit” names units as text: import it, or use settings.AUTH_USER_MODEL",
        ),
        (
            "groups = ManyToManyField(to='units.Group')\n",
            "1: “units.Group” names units as text: import it, or use settings.AUTH_USER_MODEL",
        ),
        (
            "Unit = apps.get_model('units', 'Unit')\n",
            "1: “units” names units as text: import it, or use settings.AUTH_USER_MODEL",
        ),
        (
            "read = import_string('danvan.units.queries.read')\n",
            "1: “danvan.units.queries.read” names units as text: import it, or use settings.AUTH_USER_MODEL",
        ),
    ],
)
def test_a_hidden_import_is_shown_with_its_place(found, source, line):
    assert found(source) == [line]


@pytest.mark.parametrize(
    "source",
    [
        "from danvan.units.models import Unit\n",
        "parent = models.ForeignKey('self', models.PROTECT)\n",
        "plan = models.ForeignKey('Plan', models.PROTECT)\n",
        "plan = models.ForeignKey('plans.Plan', models.PROTECT)\n",
        "user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)\n",
        "def f():\n    import weasyprint\n",
    ],
)
def test_what_the_floors_see_is_left_alone(found, source):
    assert found(source) == []


def test_an_app_wakes_its_own_modules_and_no_others(found):
    source = "def ready(self):\n    from danvan.plans import panels\n    from danvan.units import panels\n"

    assert found(source, "apps.py") == ["3: import of danvan.units inside ready(): move it to the top"]


def test_nothing_hides_in_the_house():
    paths = [path for package in ("danvan", "config") for path in references.modules(ROOT / package)]

    assert [line for path in paths for line in references.hidden(path)] == []
