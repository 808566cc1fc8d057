#!/usr/bin/env python3
"""Runs danvan's management commands."""

import os
import sys

from django.core.management import execute_from_command_line

from config.env import Misfit

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except Misfit as misfit:
        sys.exit(f"Không chạy: {misfit}")
