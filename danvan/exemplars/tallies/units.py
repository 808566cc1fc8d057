"""What the register can count of each unit, for targets that need no figure typed.

Of several levels that a model stood on in a window it is counted once; what was recognised in the window and withdrawn
later stays counted, as the document stays in history.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.formats import text_date
from danvan.exemplars.models import Copying, CopyingStage, ExemplarYear
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.tallies import keys as counting
from danvan.exemplars.tallies.keys import COPIED_BY_OTHERS, COPIES_MADE, EFFECTIVE, OF_YEARS, asked_by
from danvan.measures.registry import Answers, Proof, Question, Tally, add_tally

MODELS, UNIT_OF_MEASURE = gettext_lazy("mô hình, điển hình"), gettext_lazy("mô hình")
# What each count says, and how it is counted.
SAID = {
    counting.REGISTERED: (
        gettext_lazy("Mô hình, điển hình đăng ký"),
        gettext_lazy("số mô hình của đơn vị được tiếp nhận đăng ký trong kỳ, đăng ký mới hoặc duy trì"),
    ),
    EFFECTIVE: (
        gettext_lazy("Mô hình, điển hình hiệu quả"),
        gettext_lazy("số mô hình của đơn vị được cơ quan tiếp nhận đánh giá hiệu quả, hoặc được công nhận, trong kỳ"),
    ),
    counting.RECOGNISED: (
        gettext_lazy("Mô hình, điển hình được công nhận"),
        gettext_lazy("số mô hình của đơn vị có quyết định công nhận ký trong kỳ"),
    ),
    counting.OUTSTANDING: (
        gettext_lazy("Mô hình, điển hình tiêu biểu"),
        gettext_lazy("số mô hình của đơn vị có văn bản chọn là tiêu biểu ký trong kỳ"),
    ),
    counting.PROPOSED: (
        gettext_lazy("Mô hình, điển hình được đề nghị lên cấp trên"),
        gettext_lazy("số mô hình của đơn vị được đề nghị lên cấp trên trong kỳ"),
    ),
    counting.COMMENDED: (
        gettext_lazy("Mô hình, điển hình được khen thưởng"),
        gettext_lazy("số mô hình của đơn vị có quyết định khen thưởng ký trong kỳ"),
    ),
    COPIES_MADE: (
        gettext_lazy("Mô hình đơn vị đã áp dụng từ nơi khác"),
        gettext_lazy("số mô hình của nơi khác mà đơn vị đã áp dụng và báo kết quả trong kỳ"),
    ),
    COPIED_BY_OTHERS: (
        gettext_lazy("Mô hình của đơn vị được nơi khác áp dụng"),
        gettext_lazy("số lần mô hình của đơn vị được nơi khác áp dụng và báo kết quả trong kỳ"),
    ),
}
# Whose a count is: the unit of then; its heir, where the unit had ended by the day that counts.
Rows = Callable[[Question], QuerySet[Any]]


def borne_on(day: str, unit: str, heir: str, column: str = "pk") -> Case:
    """The unit that bears what happened on a day: the one of then, or who carried on after it had ended."""
    return Case(
        When(**{f"{unit}__closed_on__lte": F(day)}, then=F(f"{heir}__{column}")), default=F(f"{unit}__{column}")
    )


def within(day: str, question: Question) -> Q:
    """What happened in the window."""
    return Q(**{f"{day}__gte": question.starts_on, f"{day}__lte": question.ends_on})


def years(key: str, question: Question) -> QuerySet[Any]:
    """The years of models of these units that count, each with its `bearer`."""
    near = Q(unit__in=question.units) | Q(exemplar__unit__in=question.units)
    rows = years_within(key, question).filter(near).annotate(bearer=borne_on("counted_on", "unit", "exemplar__unit"))
    return rows.filter(bearer__in=question.units)


def years_within(key: str, question: Question) -> QuerySet[Any]:
    """The years of all models that count in the window: `counted_on`, and the `ladder` (the model on whatever level)."""
    day = Coalesce("effective_on", "recognised_on") if key == EFFECTIVE else F(OF_YEARS[key])
    rows: QuerySet[Any] = ExemplarYear.objects.annotate(counted_on=day, ladder=Coalesce("exemplar__root", "exemplar"))
    return rows.filter(within("counted_on", question))


def made(question: Question) -> QuerySet[Any]:
    """The copies that units told the outcome of."""
    rows = Copying.objects.filter(within("outcome_on", question), stage=CopyingStage.REPORTED)
    return rows.filter(unit__in=question.units).annotate(bearer=F("unit_id"), ladder=F("pk"))


def copied(question: Question) -> QuerySet[Any]:
    """The same by the units whose models they are of, as the model's year of that outcome says."""
    told = Q(origin__years__year=F("outcome_on__year")) & (
        Q(origin__years__unit__in=question.units) | Q(origin__unit__in=question.units)
    )
    rows = Copying.objects.filter(told, within("outcome_on", question), stage=CopyingStage.REPORTED)
    bearer = borne_on("outcome_on", "origin__years__unit", "origin__unit")
    return rows.annotate(bearer=bearer, ladder=F("pk")).filter(bearer__in=question.units)


