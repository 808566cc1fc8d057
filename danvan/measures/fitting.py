"""Words that have to fit their column: SQLite would keep them all, PostgreSQL would fail."""

from django.db.models import CharField, Model
from django.utils.translation import gettext as _

from danvan.core.errors import Refused


def must_fit(model: type[Model], **said: str) -> None:
    """Refuses what is longer than the field it is meant for, by the field's name."""
    for name, words in said.items():
        field = model._meta.get_field(name)
        assert isinstance(field, CharField)
        if field.max_length is not None and len(words) > field.max_length:
            raise Refused(
                _("Phần %(field)s dài quá %(longest)d chữ. Đề nghị ghi ngắn hơn.")
                % {"field": field.verbose_name, "longest": field.max_length}
            )
