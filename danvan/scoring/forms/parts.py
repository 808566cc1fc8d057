"""One line of a set: a group, a criterion, a band, a fact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.fields import PointsField
from danvan.core.points import hundredths, points_words
from danvan.measures.registry import tallies_about
from danvan.scoring.models.bands import EFFECTS
from danvan.scoring.models.lines import GROUPS, SCORERS
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Grade, Group, GroupKind, Outline, Scorer
from danvan.units.forms.holdings import OnceForm

MOST_GRADES = 20


class PartForm(OnceForm):
    """A line of the set shown at `version`, which was called `was` when its form was shown; empty for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, *args: Any, outline: Outline, row: Any = None, **how: Any) -> None:
        super().__init__(*args, **how)
        self.outline = outline
        for name in self.fields if row is not None else ():
            if hasattr(row, name):
                self.initial.setdefault(name, getattr(row, name))

    def row(self) -> Any:
        """The line as it was typed."""
        raise NotImplementedError


class GroupForm(PartForm):
    """A group of criteria."""

    kind = forms.ChoiceField(label=_("Loại nhóm"), choices=GROUPS)
    number = forms.CharField(label=_("Số"), max_length=20, help_text=_("Như văn bản in: 1, I, A."))
    words = forms.CharField(label=_("Tên nhóm"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    most = PointsField(label=_("Điểm"), help_text=_("Tổng điểm của nhóm; với điểm thưởng, điểm trừ là mức tối đa."))

    def row(self) -> Group:
        said = self.cleaned_data
        return Group(GroupKind(said["kind"]), said["number"], said["words"], said["most"])


class CriterionForm(PartForm):
    """A criterion, its grades a line each."""

    number = forms.CharField(label=_("Số"), max_length=20, help_text=_("Như văn bản in, ví dụ 2.1."))
    words = forms.CharField(label=_("Nội dung"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    most = PointsField(label=_("Điểm tối đa"))
    step = PointsField(label=_("Bước điểm"), help_text=_("0,25; 0,5 hoặc 1."))
    scorer = forms.ChoiceField(label=_("Ai chấm"), choices=SCORERS)
    measure = forms.ChoiceField(label=_("Tính từ số liệu"), required=False, help_text=_("Chỉ chọn khi máy tính điểm."))
    needs_evidence = forms.BooleanField(label=_("Phải có minh chứng mới được điểm"), required=False)
    waived_when = forms.CharField(
        label=_("Không áp dụng khi"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: đơn vị không có dự án đầu tư trên địa bàn. Để trống nếu luôn áp dụng."),
    )
    grades = forms.CharField(
        label=_("Các mức điểm"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi mức một dòng: điểm, dấu |, khi nào. Ví dụ: 2,5 | Ban hành chậm"),
    )
    is_sample = forms.BooleanField(label=_("Là dòng mẫu, chưa theo văn bản"), required=False)

    def __init__(self, *args: Any, outline: Outline, row: Criterion | None = None, **how: Any) -> None:
        initial = how.pop("initial", {})
        if row is not None:
            initial["grades"] = "\n".join(f"{points_words(each.points)} | {each.words}" for each in row.grades)
        else:
            initial = {"step": 25, "needs_evidence": True, **initial}
        super().__init__(*args, outline=outline, row=row, initial=initial, **how)
        counts = [(each.key, each.words) for each in tallies_about("")]
        known = {key for key, _words in counts}
        if row is not None and row.measure and row.measure not in known:
            counts.append((row.measure, row.measure))
        self.fields["measure"].choices = [("", _("không")), *counts]  # type: ignore[attr-defined]

    def clean_grades(self) -> tuple[Grade, ...]:
        """Each line as points and words."""
        lines = [line for line in self.cleaned_data["grades"].splitlines() if line.strip()]
        if len(lines) > MOST_GRADES:
            raise forms.ValidationError(_("Một tiêu chí có nhiều nhất 20 mức điểm."))
        return tuple(self._grade(line) for line in lines)

    def _grade(self, line: str) -> Grade:
        points, bar, words = (part.strip() for part in line.partition("|"))
        if not bar or not words or len(words) > 500:
            raise forms.ValidationError(
                _("“%(line)s”: ghi điểm, dấu |, rồi lời, ví dụ 2,5 | Ban hành chậm."), params={"line": line[:80]}
            )
        try:
            return Grade(hundredths(points), words)
        except Refused as refused:
            raise forms.ValidationError(f"{line[:80]}: {refused}") from refused

    def row(self) -> Criterion:
        said = self.said()
        scorer = Scorer(said["scorer"])
        left = {name: value for name, value in said.items() if name not in ("version", "was", "scorer")}
        return Criterion(scorer=scorer, **{**left, "measure": said["measure"] if scorer == Scorer.COMPUTED else ""})


def offered_bands(outline: Outline) -> list[tuple[str, str]]:
    """The bands of a set as choices."""
    return [(band.name, band.name) for band in outline.bands]


class BandForm(PartForm):
    """A band, by its lower bound."""

    name = forms.CharField(label=_("Mức xếp loại"), max_length=100)
    least = PointsField(label=_("Từ điểm"), help_text=_("Đạt đúng số điểm này là thuộc mức này."))
    no_zero = forms.BooleanField(label=_("Không được có tiêu chí 0 điểm"), required=False)
    falls_to = forms.ChoiceField(label=_("Nếu có thì xuống mức"), required=False)
    is_open = forms.BooleanField(
        label=_("Quy định không nói rõ xuống mức nào"),
        required=False,
        help_text=_("Mức ở trên chỉ là đề nghị, người có thẩm quyền quyết định."),
    )
    is_good = forms.BooleanField(label=_("Tính là tốt khi tính chỉ tiêu"), required=False)
    is_sample = forms.BooleanField(label=_("Là ngưỡng mẫu, chưa theo văn bản"), required=False)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["falls_to"].choices = [("", _("mức ngay dưới")), *offered_bands(self.outline)]  # type: ignore[attr-defined]

    def row(self) -> Band:
        return Band(**{name: value for name, value in self.said().items() if name not in ("version", "was")})


class FactForm(PartForm):
    """A fact that moves the band."""

    code = forms.SlugField(
        label=_("Mã"), max_length=30, help_text=_("Chữ không dấu, ví dụ khien_trach; chỉ dùng để phân biệt.")
    )
    words = forms.CharField(label=_("Sự việc"), max_length=500, help_text=_("Nói chung, không nói về một người nào."))
    effect = forms.ChoiceField(label=_("Hệ quả"), choices=EFFECTS)
    band = forms.ChoiceField(label=_("Mức"), required=False)
    not_scored = forms.BooleanField(label=_("Là việc đơn vị không tự chấm điểm"), required=False)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["band"].choices = [("", _("(không xếp loại)")), *offered_bands(self.outline)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("effect") and said["effect"] != Effect.UNCLASSIFIED and not said.get("band"):
            self.add_error("band", _("Chọn mức."))
        return said

    def row(self) -> Fact:
        said = self.cleaned_data
        effect = Effect(said["effect"])
        band = "" if effect == Effect.UNCLASSIFIED else said["band"]
        return Fact(said["code"], said["words"], effect, band, said["not_scored"])


FORMS: dict[str, type[PartForm]] = {
    "group": GroupForm,
    "criterion": CriterionForm,
    "band": BandForm,
    "fact": FactForm,
}
