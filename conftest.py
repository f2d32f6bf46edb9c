"""For the examples in docstrings: Django's settings are looked up as soon as a module is read."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenkeel.server.settings")
