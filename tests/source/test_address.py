from __future__ import annotations

import pytest

from factcheck.claims.extract import record_of
from factcheck.source.address import safe_url
from factcheck.source.readers import read


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://news.example.com/a/b?id=1", "https://news.example.com/a/b?id=1"),
        (" http://example.com ", "http://example.com"),
        ("https://example.com/a#part", "https://example.com/a"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.com/a", None),
        ("/2025/02/10/a", None),
        ("https://user:secret@example.com/", None),
        ("https://exam ple.com/", None),
        ('https://example.com/"><script>', None),
        ("https://example.com/\u202eabc", None),
        ("https://example.com:port/", None),
        ("https://[::1/", None),
        ("https://" + "a" * 3000 + ".example.com/", None),
        ("", None),
    ],
)
def test_only_what_is_safe_to_show_is_an_address(text: str, url: str | None) -> None:
    assert safe_url(text) == url


@pytest.mark.parametrize("key", ["url", "canonical_url", "canonicalURL", "permalink", "Source URL"])
def test_the_front_matter_gives_the_address_of_a_release(key: str) -> None:
    document = read(f"---\ntitle: A\n{key}: https://example.com/a\n---\nSales rose 4%.\n")
    assert record_of(document).url == "https://example.com/a"


def test_an_address_that_is_not_safe_is_passed_over() -> None:
    document = read("---\nurl: javascript:x\nlink: https://example.com/b\n---\nSales rose 4%.\n")
    assert record_of(document).url == "https://example.com/b"
    assert record_of(read("Sales rose 4%.\n")).url is None
