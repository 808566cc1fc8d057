from danvan.jobs.models.imports import ImportRun, RowFault
from danvan.jobs.models.jobs import Job, State
from danvan.jobs.models.schedules import Schedule

__all__ = ["ImportRun", "Job", "RowFault", "Schedule", "State"]
