"""What every answer says to the browser: what may run, what may be kept and how long."""

import re

from csp.constants import NONE, SELF, WASM_UNSAFE_EVAL
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, WASM_UNSAFE_EVAL],  # the rules run as CPython in WebAssembly
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "base-uri": [NONE],
        "form-action": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Nothing here looks, listens or locates, so no page on this address ever may.
SENSORS = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
PERMISSIONS_POLICY = ", ".join(f"{sensor}=()" for sensor in SENSORS)

YEAR_S = 365 * 24 * 60 * 60

# A content hash in the name, `assets/today-Bx3k9_Qa.js` or `engine/3f9a12cd/...`:
# other bytes would have another name.
HASHED = re.compile(r"^/assets/.*-[\w-]{8,}\.\w+$|^/engine/[0-9a-f]{8,}/")


class PermissionsPolicy(MiddlewareMixin):
    """Adds the Permissions-Policy header, which Django does not have."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say on every answer that the page may use no sensor."""
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


def cache_control(url: str) -> str:
    """How long a browser may keep the file at `url` without asking again.

    Only a name with a content hash is kept.  `/`, `sw.js` and the rest are asked
    for each time (304 when unchanged), or a fixed release would not reach anyone.

    >>> cache_control("/sw.js")
    'no-cache'
    >>> cache_control("/assets/today-Bx3k9_Qa.js")
    'public, max-age=31536000, immutable'
    """
    return f"public, max-age={YEAR_S}, immutable" if HASHED.search(url) else "no-cache"
