"""The demo store as a shopper walks through it, in a real browser against a real server."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.e2e.conftest import Store
from tests.e2e.toy_shop import BAKERY, DAIRY

pytestmark = pytest.mark.browser


def become(page: Any, store: Store, household: str) -> None:
    """Opens the store and chooses the household in the picker."""
    page.goto(store.url)
    page.click("#shopper")
    page.fill("#shopper-search", f"household {household}")
    with page.expect_response("**/v1/recommendations*"):
        page.click(f'#shoppers [data-user="{household}"]')
    page.wait_for_selector("#picks:not([aria-busy]) .card")


def picked(page: Any) -> list[str]:
    names: list[str] = page.locator("#picks .card .name").all_inner_texts()
    return names


def wait_for_news(page: Any, because: str) -> None:
    """Waits until the suggestions have followed what the shopper did."""
    page.wait_for_function(
        "because => document.querySelector('#picks-note').textContent.includes(because)",
        arg=because,
    )


def test_a_household_is_shown_what_it_likes_and_why(page: Any, store: Store) -> None:
    become(page, store, "2")
    assert set(picked(page)[:3]) <= set(BAKERY)
    reason = page.inner_text("#picks .card .why summary >> nth=0")
    assert any(name in reason for name in BAKERY), reason
    page.click("#picks .card .why summary >> nth=0")
    shares = page.locator("#picks .card >> nth=0").locator(".percent").all_inner_texts()
    assert shares and all(re.fullmatch(r"(\d+|< 1) %", share) for share in shares)


def test_two_households_are_shown_different_things(page: Any, store: Store) -> None:
    become(page, store, "3")
    assert set(picked(page)[:3]) <= set(DAIRY)


def test_browsing_counts_from_the_first_click(page: Any, store: Store) -> None:
    page.goto(store.url)
    page.wait_for_selector("#picks .card")
    user_id = page.evaluate("async () => (await Shoptalk.shopper()).userId")
    assert user_id.startswith("visitor-")
    page.click("#departments button >> text=Dairy")
    page.click("#listing .card .name >> text=Shredded cheese")
    page.wait_for_selector("#item h1 >> text=Shredded cheese")
    wait_for_news(page, "you looked at Shredded cheese")
    assert ("view", "d1") in [(event.kind, event.item_id) for event in store.events(user_id)]
    page.click("#item .trail button")
    assert picked(page)[0] in DAIRY
    reasons = page.locator("#picks .card .why").all_inner_texts()
    assert any("Shredded cheese" in reason for reason in reasons), reasons


def test_a_purchase_is_reported_with_price_and_quantity(page: Any, store: Store) -> None:
    become(page, store, "4")
    page.fill(".search input", "bagels")
    page.press(".search input", "Enter")
    page.wait_for_selector("#listing-title >> text=bagels")
    page.click("#listing .card .add")
    page.click("#basket-button")
    page.click('#basket [aria-label="One more of Bagels"]')
    assert page.inner_text("#basket .total b") == "$8.50"
    page.click("#buy")
    assert "Thank you" in page.inner_text("#basket .thanks")
    assert page.inner_text("#basket-count") == "0"
    # The suggestions follow only when the purchase has been acknowledged.
    wait_for_news(page, "you bought something")
    last = [event for event in store.events("4") if event.kind == "purchase"][-1]
    assert (last.item_id, last.quantity, str(last.value)) == ("b3", 2.0, "4.25")


def test_the_last_click_is_reported_when_the_page_is_left(page: Any, store: Store) -> None:
    become(page, store, "5")
    page.click("#listing .card .add >> nth=0")
    item_id = page.get_attribute("#listing .card >> nth=0", "data-item")
    page.goto(f"{store.url}/health/live")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if ("cart", item_id) in [(event.kind, event.item_id) for event in store.events("5")]:
            return
        page.wait_for_timeout(50)
    pytest.fail("the click did not reach the server")


def test_the_chat_answers_with_products_and_reasons(page: Any, store: Store) -> None:
    become(page, store, "6")
    page.click("shoptalk-chat .launcher")
    page.keyboard.type("What would you suggest for me?")
    page.keyboard.press("Enter")
    page.wait_for_selector("shoptalk-chat .turn.assistant .chips")
    answer = page.inner_text("shoptalk-chat .turn.assistant .bubble >> nth=-1")
    cards = page.locator("shoptalk-chat .card .name").all_inner_texts()
    assert cards and cards[0] in answer
    assert page.inner_text("shoptalk-chat .source") == "template"
    assert page.inner_text("shoptalk-chat [role=status]") == answer
    page.click("shoptalk-chat .card .name >> nth=0")
    page.wait_for_selector(f"#item h1 >> text={cards[0]}")


def test_the_chat_keeps_its_place_but_not_for_another_shopper(page: Any, store: Store) -> None:
    become(page, store, "8")
    page.evaluate("Shoptalk.ask('Something cheaper')")
    page.wait_for_selector("shoptalk-chat .turn.assistant .chips")
    page.reload()
    page.wait_for_selector("shoptalk-chat .turn.user")
    page.click("shoptalk-chat [aria-label='Close chat']")
    page.click("#shopper")
    with page.expect_response("**/v1/session"):
        page.click('#shoppers [data-user="9"]')
    page.click("shoptalk-chat .launcher")
    page.wait_for_selector("shoptalk-chat .turn.assistant")
    assert page.locator("shoptalk-chat .turn.user").count() == 0


def test_the_keyboard_is_enough(page: Any, store: Store) -> None:
    page.goto(store.url)
    page.wait_for_selector("shoptalk-chat .launcher")
    page.focus("shoptalk-chat .launcher")
    page.keyboard.press("Enter")
    focused = "document.querySelector('shoptalk-chat').shadowRoot.activeElement"
    assert page.evaluate(f"{focused}.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    assert page.is_hidden("shoptalk-chat .panel")
    assert page.evaluate(f"{focused}.className") == "launcher"


def test_markup_stays_text(page: Any, store: Store) -> None:
    page.goto(store.url)
    page.wait_for_selector("shoptalk-chat .launcher")
    words = "<img src=x onerror=alert(1)>"
    page.evaluate("words => Shoptalk.ask(words)", words)
    assert page.inner_text("shoptalk-chat .turn.user") == words
    assert page.locator("shoptalk-chat .turn.user img").count() == 0


def test_a_phone_needs_no_sideways_scrolling(page: Any, store: Store) -> None:
    page.set_viewport_size({"width": 375, "height": 780})
    page.goto(store.url)
    page.wait_for_selector("#listing .card")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.click("shoptalk-chat .launcher")
    box = page.locator("shoptalk-chat .panel").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (375, 780)


@pytest.mark.parametrize("status", [429, 500])
def test_trouble_is_told_in_words_and_can_be_tried_again(
    page: Any, store: Store, status: int
) -> None:
    failures = iter([status] * (2 if status == 429 else 1))

    def answer(route: Any) -> None:
        failure = next(failures, None)
        if failure is None:
            route.continue_()
            return
        body = '{"error": {"code": "busy", "message": "no"}}'
        headers = {"Retry-After": "1", "Content-Type": "application/json"}
        route.fulfill(status=failure, body=body, headers=headers)

    page.route("**/v1/chat", answer)
    page.goto(store.url)
    page.evaluate("Shoptalk.ask('hello')")
    if status == 429:
        page.wait_for_selector("shoptalk-chat .notice >> text=Trying again in 1 s")
    page.click("shoptalk-chat .problem .chip")
    page.wait_for_selector("shoptalk-chat .turn.assistant .chips")
    assert page.locator("shoptalk-chat .problem").count() == 0
    assert page.locator("shoptalk-chat .turn.user").count() == 1
