"""The classes of words are well formed."""

from factcheck.claims.paraphrase import classes, irregular


def test_every_class_has_two_phrases_and_each_has_words() -> None:
    for row in classes():
        assert len(row) > 1
        assert all(words and not words[0].startswith("-") for _, words in row)
        assert not all(denies for denies, _ in row)


def test_no_phrase_stands_on_both_sides_of_a_class() -> None:
    for row in classes():
        assert not {w for denies, w in row if denies} & {w for denies, w in row if not denies}


def test_an_irregular_form_has_one_base() -> None:
    bases = irregular()
    assert bases["bought"] == "buy"
    assert all(bases.get(base, base) == base for base in bases.values())
