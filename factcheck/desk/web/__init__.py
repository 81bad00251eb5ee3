"""The desk's pages: a local web app, made on the server, that works without script."""
