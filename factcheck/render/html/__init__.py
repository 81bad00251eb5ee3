"""Results as HTML: one file each, without a script, in which nothing is fetched and text of a document is text."""

from factcheck.render.html.report_page import report
from factcheck.render.html.views import audit, brief, factsheet, listing, outline, rules, table

__all__ = ["audit", "brief", "factsheet", "listing", "outline", "report", "rules", "table"]
