"""Web addresses: which lead every reader to one public page, and what is said of the others."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.entities.values.addresses import objection


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/talks",
        "http://paper.example",
        "https://paper.example?id=5",
        "https://paper.example/#top",
        "https://www.paper.example:443/article/1",
        "http://paper.example:80/",
        "https://paper.example./",
        "https://PAPER.example/",
        "https://a_b.paper.example/",
        "https://xn--80ak6aa92e.example/",
        "https://новини.укр/стаття",
        "https://paper.example/стаття?q=обмін",
        "https://paper.example/a%20b/(c),d;e=f'g!h*i|j",
        "https://8.8.8.8/",
        "https://[2001:4860:4860::8888]/",
        "https://[::ffff:8.8.8.8]/",
        "https://[64:ff9b::8.8.8.8]/",
        "https://xn--e1aybc.xn--j1amh/",
        "https://paper.example/xn--/",
        "https://test.example/onion",
        "https://web.archive.org/web/20250520/https://paper.example/talks?utm_source=x",
    ],
)
def test_a_public_address(url: str) -> None:
    """Nothing is wrong with it."""
    assert objection(url) is None


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LocalHost", "localhost.", "api.localhost", "intranet", "nas.local", "metadata.google.internal",
        "router.lan", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0.0.0.0",
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[2002:7f00:1::]", "１２７.0.0.1", "ⓛocalhost",
        "127。0。0。1", "home.arpa", "router.home.arpa", "10.in-addr.arpa", "shop.test", "duckduckgogg42xjoc72x.onion",
        "nas.internal", "db.private", "printer.local.", "localhost.localdomain", "site.i2p", "a.alt", "EXCHANGE.CORP",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::a00:1]", "[64:ff9b:1::808:808]", "[::ffff:10.0.0.1]", "[::ffff:0:127.0.0.1]",
        "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[2002:c0a8:101::]", "[2002:a00:1::1]", "[2001:db8::1]", "[2001::1]",
        "[fec0::1]", "[fe80::1%25eth0]", "[ff02::1]", "017700000001", "0x7f.1", "127.0.1", "0300.0250.1.1",
        "3232235777", "0xC0A80101", "192.168.257", "١٢٧.٠.٠.١", "127.0.0.1.",
    ],
)  # fmt: skip
def test_a_machine_of_somebodys_own(host: str) -> None:
    """However it is written, no archive is sent there and no reader."""
    assert objection(f"http://{host}/") is not None
    assert objection(f"http://{host}:80/") is not None


@pytest.mark.parametrize(
    ("url", "instead"),
    [
        ("https://bbc.co.uk@evil.example/", "https://evil.example/"),
        ("https://me:secret@paper.example/", "https://paper.example/"),
        ("https://bbc.co.uk%2f@evil.example/", "https://evil.example/"),
        ("https://paper.example:8443/a", "https://paper.example/a"),
        ("https://paper.example:/a", "https://paper.example/a"),
        ("https://paper.example:;/a", "https://paper.example/a"),
        ("https://paper.example:0443/a", "https://paper.example/a"),
        ("https://paper.example/a b", "https://paper.example/a%20b"),
        ("https://paper。example/", "https://paper.example/"),
        ("//paper.example/a", "https://paper.example/a"),
        ("paper.example/a", "https://paper.example/a"),
        ("HTTPS://paper.example/a", "https://paper.example/a"),
        ("https:/paper.example/a", "https://paper.example/a"),
        ("https:paper.example", "https://paper.example"),
        ("ftp://paper.example/", None),
        ("javascript:alert(1)//https://paper.example/", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("https://", None),
        ("https:///a", None),
        ("https://[::1", None),
        ("https://paper.example\\@evil.example/", None),
        ("https://paper.example/\n", None),
        ("https://paper.example/\u00a0", None),
        ("https://paper.example/\u202e", None),
        ('https://paper.example/"onclick="alert(1)', None),
        ("https://paper.example/<script>", None),
        ("https://-paper.example/", None),
        ("https://paper..example/", None),
        ("https://xn--.example/", None),
        ("https://xn--a.example/", None),
        ("https://xn--99999999999.example/", None),
        ("https://xn--paper-.example/", None),
        (f"https://{'a' * 64}.example/", None),
        (f"https://paper.example/{'a' * 2000}", None),
        (" https://paper.example/", None),
        ("", None),
    ],
)
def test_an_address_that_is_none(url: str, instead: str | None) -> None:
    """It is said in a sentence what is wrong, and what to write instead is itself an address."""
    found = objection(url)
    assert found is not None
    message, suggestion = found
    assert message.endswith(".")
    assert message.isprintable()
    assert suggestion == instead
    assert suggestion is None or objection(suggestion) is None


@given(
    st.text(max_size=60), st.sampled_from(["", "https://", "http://", "https://a.example/", "https://a.example:", "//"])
)
def test_any_text_has_an_answer(text: str, before: str) -> None:
    """And what is let through has a host with a point in it, no user name and no other port."""
    url = before + text
    if objection(url) is None:
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert "." in parts.hostname
        assert "@" not in parts.netloc
        assert parts.port in (None, 80, 443)
