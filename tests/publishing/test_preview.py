from __future__ import annotations

from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

from chronicle.publishing.preview import without_policy

PAGE = b"""<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<p>The policy is <meta http-equiv="Content-Security-Policy"> in HTML.</p>"""


def test_a_preview_has_no_policy() -> None:
    """It is gone from the head, and only there; the length is as it was announced."""
    body = _answer([PAGE[:40], PAGE[40:]])
    assert len(body) == len(PAGE)
    assert body.count(b"http-equiv") == 1
    assert body.split(b"<p>")[1] == PAGE.split(b"<p>")[1]


def test_other_answers_stay_as_they_are() -> None:
    """Pictures and scripts, and the end of what gives them."""
    closed: list[bool] = []

    class Parts:
        def __iter__(self) -> Iterator[bytes]:
            return iter([b"\x89PNG", b"\r\n"])

        def close(self) -> None:
            closed.append(True)

    assert _answer(Parts()) == b"\x89PNG\r\n"
    assert closed == [True]


def _answer(parts: Iterable[bytes]) -> bytes:
    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return parts

    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    return b"".join(without_policy(application)(environ, lambda *_: lambda _: None))
