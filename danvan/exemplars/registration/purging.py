"""What models and slips add to a purge at start-up."""

from django.utils.translation import gettext_lazy

from danvan.exemplars.actions.photos import follow_photos
from danvan.exemplars.models import (
    Activity,
    CheckPoint,
    Comment,
    Consent,
    CopyGoal,
    Copying,
    Dossier,
    DossierText,
    Exchange,
    Exemplar,
    ExemplarYear,
    Form,
    Goal,
    Proposal,
    PublicPage,
    Recognition,
    Remark,
    Resource,
    Slip,
)
from danvan.exemplars.purging import (
    erase_copyings,
    erase_pages,
    erase_remarks,
    forget_traces,
    hanging,
    same_model,
    untie_forms,
)
from danvan.exemplars.queries.likenesses import KIND
from danvan.files import purging
from danvan.files.leaving import when_files_leave
from danvan.likeness.models import Band, Trace

DOSSIER = (Comment, Dossier, DossierText, Goal, Resource)
LIFE = (Activity, CheckPoint, Consent, ExemplarYear, Proposal, Recognition)

purging.also_purge("exemplars", same_model)
purging.hang_on("exemplars", hanging)
purging.also_erase("exemplar_traces", gettext_lazy("dấu vết so sánh"), forget_traces, Trace, Band)
purging.also_erase("exemplar_remarks", gettext_lazy("điều cần xem lại"), erase_remarks, Remark)
purging.also_erase("exemplar_pages", gettext_lazy("trang công khai"), erase_pages, PublicPage)
purging.also_erase("exemplar_copies", gettext_lazy("lần nhân rộng"), erase_copyings, Copying, CopyGoal, Exchange)
purging.also_erase("exemplars.documents", gettext_lazy("căn cứ của mẫu hồ sơ"), untie_forms, Form)
# They go with the record itself; what a purge of a slip or of another level leaves of them is rewritten too.
purging.also_erase("exemplars", gettext_lazy("mô hình"), lambda record: 0, Exemplar, Slip, *DOSSIER, *LIFE)
# Of a photo that goes alone, nothing is held against others either.
when_files_leave(KIND, follow_photos)
