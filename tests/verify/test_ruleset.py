import re

import factcheck
from factcheck.verify.ruleset import rules_version


def test_a_report_says_which_rules_made_it() -> None:
    report = factcheck.check("It has 40 patients.\n", "It has 40 patients.\n")
    assert report.made_with is not None
    assert report.made_with.rules == rules_version()
    assert report.made_with.factcheck == factcheck.__version__


def test_the_version_of_the_rules_is_a_fingerprint() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", rules_version())
