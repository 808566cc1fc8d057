"""A registration as a person at a browser types it."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from danvan.exemplars.models import DossierText, Resource, ResourceUnit
from danvan.exemplars.parts import text_part
from danvan.exemplars.queries.dossiers import content_of, open_dossier
from danvan.exemplars.tests.factories import GoalFactory

FACTS = {
    "name": "Đường hoa thôn 3",
    "called": "model",
    "subject": "collective",
    "collective_words": "Chi hội phụ nữ thôn 3",
}


def heading(dossier, key):
    """A heading of the dossier's form by the key the house knows it by."""
    return dossier.form.headings.get(key=key)


def sent(exemplar, purpose="registration", **typed):
    """What the browser sends of a dossier's page that was just opened: all as shown, but for what is `typed`; headings by
    their keys, "goals" and "resources" as rows.
    """
    dossier = open_dossier(exemplar, purpose)
    content = content_of(dossier)
    form = {"version": str(exemplar.version), "level": str(exemplar.level_id), **FACTS, "name": exemplar.name}
    form["round"] = str(exemplar.round_id or "")
    form |= {f"was-{part}": mark for part, mark in content.marks.items()}
    form |= {text_part(each.pk): content.words.get(each.pk, "") for each in content.writable}
    form |= {f"g{at}-{name}": value for at, row in enumerate(_kept_goals(content)) for name, value in row.items()}
    return {**form, **_typed(dossier, typed)}


def _kept_goals(content):
    return [
        {"words": goal.words, "unit_of_measure": goal.unit_of_measure, "planned": str(goal.planned // 1000)}
        for goal in content.goals
        if goal.planned is not None
    ]


def _typed(dossier, typed):
    said = {}
    for name, value in typed.items():
        if name == "goals":
            said |= {f"g{at}-{column}": one for at, row in enumerate(value) for column, one in _goal(row).items()}
        elif name == "resources":
            said |= {f"r{at}-{column}": one for at, row in enumerate(value) for column, one in _resource(row).items()}
        elif dossier.form.headings.filter(key=name).exists():
            said[text_part(heading(dossier, name).pk)] = value
        else:
            said[name] = value
    return said


def _goal(row):
    words, unit, planned = row
    return {"words": words, "unit_of_measure": unit, "planned": planned}


def _resource(row):
    unit, amount, giver = row
    return {"unit": str(ResourceUnit.objects.get(words=unit).pk), "amount": amount, "giver": giver, "what": ""}


def fill(exemplar, **facts):
    """Makes a draft complete: all its headings have words, a goal and a resource stand in the grids."""
    for name, value in facts.items():
        setattr(exemplar, name, value)
    exemplar.save()
    dossier = open_dossier(exemplar, "registration") or open_dossier(exemplar, "result")
    for each in dossier.form.headings.exclude(kind__in=("goals", "resources")):
        DossierText.objects.update_or_create(
            dossier=dossier, heading=each, defaults={"words": f"Nội dung {each.label}"}
        )
    if not exemplar.goals.exists():
        GoalFactory(exemplar=exemplar, order=1)
    unit = ResourceUnit.objects.get(words="triệu đồng")
    for phase in ("planned", "raised"):
        said = {"unit": unit, "amount": 5000, "base": 5 * 10**9, "giver": "people"}
        Resource.objects.update_or_create(exemplar=exemplar, phase=phase, order=1, defaults=said)
    return dossier


def photo(name="anh.jpg"):
    """A photo that says where it was taken."""
    taken, place = BytesIO(), Image.Exif()
    place[0x8825] = {1: "N", 2: (21.0, 1.0, 0.0)}
    Image.new("RGB", (640, 480), (90, 160, 90)).save(taken, "JPEG", exif=place)
    return SimpleUploadedFile(name, taken.getvalue(), "image/jpeg")
