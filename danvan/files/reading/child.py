"""The child's side: import what the task needs, lock the door, read the bytes, do the task, answer, end.

The answer is one line of JSON and, after it, the bytes it announces. Everything imported before the lock is our own
code; after it come the uploaded bytes.
"""

import importlib
import json
import os
import sys
import traceback
from typing import Any

from danvan.files.reading.confine import confine
from danvan.files.reading.faults import Fault

Value = tuple[Any, list[bytes]]


def main(order: str) -> None:
    """Carries out one order: `{"task": "module:function", "options": {…}, "readable": […], limits}`."""
    wanted = json.loads(order)
    answer_to = os.fdopen(os.dup(1), "wb")
    # Libraries that print must not write into the answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    module, _, function = wanted["task"].partition(":")
    task = getattr(importlib.import_module(module), function)
    locks = confine(
        wanted["readable"],
        seconds=wanted["seconds"],
        memory=wanted["memory"],
        programs=wanted["programs"],
    )
    head, parts = _attempt(task, sys.stdin.buffer.read(), wanted["options"])
    head |= {"locks": locks, "sizes": [len(part) for part in parts]}
    answer_to.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
    answer_to.writelines(parts)
    answer_to.flush()
    # A library's tidying at exit is not worth waiting for, and may crash after the answer.
    os._exit(0)


def _attempt(task: Any, payload: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    try:
        value, parts = _with_parts(task(payload, **options))
        return {"value": value}, parts
    except Fault as fault:
        return {"fault": fault.code, "facts": fault.facts}, []
    except MemoryError:
        return {"fault": "too_large_inside", "facts": {}}, []
    except BaseException as error:
        # Whatever a library makes of hostile bytes is one and the same to the person: a damaged file.
        kind = "too_large_inside" if _is_memory(error) else "damaged"
        return {"fault": kind, "facts": {}, "error": _where(error)}, []


def _where(error: BaseException) -> str:
    """Kind and place of an error; its message may hold words of the file, which no log may."""
    last = traceback.extract_tb(error.__traceback__, -50)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"


def _is_memory(error: BaseException) -> bool:
    return isinstance(error.__cause__ or error.__context__, MemoryError)


def _with_parts(result: Any) -> Value:
    return result if isinstance(result, tuple) else (result, [])
