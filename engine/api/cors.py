"""Cross-origin rules: the widget runs on the shop's origin and sends a token, never a cookie."""

from __future__ import annotations

from flask import Response, request

from engine.api.context import context

# Only these routes are for pages of other origins.
SHARED_PREFIX = "/v1/"


def allow_shops(response: Response) -> Response:
    """`response` with the headers that let pages of the site keys' origins read it."""
    if not request.path.startswith(SHARED_PREFIX):
        return response
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "").lower()
    if not any(origin in origins for origins in context().site_keys.values()):
        return response
    headers = response.headers
    headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
    headers["Access-Control-Expose-Headers"] = "Retry-After, x-vercel-ai-ui-message-stream"
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, PATCH, DELETE"
        headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        headers["Access-Control-Max-Age"] = "600"
    return response
