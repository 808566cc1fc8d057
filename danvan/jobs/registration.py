"""What jobs tell the house at start-up."""

from django.utils.translation import gettext_lazy as _

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.core.chores import Daily, Every, schedule
from danvan.files import purging
from danvan.jobs import importing
from danvan.jobs.actions import take_up_lost_jobs
from danvan.jobs.kinds import address_of, words_of
from danvan.jobs.models import Job, State
from danvan.jobs.sweeping import forget_result_files, sweep_jobs

__all__ = ["importing"]

schedule("jobs.take_up", _("Tìm việc bị ngắt và làm tiếp"), Every(minutes=1), take_up_lost_jobs)
schedule("jobs.sweep", _("Dọn tệp kết quả và việc đã cũ"), Daily(hour=3), sweep_jobs)
registry.register(
    Job,
    word=_("việc chạy nền"),
    label=lambda job: str(words_of(job)),
    address=address_of,
    visible_to=Job.objects.of,
)
purging.also_erase("jobs", _("tệp kết quả việc chạy nền"), lambda record: forget_result_files(), Job)
speak_of(Job, verbs={state.value: state.label for state in State})
