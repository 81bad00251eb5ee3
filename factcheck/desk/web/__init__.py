"""The desk's pages: a local web app, made on the server, that works without script."""

from factcheck.desk.web.serving import HOST, PORT, serve

__all__ = ["HOST", "PORT", "serve"]
