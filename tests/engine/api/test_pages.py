"""Recommendations, the demo store, files, health, metrics, cross-origin rules, OpenAPI."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from engine.api import pages
from engine.api.listing import PAGE_SIZE, Shelves
from engine.store import shoppers as shopper_store
from engine.store.database import writing
from engine.store.shoppers import Shopper
from recsys.types import Product

from .conftest import ORIGIN, PRODUCTS, assert_error


def test_recommendations_have_reasons(client, auth, talk):
    answer = client.get("/v1/recommendations?n=2", headers=auth).json
    assert [product["item_id"] for product in answer["products"]] == ["pizza", "sauce"]
    assert answer["products"][1]["why"] == {
        "text": "Many shoppers here buy it",
        "evidence": [{"kind": "popular", "about": "", "share": 1.0}],
    }
    assert answer["products"][1]["price"] is None
    assert answer["recommendation_id"]
    assert talk.asked == [("900", 2, None)]


def test_recommendations_beside_a_product(client, auth, talk):
    client.get("/v1/recommendations?n=1&item_id=pizza&user_id=900", headers=auth)
    assert talk.asked == [("900", 1, "pizza")]


@pytest.mark.parametrize(
    "query, status, field",
    [
        ("n=0", 422, "n"),
        ("n=101", 422, "n"),
        ("n=many", 422, "n"),
        ("user_id=901", 403, "user_id"),
        ("item_id=gone", 404, "item_id"),
    ],
)
def test_recommendations_name_what_does_not_fit(client, auth, query, status, field):
    assert_error(client.get(f"/v1/recommendations?{query}", headers=auth), status, field)


def test_the_shelves_show_the_most_bought_first(client):
    answer = client.get("/demo/products").json
    assert [product["item_id"] for product in answer["products"]] == ["sauce", "pizza", "cheese"]
    assert answer["pages"] == 1
    assert {d["name"]: d["count"] for d in answer["departments"]} == {
        "Dairy": 1,
        "Frozen": 1,
        "Sauces": 1,
    }


@pytest.mark.parametrize(
    "query, found",
    [
        ("query=cheese", ["cheese"]),
        ("query=PIZZAS", ["pizza"]),
        ("query=frozen+piz", ["pizza"]),
        ("query=national", ["sauce", "cheese"]),
        ("query=caviar", []),
        ("department=Dairy", ["cheese"]),
        ("department=Dairy&query=pizza", []),
        ("page=2", []),
    ],
)
def test_the_shelves_are_searched(client, query, found):
    answer = client.get(f"/demo/products?{query}").json
    assert [product["item_id"] for product in answer["products"]] == found


def test_shelves_in_pages_show_each_product_once():
    products = {str(n): Product(str(n), f"Thing {n}") for n in range(PAGE_SIZE * 2 + 1)}
    shelves = Shelves(products, {})
    found = [shelves.find("thing", "", page) for page in (1, 2, 3, 4)]
    assert [len(listing.products) for listing in found] == [PAGE_SIZE, PAGE_SIZE, 1, 0]
    assert {listing.pages for listing in found} == {3}
    assert len({product.item_id for page in found for product in page.products}) == len(products)


def test_one_product_of_the_demo(client):
    assert client.get("/demo/products/pizza").json["name"] == PRODUCTS["pizza"].name
    assert_error(client.get("/demo/products/gone"), 404, "item_id")
    assert_error(client.get("/demo/products?page=0"), 422, "page")


def test_shoppers_of_the_demo_are_found_by_label(client, services):
    listed = [Shopper("900", "Household 900, 2 adults", 900), Shopper("901", "Household 901", 901)]
    with writing(services.database) as connection:
        shopper_store.write_shoppers(connection, listed)
    found = client.get("/demo/shoppers?query=&limit=1").json
    assert found == {"shoppers": [{"user_id": "901", "label": "Household 901", "purchases": 901}]}
    found = client.get("/demo/shoppers?query=adults+HOUSE").json["shoppers"]
    assert [shopper["user_id"] for shopper in found] == ["900"]
    assert_error(client.get("/demo/shoppers?limit=0"), 422, "limit")


def test_the_demo_is_off_unless_it_is_on(shop_app):
    client = shop_app.test_client()
    for path in ("/", "/static/store.css", "/demo/products", "/demo/shoppers"):
        assert_error(client.get(path), 404)


@pytest.fixture
def dist(tmp_path, monkeypatch):
    for name in ("widget.js", "index.html", "store.css"):
        (tmp_path / name).write_text(f"/* {name} */")
    monkeypatch.setattr(pages, "DIST", tmp_path)


def test_files_have_their_types_and_are_revalidated(client, dist):
    for path, mimetype in [
        ("/", "text/html"),
        ("/widget.js", "text/javascript"),
        ("/static/store.css", "text/css"),
    ]:
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, mimetype)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304


def test_the_store_page_loads_nothing_from_elsewhere(client, dist):
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert headers["X-Frame-Options"] == "DENY"


def test_the_widget_loads_on_any_page_even_without_the_demo(shop_app, dist):
    answer = shop_app.test_client().get("/widget.js")
    assert answer.status_code == 200
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "/etc/passwd", "none.js"])
def test_no_file_outside_the_folder(client, dist, name):
    assert_error(client.get(f"/static/{name}", follow_redirects=True), 404)


def test_pages_of_the_shop_may_read_answers(client, auth):
    answer = client.get("/v1/recommendations", headers={**auth, "Origin": ORIGIN})
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_errors_too_can_be_read_by_pages_of_the_shop(client):
    answer = client.post("/v1/chat", json={}, headers={"Origin": ORIGIN})
    assert_error(answer, 401, "Authorization")
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


def test_a_preflight_tells_what_may_be_sent(client):
    headers = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    answer = client.options("/v1/chat", headers=headers)
    assert answer.status_code == 200
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/v1/chat", "/demo/products"])
def test_other_origins_get_no_leave(client, path):
    for origin in ("https://evil.example", "null"):
        answer = client.options(path, headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in answer.headers
    if path.startswith("/demo"):
        answer = client.get(path, headers={"Origin": ORIGIN})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_health(client, services):
    assert client.get("/health/live").status_code == 200
    ready = client.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json == {
        "status": "ok",
        "checks": {"database": "ok", "recommender": "ok", "dialogue": "ok"},
        "notes": {},
    }


def test_a_model_that_fails_is_told(client, services):
    services.voice.runtime = SimpleNamespace(fault="out of memory")
    answer = client.get("/health/ready")
    assert answer.status_code == 503 and "out of memory" in answer.json["checks"]["dialogue"]


@pytest.mark.parametrize("part", ["recommender", "dialogue", "database"])
def test_a_missing_part_is_named(client, services, part):
    if part == "recommender":
        services.shop.model = None
    elif part == "dialogue":
        services.voice.runtime = None
    else:
        services.database = None
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json["status"] == "unavailable"
    assert [name for name, state in answer.json["checks"].items() if state != "ok"] == [part]


def test_metrics_count_requests_and_who_spoke(client, auth):
    client.post("/v1/chat", json={"message": "hi"}, headers=auth)
    client.get("/no/such/page")
    text = client.get("/metrics").text
    assert 'shoptalk_replies_total{source="model"} 1.0' in text
    assert 'shoptalk_requests_total{method="POST",route="/v1/chat",status="200"} 1.0' in text
    assert 'route="unknown",status="404"' in text
    assert "no/such/page" not in text
    assert 'shoptalk_request_seconds_count{route="/v1/chat"} 1.0' in text


def test_unknown_routes_and_methods_have_the_one_shape(client):
    assert_error(client.get("/no/such/page"), 404)
    answer = client.get("/v1/chat")
    assert_error(answer, 405)
    assert "POST" in answer.headers["Allow"]


def test_openapi_describes_every_route(client):
    spec = client.get("/openapi.json").json
    assert spec["info"]["title"] == "Shoptalk"
    routes = {(path, method) for path, methods in spec["paths"].items() for method in methods}
    assert {
        ("/v1/session", "post"),
        ("/v1/chat", "post"),
        ("/v1/chat/completions", "post"),
        ("/v1/events", "post"),
        ("/v1/feedback", "post"),
        ("/v1/recommendations", "get"),
        ("/v1/profile", "get"),
        ("/v1/profile", "patch"),
        ("/v1/profile", "delete"),
        ("/v1/profile/export", "get"),
        ("/v1/profile/facts/{fact_id}", "delete"),
        ("/v1/consent", "put"),
        ("/health/ready", "get"),
    } <= routes
    chat = spec["paths"]["/v1/chat"]["post"]
    assert chat["security"] == [{"BearerAuth": []}]
    body = chat["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    fields = spec["components"]["schemas"][body.rsplit("/", 1)[1]]["properties"]
    assert set(fields) == {"message", "user_id", "conversation_id", "tone", "locale", "page"}
    error = chat["responses"]["422"]["content"]["application/json"]["schema"]["$ref"]
    assert "error" in spec["components"]["schemas"][error.rsplit("/", 1)[1]]["properties"]