def count(rows: Rows, question: Question) -> Answers:
    """How many of each unit; a unit that has none has none, and is not one that did not answer."""
    counted = rows(question).order_by().values_list("bearer").annotate(n=Count("ladder", distinct=True))
    return {**dict.fromkeys(question.units, (0, None)), **{unit: (n, None) for unit, n in counted}}


def prove_years(rows: QuerySet[Any], user: Any) -> list[Proof]:
    """The models behind a count as far as somebody may see them, and how many they may not."""
    seen = rows.filter(exemplar__in=visible_to(user)).select_related("exemplar__level").order_by("exemplar", "year")
    proofs = [_proof(row.exemplar, row.exemplar.level.name, row.counted_on) for row in seen]
    return proofs + unseen(len({row.ladder for row in rows}) - len({row.ladder for row in seen}))


def prove_copies(rows: QuerySet[Any], user: Any) -> list[Proof]:
    """The models that were copied, each with the unit that copied it, of those somebody may see."""
    seen = rows.filter(origin__in=visible_to(user)).select_related("origin", "unit").order_by("outcome_on", "pk")
    proofs = [_proof(row.origin, row.unit.name, row.outcome_on) for row in seen]
    return proofs + unseen(rows.count() - len(proofs))


def _proof(exemplar: Any, beside: str, day: date | None) -> Proof:
    words = "; ".join(filter(None, (beside, text_date(day) if day else "")))
    return Proof(f"{exemplar.name} ({words})", reverse("exemplars:exemplar", args=[exemplar.pk]))


def unseen(how_many: int) -> list[Proof]:
    """What a reader may not open is still counted, and said to be."""
    return [Proof(_("%(count)d hồ sơ bạn không được xem") % {"count": how_many})] if how_many > 0 else []


def add_count(
    key: str, said: tuple[Any, Any], count: Callable[[Question], Answers], prove: Callable[[Question, Any], list[Proof]]
) -> None:
    """Makes a count of models one that targets can use, and are proposed by their words."""

    def is_meant(words: str, rule: str) -> bool:
        return asked_by(words, rule) == key

    add_tally(Tally(key, *said, count, prove, unit_of_measure=UNIT_OF_MEASURE, meant_by=is_meant))


def _add(key: str, rows: Rows, prove: Callable[[QuerySet[Any], Any], list[Proof]]) -> None:
    add_count(key, SAID[key], partial(count, rows), lambda question, user: prove(rows(question), user))


for each in OF_YEARS:
    _add(each, partial(years, each), prove_years)
_add(COPIES_MADE, made, prove_copies)
_add(COPIED_BY_OTHERS, copied, prove_copies)
