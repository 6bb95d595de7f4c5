"""Links from one page to another, relative, so that the site works below any path."""

from __future__ import annotations

from urllib.parse import urlsplit


def base_of(address: str) -> str:
    """The way from the page at an address to the site's root: "../../" at depth 2."""
    return "../" * (address.count("/") + 1) if address else "./"


def href(base: str, address: str, anchor: str = "") -> str:
    """The link to a page of the site, or to a paragraph of it."""
    return f"{base}{address}/#{anchor}" if anchor else f"{base}{address}/"


def full_address(site_url: str, address: str) -> str:
    """The address of a page as paper prints it: without "https://", and without a host that is this machine."""
    site = urlsplit(site_url)
    host = "" if site.hostname in ("127.0.0.1", "localhost") else site.netloc
    return f"{host}{site.path.rstrip('/')}/{address}/"


def outside(url: str | None) -> str:
    """A link out of the site, or "" where it is none that may be published (http, https, mailto)."""
    if not url:
        return ""
    parts = urlsplit(url.strip())
    allowed = (parts.scheme in ("http", "https") and parts.netloc) or (parts.scheme == "mailto" and parts.path)
    return url.strip() if allowed else ""
