"""The rights table of jobs, knocked at with real accounts."""

import pytest

from danvan.core.rights import rows_of
from danvan.jobs.actions import start_job
from danvan.jobs.models import ImportRun
from danvan.jobs.tests.test_imports import sent, workbook
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(work_off):
    def stands(world, row):
        arguments, form = DOORS[row.on](world.by("commune_officer"), work_off)
        return arguments, form if row.method == "POST" else {}

    return stands


def job_that(kind):
    def begin(by, work_off):
        job = start_job(kind, by=by, **({"to": 1} if kind == "tests.count" else {}))
        work_off()
        return [job.pk], {}

    return begin


def clean_import(by, work_off):
    run = sent(by, ["Một", "001"])
    work_off()
    return [run.pk], {"key": ""}


class Rewound:
    """A workbook that each knock may send from its beginning."""

    name = "công văn.xlsx"

    def read(self):
        return workbook(["Một", "001"]).read()


DOORS = {
    "": lambda by, work_off: ([], {}),
    "job": job_that("tests.count"),
    "job done": job_that("tests.count"),
    "job refused": job_that("tests.refuse"),
    "import": clean_import,
    "import clean": clean_import,
    "sheet": lambda by, work_off: (["tests.letters"], {"file": Rewound(), "key": "một lần"}),
}


@pytest.mark.parametrize("row", rows_of("jobs"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, scene):
    world = build()
    officer = world.users["commune_officer"]
    officer.position = "văn thư"
    officer.save()

    assert answers(world, row, scene) == expected(world, row)
    assert not ImportRun.objects.exclude(user_id=officer.pk).exists()
