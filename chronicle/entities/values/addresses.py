"""Web addresses that readers can follow and archives can fetch: public, plain, and leading where they seem to lead.

What is refused is what hides the place an address leads to (user names, other alphabets' full stops), what is no place
on the public web (RFC 6761, RFC 6890), and what a browser repairs in ways of its own (WHATWG URL, section 4).
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 2_000
"""Characters of an address; longer ones don't work everywhere."""

PORTS: Final = ("80", "443")

# What almost every address is; whatever else may be good or bad is looked at piece by piece.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}([a-z]{2,})(?::(?:80|443))?(?:[/?#][!#-;=?-\[\]-~]*)?"
)
_WEB = re.compile(r"https?://")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NO_SCHEME = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#].*)?")
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?|_[\w-]*[^\W_]")
_NUMBER = re.compile(r"\d+|0[xX][0-9A-Fa-f]*")
_LOCAL: Final = frozenset(
    {
        *("localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "mail"),
        *("test", "invalid", "onion", "i2p", "alt", "arpa"),
    }
)
"""Last labels that no public site has: of networks of somebody's own, of tests (RFC 6761), of networks that only some
programs reach (RFC 7686, RFC 9476), and of the machinery of names itself, `home.arpa` in it (RFC 8375)."""
_UNICAST: Final = IPv6Network("2000::/3")
"""All addresses of IPv6 that are given out for the public (RFC 4291)."""
_CARRIERS: Final = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""Addresses of IPv6 that end in one of IPv4, to which they lead (RFC 4291, RFC 6052)."""
_ENCODED: Final = "xn--"
_NAMES: Final = {" ": "space", "\n": "line break", "\t": "tab", "\\": "backslash", '"': "quotation mark"}
_NOT_PUBLIC: Final = "This address is on a machine or network of somebody's own, where no reader and no archive gets."


def objection(url: str) -> tuple[str, str | None] | None:
    """What is wrong with the address of a page, as a sentence, and what to write instead; None for a good one."""
    if len(url) > LONGEST:
        return f"The web address is longer than {LONGEST:,} characters.", None
    if (plain := _PLAIN.fullmatch(url)) and plain[1] not in _LOCAL and _ENCODED not in url:
        return None
    if not _WEB.match(url):
        return _no_web_address(url)
    if odd := next((c for c in url if c.isspace() or not c.isprintable() or c in '\\<>"'), None):
        return f"A web address has no {_named(odd)} in it.", url.replace(" ", "%20") if odd == " " else None
    try:
        parts = urlsplit(url)
        host, authority = parts.hostname or "", parts.netloc
    except ValueError:
        return "The host of this web address can't be read.", None
    user, at, place = authority.rpartition("@")
    if at:
        message = f"A web address has no user name: this one leads to {place[:60]}, not to {user[:60]}."
        return message, url.replace(f"{user}@", "", 1)
    composed = unicodedata.normalize("NFKC", authority.replace("。", "."))
    if composed != unicodedata.normalize("NFC", authority):
        message = "The host of this web address is written with look-alikes of plain letters, digits or points."
        better = url.replace(authority, composed, 1)
        return message, None if objection(better) else better
    if wrong := _objection_to_host(host.rstrip(".")):
        return wrong, None
    _, colon, port = authority.rpartition("]")[2].partition(":")
    if colon and port not in PORTS:
        message = "A public page has no port of its own in its address."
        return message, url.replace(authority, authority.removesuffix(colon + port), 1)
    return None


def is_public(host: str) -> bool:
    """Whether a host, which is not empty and has no port, can be on the public web, as far as its name tells."""
    if address := _numeric(host):
        given_out = isinstance(address, IPv4Address) or address in _UNICAST
        return given_out and address.is_global and not address.is_multicast
    labels = host.casefold().split(".")
    return len(labels) > 1 and labels[-1] not in _LOCAL


def decoded(host: str) -> str | None:
    """A host as readers see it: with the letters that labels in `xn--` stand for (RFC 3492), or None."""
    labels = []
    for label in host.split("."):
        if not label.lower().startswith(_ENCODED):
            labels.append(label)
            continue
        try:
            letters = label[len(_ENCODED) :].encode("ascii").decode("punycode")
        except (ValueError, OverflowError, IndexError):  # what Python's decoder raises for what is no code
            return None
        if letters.isascii() or not letters.isprintable() or unicodedata.normalize("NFKC", letters) != letters:
            return None
        labels.append(letters)
    return ".".join(labels)


def _objection_to_host(host: str) -> str | None:
    if _numeric(host) is None:
        labels = host.split(".")
        fitting = all(_LABEL.fullmatch(label) and len(label) <= 63 for label in labels)
        if len(host) > 253 or not fitting or decoded(host) is None:
            return "The host of this web address can't be the name of a site."
        if _NUMBER.fullmatch(labels[-1]):
            return "The host of this web address is a number that programs read in different ways."
    return None if is_public(host) else _NOT_PUBLIC


def _numeric(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host in digits is; the one of IPv4 inside one of IPv6 that carries it."""
    try:
        address = ip_address(host.partition("%")[0] or host)  # behind it: through which card of one's own machine
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return address
    if any(address in network for network in _CARRIERS):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour or address


def _no_web_address(url: str) -> tuple[str, str | None]:
    message = "This is not a web address that begins with https:// or http://."
    if _NO_SCHEME.fullmatch(url):
        return message, f"https://{url}"
    if url.startswith("//") and _NO_SCHEME.fullmatch(url[2:]):
        return message, f"https:{url}"
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() in ("http", "https"):
        rest = url[scheme.end() :].lstrip("/")
        return message, f"{scheme[1].lower()}://{rest}" if _NO_SCHEME.fullmatch(rest) else None
    return message, None


def _named(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    return f"{unicodedata.name(character, 'character').lower()} (U+{ord(character):04X})"
