"""A model that answers from a recording: what a real one said to these very requests, served on this machine alone.

    with RecordedModel("cassette.yaml") as recorded:
        with factcheck.open_model("local-model", base_url=recorded.url, cache=False) as model: ...

A request that was not recorded gets an error, and so its claims stay unverified: nothing is made up.
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml


class RecordedModel:
    """Serves a cassette as an OpenAI-compatible endpoint, at `url`, until it is closed."""

    def __init__(self, cassette: str | Path) -> None:
        interactions = yaml.safe_load(Path(cassette).read_text("utf-8"))["interactions"]
        self.answers = [(json.loads(i["request"]["body"]), i["response"]) for i in interactions]
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> RecordedModel:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: Any) -> tuple[int, bytes]:
        """The status and the body that were recorded for a request."""
        for recorded, response in self.answers:
            if recorded == request:
                body = response["body"]["string"]
                return response["status"]["code"], body.encode() if isinstance(body, str) else body
        message = "this request is not in the recording: name a model of your own in FACTCHECK_MODEL"
        return 404, json.dumps({"error": {"message": message}}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        recorded = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                status, body = recorded.answer(request)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

        return Handler
