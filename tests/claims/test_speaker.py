"""Who said a quotation."""

import pytest

from factcheck.claims.speaker import quotations


@pytest.mark.parametrize(
    ("paragraph", "speakers"),
    [
        ('"We see an effect," said Maren Tolstrup, Chief Medical Officer.', ["Maren Tolstrup"]),
        ('"We see it," said Maren Tolstrup. "It lasts."', ["Maren Tolstrup", "Maren Tolstrup"]),
        ('Jens Aabel, Chief Financial Officer of Varnholt, added, "We have cash."', ["Jens Aabel"]),
        ('"It works," Maren Tolstrup, Ph.D., said.', ["Maren Tolstrup"]),
        ('"One," said Ann Berg. Jens Aabel added, "Two."', ["Ann Berg", "Jens Aabel"]),
        (
            '"One," said Ann Berg, MD, PhD, Chief Executive Officer of Orvane. Jens Aabel, Chief Financial Officer of '
            'Orvane, added, "Two. Three."',
            ["Ann Berg", "Jens Aabel"],
        ),
        ('a review entitled "Light and Shade" in June', [None]),
        ("no words in marks", []),
    ],
)
def test_each_quotation_has_its_speaker(paragraph: str, speakers: list[str | None]) -> None:
    found = quotations(paragraph, 0, len(paragraph))
    assert [q.speaker for q in found] == speakers
    assert all(paragraph[q.span.start - 1] == '"' == paragraph[q.span.end] for q in found)
