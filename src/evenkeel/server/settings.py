"""Django's settings for this server: no table, no cookie, no template, one site of files."""

import os
from pathlib import Path

from evenkeel.server import built_app, headers

SITE_DIR = Path(os.environ.get("EVENKEEL_SITE", built_app.SITE))

DEBUG = False
ALLOWED_HOSTS = ["*"]  # no answer depends on the name the server was called by
DATABASES: dict[str, dict[str, str]] = {}
INSTALLED_APPS: list[str] = []
ROOT_URLCONF = "evenkeel.server.urls"
USE_TZ = True

# The order matters: what is above WhiteNoise also sees the answers it gives.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "evenkeel.server.headers.PermissionsPolicy",
    "evenkeel.server.files.AppFiles",
]

CONTENT_SECURITY_POLICY = headers.CONTENT_SECURITY_POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

WHITENOISE_ROOT = SITE_DIR
WHITENOISE_USE_FINDERS = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {
    ".glb": "model/gltf-binary",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}

# Faults only: who asked for what, and from where, is nobody's business.
LOGGING = {
    "version": 1,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["terminal"], "level": "ERROR"}},
}
