"""What the page of one part shows: its notes with what they said before, its files, and what ended units left to it."""

from dataclasses import dataclass, field

from danvan.core.formats import file_size
from danvan.files.models import Attachment, Role
from danvan.plans.models import PartStage, TaskNote, TaskPart


@dataclass(frozen=True)
class Shown:
    """A file as a page lists it: kind and size in words."""

    file: Attachment
    kind: str
    size: str


@dataclass(frozen=True)
class Said:
    """A note as it reads now, with what it said before (the newest first) and the files of all of it."""

    note: TaskNote
    before: list[TaskNote] = field(default_factory=list)
    files: list[Shown] = field(default_factory=list)


def notes_of(part: TaskPart) -> list[Said]:
    """All that was noted on a part, the newest first, in two questions."""
    notes = {note.pk: note for note in part.notes.select_related("unit")}
    files = Attachment.objects.by_owner(TaskNote._meta.label_lower, list(notes))
    corrected = {note.corrects_id for note in notes.values()}
    said = [_chain(note, notes, files) for note in notes.values() if note.pk not in corrected]
    return sorted(said, key=lambda each: (each.note.said_on, each.note.pk), reverse=True)


def _chain(note: TaskNote, notes: dict[int, TaskNote], files: dict[int, list[Attachment]]) -> Said:
    chain = [note]
    while chain[-1].corrects_id is not None:
        chain.append(notes[chain[-1].corrects_id])
    return Said(note, chain[1:], [shown(each) for one in reversed(chain) for each in files.get(one.pk, [])])


def files_of(part: TaskPart) -> list[Shown]:
    """The files that prove a part."""
    return [shown(each) for each in Attachment.objects.of(part).filter(role=Role.EVIDENCE)]


def shown(file: Attachment) -> Shown:
    """A file with its kind and size in words."""
    return Shown(file, file.name.rpartition(".")[2].upper(), file_size(file.blob.size))


def left_to(part: TaskPart) -> list[TaskPart]:
    """The parts of the same task that units which ended into this one had: closed, and to be read here."""
    gone = TaskPart.objects.filter(task=part.task_id, unit__succeeded_by__successor=part.unit_id)
    return list(
        gone.filter(stage__in=(PartStage.LEFT, PartStage.DONE)).select_related("unit").distinct().order_by("pk")
    )
