"""The widget on a page of a shop: another origin, rude styles, a strict content policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest

from engine.config import Config
from tests.e2e.conftest import SECRET, Store, serving
from tests.e2e.toy_shop import BAKERY

pytestmark = pytest.mark.browser

SHOP_SECRET = "what the shop signs its own tokens with"
PAGE = """<!doctype html><title>A shop</title>
<style nonce="n">* {{ letter-spacing: 9px; color: red !important; display: inline }}</style>
<h1>A shop</h1><a href="/other">other page</a>
<script src="{server}/widget.js" data-site-key="shop" data-accent="#ffcc33" {more}></script>
<p>Text after the tag.</p>"""
POLICY = (
    "default-src 'none'; script-src {server}; connect-src {server}; style-src 'nonce-n';"
    " require-trusted-types-for 'script'"
)
ANSWERED = "shoptalk-chat .turn.assistant .chips"


@dataclass(slots=True)
class Shop:
    """A shop's own web server; `more` goes into its script tag."""

    url: str
    server: str = ""
    more: str = ""


@pytest.fixture(scope="module")
def running_shop() -> Iterator[Shop]:
    here = Shop("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.format(server=here.server, more=here.more).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY.format(server=here.server))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: Any) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.url = f"http://127.0.0.1:{web.server_port}"
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield here
    web.shutdown()
    web.server_close()


@pytest.fixture(scope="module")
def talk(running_shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    config = Config(
        home=tmp_path_factory.mktemp("talk"),
        secret=SECRET,
        jwt_secret=SHOP_SECRET,
        site_keys=f"shop={running_shop.url}",
    )
    with serving(config) as store:
        yield store


@pytest.fixture
def shop(running_shop: Shop, talk: Store) -> Shop:
    running_shop.server, running_shop.more = talk.url, ""
    return running_shop


def signed(user_id: str) -> str:
    return jwt.encode({"sub": user_id}, SHOP_SECRET, algorithm="HS256")


def user_of(page: Any) -> str:
    user_id: str = page.evaluate("async () => (await Shoptalk.shopper()).userId")
    return user_id


def test_an_anonymous_visitor_chats_and_stays_the_same_on_the_next_page(
    page: Any, shop: Shop
) -> None:
    page.goto(shop.url)
    page.click("shoptalk-chat .launcher")
    page.keyboard.type("What is popular here?")
    page.keyboard.press("Enter")
    page.wait_for_selector(ANSWERED)
    visitor = user_of(page)
    assert visitor.startswith("visitor-")
    page.goto(f"{shop.url}/other")
    page.wait_for_selector("shoptalk-chat .turn.user")
    assert user_of(page) == visitor
    page.evaluate("Shoptalk.ask('Something cheaper')")
    page.wait_for_selector(f"{ANSWERED} >> nth=0")
    assert page.locator("shoptalk-chat .turn.user").count() == 2


def test_the_shops_styles_stay_outside(page: Any, shop: Shop) -> None:
    page.goto(shop.url)
    page.click("shoptalk-chat .launcher")
    style = "element => [getComputedStyle(element).letterSpacing, getComputedStyle(element).color]"
    bubble = page.locator("shoptalk-chat .bubble").first
    assert bubble.evaluate(style) == ["normal", "rgb(42, 37, 33)"]
    accent = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("shoptalk-chat .send").evaluate(accent) == "rgb(255, 204, 51)"
    # Black reads better on yellow than white does.
    assert page.locator("shoptalk-chat .send").evaluate(style)[1] == "rgb(0, 0, 0)"


def test_the_shops_signed_token_makes_a_known_shopper(page: Any, shop: Shop) -> None:
    shop.more = f'data-user-jwt="{signed("2")}"'
    page.goto(shop.url)
    assert user_of(page) == "2"
    page.evaluate("Shoptalk.ask('What would you suggest for me?')")
    page.wait_for_selector(ANSWERED)
    assert page.inner_text("shoptalk-chat .card .name >> nth=0") in BAKERY


def test_a_change_of_shopper_begins_a_new_conversation(page: Any, shop: Shop) -> None:
    page.goto(shop.url)
    page.evaluate("Shoptalk.ask('hello')")
    page.wait_for_selector(ANSWERED)
    found = page.evaluate("token => Shoptalk.identify(token)", signed("7"))
    assert found == {"userId": "7"}
    assert page.locator("shoptalk-chat .turn.user").count() == 0


def test_a_bare_user_id_is_not_believed(page: Any, shop: Shop) -> None:
    page.goto(shop.url)
    refused = "Shoptalk.identify({ userId: '2' }).then(() => 0, (error) => error.status)"
    assert page.evaluate(refused) == 403


def test_the_page_hears_which_product_was_chosen(page: Any, shop: Shop) -> None:
    page.goto(shop.url)
    heard = """() => { window.chosen = []; Shoptalk.on("product", (event) => {
        event.preventDefault(); chosen.push(event.detail.product.name); }); }"""
    page.evaluate(heard)
    page.evaluate("Shoptalk.ask('What is popular here?')")
    page.wait_for_selector(ANSWERED)
    page.click("shoptalk-chat .card .name >> nth=0")
    name = page.inner_text("shoptalk-chat .card .name >> nth=0")
    assert page.evaluate("chosen") == [name]
