"""The words in which history speaks: of verbs, of fields, and of the values of a field. Apps say them at start-up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

# What happens to records of every kind.
VERBS = {
    "edit": _("Sửa"),
    "import": _("Nhập từ Excel"),
    "export": _("Xuất ra tệp"),
    "attach": _("Đính kèm tệp"),
    "detach": _("Gỡ tệp đính kèm"),
    "link_evidence": _("Dẫn minh chứng"),
    "unlink_evidence": _("Gỡ minh chứng"),
    "purge": _("Xóa hẳn theo lệnh"),
    "purge_file": _("Xóa hẳn tệp theo lệnh"),
}
FIELDS = {
    "stage": _("trạng thái"),
    "files": _("tệp đính kèm"),
    "evidence": _("minh chứng"),
    "on": _("từ ngày"),
}
OTHER_VERB, OTHER_FIELD = _("Cập nhật"), _("nội dung khác")


@dataclass
class Words:
    """What is said of one kind of record."""

    verbs: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    values: dict[str, dict[Any, Any]] = field(default_factory=dict)


_words: dict[str, Words] = {}


def speak_of(
    model: type[Model],
    *,
    verbs: Mapping[str, Any] | None = None,
    fields: Mapping[str, Any] | None = None,
    values: Mapping[str, Mapping[Any, Any]] | None = None,
) -> None:
    """Adds words for a kind of record: {verb: words}, {field: words} for what is no field of the model, and
    {field: {value: words}} where the model's own choices do not say them.
    """
    kept = _words.setdefault(model._meta.label_lower, Words())
    kept.verbs.update(verbs or {})
    kept.fields.update(fields or {})
    kept.values.update({name: dict(said) for name, said in (values or {}).items()})


def verb_words(object_type: str, verb: str) -> str:
    """What was done, in words."""
    known = _words.get(object_type, Words()).verbs
    return str(known.get(verb) or VERBS.get(verb) or OTHER_VERB)


def field_words(object_type: str, name: str) -> str:
    """What a field is called."""
    known = _words.get(object_type, Words()).fields
    said = known.get(name) or _verbose_name(object_type, name) or FIELDS.get(name) or OTHER_FIELD
    return str(said)


def values_of(object_type: str, name: str) -> Mapping[Any, Any]:
    """The words for a field's values: those an app gave, else the choices of the model."""
    known = _words.get(object_type, Words()).values.get(name)
    found = model_field(object_type, name)
    return known or dict(getattr(found, "flatchoices", None) or ())


def in_order(object_type: str, names: Iterable[str]) -> list[str]:
    """Fields in the order of their model, then the rest: a database may keep the names of a change in its own order."""
    model = _model(object_type)
    places = {one.name: place for place, one in enumerate(model._meta.concrete_fields)} if model else {}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


def model_field(object_type: str, name: str) -> Any | None:
    """The field of the model behind a stored kind, if there is one."""
    model = _model(object_type)
    return next((one for one in model._meta.concrete_fields if one.name == name), None) if model else None


def _verbose_name(object_type: str, name: str) -> Any:
    """A field's own name, unless nobody gave it one: Django then makes it of the code's English."""
    found = model_field(object_type, name)
    if found is None or found.verbose_name == name.replace("_", " "):
        return None
    return found.verbose_name


def _model(object_type: str) -> type[Model] | None:
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        return None
