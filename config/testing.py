"""Loaded by pytest before the settings: tests run as `test`, in a folder of their own that goes afterwards."""

import atexit
import os
import shutil
import tempfile

if "DANVAN_VAR" not in os.environ:
    folder = tempfile.mkdtemp(prefix="danvan-test-")
    os.environ["DANVAN_VAR"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["DANVAN_ENV"] = "test"
