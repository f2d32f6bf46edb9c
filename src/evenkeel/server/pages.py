"""The only answers that are not files of the app."""

from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from evenkeel.server.built_app import release_record


def health(request: HttpRequest) -> JsonResponse:
    """Say whether this server can give a person the whole app, for a monitor to read.

    The engine is looked for apart, because the app opens without it and then
    cannot make a plan: that must not look healthy.
    """
    site: Path = settings.SITE_DIR
    engine = any(site.glob("engine/**/*.wasm"))
    response = JsonResponse(
        {
            "status": "ok" if engine else "engine missing",
            "release": release_record(site).get("release", version("evenkeel")),
            "engine": engine,
        },
        status=200 if engine else 503,
    )
    response["Cache-Control"] = "no-store"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer in plain words: the app's own pages are all at `/`, after a `#`."""
    return HttpResponse(
        "There is no page here. Evenkeel is at /\n", content_type="text/plain", status=404
    )
