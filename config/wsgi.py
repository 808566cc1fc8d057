"""The door for the web server. It stays shut when this production must not run (see `config.checks`)."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from config.checks import refuse_to_start
from config.env import Misfit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
try:
    application = get_wsgi_application()
    refuse_to_start()
except Misfit as misfit:
    sys.exit(f"Không khởi động: {misfit}")
