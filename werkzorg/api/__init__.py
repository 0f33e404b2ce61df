"""The API as one whole: all routers of the apps, its document, its token, and the guard at its street door."""
