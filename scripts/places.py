"""Where things lie in the working copy."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = Path(os.environ.get("DANVAN_VAR") or ROOT / "var").resolve()
