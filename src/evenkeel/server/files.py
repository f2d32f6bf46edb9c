"""The app's files, served by WhiteNoise with their Brotli and gzip twins."""

from collections.abc import Callable
from wsgiref.headers import Headers

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

from evenkeel.server.headers import cache_control


class AppFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise has no types
    """WhiteNoise, with the app at `/` as well as at `/index.html`.

    WhiteNoise itself would redirect one to the other, and a service worker may
    not answer a navigation with a redirect it has kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if "/index.html" in self.files:
            self.files["/"] = self.files["/index.html"]

    def add_cache_headers(self, headers: Headers, path: str, url: str) -> None:
        """Decide by the name in `url`; WhiteNoise knows only the names Django would give."""
        headers["Cache-Control"] = cache_control(url)
