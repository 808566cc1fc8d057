"""Jobs done here and now."""

from django_tasks_db.models import DBTaskResult


def work_off():
    """Does every waiting job, as the worker would."""
    while (task := DBTaskResult.objects.ready().first()) is not None:
        task.claim("test")
        task.task.call(*task.task_result.args)
        task.set_successful(None)
