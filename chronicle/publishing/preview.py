"""What a live preview serves differently from the site: nothing on disk, one line on the way out."""

from __future__ import annotations

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_POLICY = b'<meta http-equiv="Content-Security-Policy"'
_NO_POLICY = b'<meta data-local="Content-Security-Policy"'
"""As long as the other, because the answer's length has been told by then."""


def without_policy(app: WSGIApplication) -> WSGIApplication:
    """The application, its pages without their security policy: that would stop the script that reloads the preview."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts).replace(_POLICY, _NO_POLICY, 1)]
        finally:
            if hasattr(parts, "close"):
                parts.close()

    return answer
