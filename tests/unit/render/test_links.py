"""Links between pages, and which links out of the site are published."""

from __future__ import annotations

import pytest
from planportal.render.links import base_of, full_address, href, outside


@pytest.mark.parametrize(
    ("address", "expected"),
    [("", "./"), ("nam", "../"), ("ke-hoach/xa-thu/2024/1-kh-ubnd", "../../../../")],
    ids=["home", "depth 1", "plan"],
)
def test_the_base_leads_back_to_the_root(address: str, expected: str) -> None:
    assert base_of(address) == expected


def test_a_link_to_a_paragraph_keeps_the_trailing_slash() -> None:
    assert href("../", "ke-hoach/xa-thu/2024/1", "muc-i-2") == "../ke-hoach/xa-thu/2024/1/#muc-i-2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://cong.example/a", "https://cong.example/a"),
        (" http://cong.example ", "http://cong.example"),
        ("mailto:tiep-nhan@cong.example", "mailto:tiep-nhan@cong.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//cong.example", ""),
        ("https:", ""),
        (None, ""),
    ],
)
def test_only_web_and_mail_links_leave_the_site(url: str | None, expected: str) -> None:
    assert outside(url) == expected


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("https://cong.example/", "cong.example/nam/2023/"),
        ("https://cong.example/duoi/day", "cong.example/duoi/day/nam/2023/"),
        ("", "/nam/2023/"),
        ("http://127.0.0.1:8000/", "/nam/2023/"),
    ],
    ids=["host", "below a folder", "no host known", "this machine"],
)
def test_the_address_on_paper_has_the_host_where_there_is_one(site: str, expected: str) -> None:
    assert full_address(site, "nam/2023") == expected
