"""Who gets a token, and whom it speaks for."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta

import jwt
import pytest

from engine.auth import (
    AuthError,
    installation_secret,
    issue_token,
    parse_site_keys,
    read_token,
)
from engine.config import Config, ConfigError

from .conftest import ORIGIN, SECRET, SHOP_SECRET, assert_error


def shop_jwt(key: str = SHOP_SECRET, **claims: object) -> str:
    return jwt.encode({"sub": "ana", **claims}, key, algorithm="HS256")


def test_a_demo_shopper_needs_only_an_id(client):
    answer = client.post("/v1/session", json={"user_id": "900"}).json
    assert answer["user_id"] == "900"
    assert answer["expires_in"] == 3600
    assert read_token(SECRET, answer["token"]).user_id == "900"


def test_outside_the_demo_an_id_alone_proves_nothing(shop_app):
    client = shop_app.test_client()
    assert_error(client.post("/v1/session", json={"user_id": "900"}), 403, "user_id")
    assert_error(client.post("/v1/session", json={}), 422, "site_key")


def test_a_site_key_and_its_origin_give_a_visitor(shop_app):
    client = shop_app.test_client()
    headers = {"Origin": ORIGIN}
    answers = [
        client.post("/v1/session", json={"site_key": "shop"}, headers=headers).json
        for _ in range(2)
    ]
    assert all(answer["user_id"].startswith("visitor-") for answer in answers)
    assert answers[0]["user_id"] != answers[1]["user_id"]


@pytest.mark.parametrize("origin", [None, "https://evil.example", "http://shop.example", "null"])
def test_other_origins_may_not_use_the_site_key(shop_app, origin):
    headers = {"Origin": origin} if origin else {}
    answer = shop_app.test_client().post(
        "/v1/session", json={"site_key": "shop"}, headers=headers
    )
    assert_error(answer, 403, "Origin")


def test_an_unknown_site_key_is_refused(shop_app):
    answer = shop_app.test_client().post(
        "/v1/session", json={"site_key": "demo"}, headers={"Origin": ORIGIN}
    )
    assert_error(answer, 403, "site_key")


def test_the_demo_key_works_on_the_servers_own_pages_alone(client):
    own = client.post(
        "/v1/session", json={"site_key": "demo"}, headers={"Origin": "http://localhost"}
    )
    assert own.json["user_id"].startswith("visitor-")
    other = client.post("/v1/session", json={"site_key": "demo"}, headers={"Origin": ORIGIN})
    assert_error(other, 403, "Origin")


def test_a_visitor_with_a_token_stays_the_same_visitor(shop_app):
    client = shop_app.test_client()
    first = client.post("/v1/session", json={"site_key": "shop"}, headers={"Origin": ORIGIN}).json
    again = client.post(
        "/v1/session",
        json={"site_key": "shop"},
        headers={"Origin": ORIGIN, "Authorization": f"Bearer {first['token']}"},
    ).json
    assert again["user_id"] == first["user_id"]


def test_a_known_shoppers_token_does_not_carry_over_to_a_visitor(client, auth):
    answer = client.post("/v1/session", json={}, headers=auth)
    assert answer.json["user_id"].startswith("visitor-")


def test_the_shops_jwt_makes_a_known_shopper(shop_app):
    answer = shop_app.test_client().post("/v1/session", json={"jwt": shop_jwt()})
    assert answer.json["user_id"] == "ana"


@pytest.mark.parametrize(
    "token",
    [
        "nonsense",
        shop_jwt(key="somebody else's secret, long enough for HS256"),
        shop_jwt(exp=datetime.now(UTC) - timedelta(minutes=1)),
        shop_jwt(sub="x" * 257),
        shop_jwt(sub=""),
        jwt.encode({"sub": "ana"}, None, algorithm="none"),
        jwt.encode({"name": "ana"}, SHOP_SECRET, algorithm="HS256"),
    ],
)
def test_a_jwt_the_shop_did_not_sign_or_that_has_expired_is_refused(shop_app, token):
    assert_error(shop_app.test_client().post("/v1/session", json={"jwt": token}), 401, "jwt")


def test_a_user_id_is_at_most_256_characters(client):
    assert client.post("/v1/session", json={"user_id": "x" * 256}).status_code == 200
    assert_error(client.post("/v1/session", json={"user_id": "x" * 257}), 422, "user_id")
    assert_error(client.post("/v1/session", json={"user_id": 900}), 422, "user_id")
    assert_error(client.post("/v1/session", json={"user_id": "a\nb"}), 422, "user_id")


@pytest.mark.parametrize(
    "header",
    [
        None,
        "Bearer",
        "Bearer nonsense",
        "Basic OTAwOg==",
        f"Bearer {shop_jwt()}",
        f"Bearer {shop_jwt(key=SECRET)}",
    ],
)
def test_shopper_routes_want_a_session_token(client, header):
    headers = {"Authorization": header} if header else {}
    for method, path in [
        ("POST", "/v1/chat"),
        ("POST", "/v1/chat/completions"),
        ("POST", "/v1/events"),
        ("POST", "/v1/feedback"),
        ("GET", "/v1/recommendations"),
        ("GET", "/v1/profile"),
        ("PATCH", "/v1/profile"),
        ("DELETE", "/v1/profile"),
        ("GET", "/v1/profile/export"),
        ("DELETE", "/v1/profile/facts/1"),
        ("PUT", "/v1/consent"),
    ]:
        answer = client.open(path, method=method, headers=headers, json={})
        assert_error(answer, 401, "Authorization")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_an_expired_token_says_so(client):
    token = issue_token(SECRET, "900", datetime.now(UTC) - timedelta(hours=2), 3600)
    answer = client.get("/v1/recommendations", headers={"Authorization": f"Bearer {token}"})
    assert_error(answer, 401, "Authorization")
    assert "expired" in answer.json["error"]["message"]


def test_a_drawn_secret_is_kept_and_is_its_owners_alone(tmp_path):
    config = Config(home=tmp_path / "home")
    secret = installation_secret(config)
    assert len(secret) >= 32
    assert installation_secret(config) == secret
    assert stat.S_IMODE((tmp_path / "home" / "secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret"]
    with pytest.raises(AuthError):
        read_token(SECRET, issue_token(secret, "900", datetime.now(UTC), 60))


def test_site_keys_are_read_with_their_origins():
    keys = parse_site_keys("a=https://one.example|http://LOCALHOST:8080/, b=https://two.example")
    assert keys == {
        "a": {"https://one.example", "http://localhost:8080"},
        "b": {"https://two.example"},
    }
    assert parse_site_keys("") == {}


@pytest.mark.parametrize("text", ["a", "a=", "=https://x", "a=x.example", "a=https://x/path"])
def test_a_site_key_that_cannot_be_read_names_the_setting(text):
    with pytest.raises(ConfigError, match="SHOPTALK_SITE_KEYS"):
        parse_site_keys(text)
