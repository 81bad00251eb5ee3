"""Forms of a page, read as a browser would send them."""

from __future__ import annotations

from html.parser import HTMLParser

from starlette.testclient import TestClient


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif not self.forms or "name" not in given:
            return
        elif tag == "input" and given.get("type") not in ("file", "checkbox"):
            self.forms[-1][1][given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self._name = given["name"]
            self.forms[-1][1][self._name] = ""

    def handle_endtag(self, tag: str) -> None:
        self._name = "" if tag == "textarea" else self._name

    def handle_data(self, data: str) -> None:
        if self._name:
            self.forms[-1][1][self._name] += data


def form(page: str, action: str) -> dict[str, str]:
    """The fields of the form that goes to an address ending so."""
    reader = _Forms()
    reader.feed(page)
    fields = next(fields for where, fields in reader.forms if where.endswith(action))
    return {name: value.removeprefix("\n") for name, value in fields.items()}


def send(client: TestClient, path: str, where: str = "", /, **fields: str) -> str:
    """Fills in a form of a page and sends it; the page that comes of it."""
    where = where or path
    answer = client.post(where, data=form(client.get(path).text, where) | fields)
    return answer.text
