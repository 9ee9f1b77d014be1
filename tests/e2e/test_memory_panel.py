"""The panel "What I know about you": see, correct, delete, agree, take along and erase."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.e2e.conftest import Store

pytestmark = pytest.mark.browser

CHAT = "shoptalk-chat"
OPENER = f"{CHAT} .head [aria-label='What I know about you']"
PANEL = f"{CHAT} .memory-panel"
FOCUSED = f"document.querySelector('{CHAT}').shadowRoot.activeElement"
# Whom it is about, the predicate, the object.
FACTS = [
    ("shopper", "likes", "dark coffee"),
    ("shopper", "allergy", "peanuts"),
    ("mother", "likes", "green tea"),
]
TELL = """async (facts) => {
  const send = (method, path, body) =>
    Shoptalk.request("/v1/" + path, { method, body: JSON.stringify(body) });
  for (const purpose of ["personalise", "health"]) {
    await send("PUT", "consent", { purpose, granted: true });
  }
  await send("PATCH", "profile", { facts });
}"""


def become(page: Any, store: Store, user: str) -> None:
    """Opens the store as that shopper, who has told the facts above."""
    page.goto(store.url)
    page.wait_for_selector(f"{CHAT} .launcher")
    page.evaluate("userId => Shoptalk.identify({ userId })", user)
    told = [dict(zip(("subject", "predicate", "object"), fact)) for fact in FACTS]
    page.evaluate(TELL, told)


def look(page: Any) -> None:
    """Opens the chat and the panel in it."""
    page.click(f"{CHAT} .launcher")
    page.click(OPENER)
    page.wait_for_selector(f"{PANEL} .switch")


def profile(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "async () => (await Shoptalk.request('/v1/profile')).json()"
    )
    return found


def told(page: Any) -> set[tuple[str, str, str]]:
    """The facts the server has."""
    return {(one["subject"], one["predicate"], one["object"]) for one in profile(page)["facts"]}


def sentences(page: Any) -> list[str]:
    """The facts the panel shows, without where they come from."""
    lines: list[str] = page.locator(f"{PANEL} .facts li > p").all_inner_texts()
    return [line.split("\n")[0] for line in lines]


def test_the_facts_are_told_by_person_with_their_source(page: Any, store: Store) -> None:
    become(page, store, "sees")
    look(page)
    assert page.locator(f"{PANEL} h4").all_inner_texts() == ["About you", "About your mother"]
    assert sentences(page) == [
        "You like dark coffee",
        "You are allergic to peanuts",
        "Your mother likes green tea",
    ]
    sources = page.locator(f"{PANEL} .facts small").all_inner_texts()
    assert all(source.startswith("you entered it here on ") for source in sources)
    states = page.locator(f"{PANEL} .switch").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-checked'))"
    )
    assert states == ["true", "true", "false", "false"]


def test_a_stranger_is_told_that_nothing_is_known(page: Any, store: Store) -> None:
    page.goto(store.url)
    look(page)
    assert "Nothing yet" in page.inner_text(PANEL)
    assert page.locator(f"{PANEL} .facts, {PANEL} h4").count() == 0


def test_escape_leaves_the_panel_and_then_the_chat(page: Any, store: Store) -> None:
    page.goto(store.url)
    look(page)
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "Back to the chat"
    page.keyboard.press("Escape")
    assert page.is_hidden(PANEL) and page.is_visible(f"{CHAT} .log")
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "What I know about you"
    page.keyboard.press("Enter")
    page.click(f"{PANEL} [aria-label='Back to the chat']")
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "What I know about you"
    page.keyboard.press("Escape")
    assert page.is_hidden(f"{CHAT} .panel")


def test_a_deleted_fact_is_gone_at_once_and_can_be_brought_back(page: Any, store: Store) -> None:
    become(page, store, "deletes")
    look(page)
    page.focus(f"{PANEL} [aria-label='Forget: You like dark coffee']")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} .gone >> text=Forgotten: You like dark coffee")
    assert told(page) == set(FACTS[1:])
    assert page.evaluate(f"{FOCUSED}.textContent") == "Undo"
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} .said >> text=Remembered again")
    assert told(page) == set(FACTS)
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "Forget: You like dark coffee"


def test_undo_is_offered_for_some_seconds_only(page: Any, store: Store) -> None:
    become(page, store, "deletes for good")
    page.clock.install()
    look(page)
    page.click(f"{PANEL} [aria-label='Forget: Your mother likes green tea']")
    page.wait_for_selector(f"{PANEL} .gone")
    page.mouse.move(0, 0)
    page.clock.fast_forward(9000)
    page.wait_for_selector(f"{PANEL} .gone", state="detached")
    assert page.locator(f"{PANEL} h4").all_inner_texts() == ["About you"]
    assert told(page) == set(FACTS[:2])


def test_a_value_is_corrected_and_escape_gives_the_change_up(page: Any, store: Store) -> None:
    become(page, store, "corrects")
    look(page)
    page.click(f"{PANEL} [aria-label='Change: You like dark coffee']")
    assert page.input_value(f"{PANEL} .field") == "dark coffee"
    page.keyboard.press("Escape")
    assert page.is_visible(PANEL) and page.locator(f"{PANEL} .field").count() == 0
    page.keyboard.press("Enter")
    page.fill(f"{PANEL} .field", "mild coffee")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} .said >> text=Noted: You like mild coffee")
    assert told(page) == {("shopper", "likes", "mild coffee"), *FACTS[1:]}
    assert "You like mild coffee" in sentences(page)
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "Change: You like mild coffee"


def test_one_click_withdraws_and_erases_and_one_click_gives(page: Any, store: Store) -> None:
    become(page, store, "withdraws")
    look(page)
    health = page.get_by_role("switch", name="Health details")
    assert "erases every one" in page.inner_text(f"{PANEL} #about-health")
    health.focus()
    page.keyboard.press("Space")
    page.wait_for_selector(f"{PANEL} .said >> text=“Health details” is off")
    assert sentences(page) == ["You like dark coffee", "Your mother likes green tea"]
    assert not profile(page)["consents"]["health"]
    assert told(page) == {FACTS[0], FACTS[2]}
    assert health.get_attribute("aria-checked") == "false"
    page.keyboard.press("Space")
    page.wait_for_selector(f"{PANEL} .said >> text=“Health details” is on")
    assert profile(page)["consents"]["health"]
    assert told(page) == {FACTS[0], FACTS[2]}


def test_the_export_is_downloaded(page: Any, store: Store) -> None:
    become(page, store, "takes along")
    look(page)
    with page.expect_download() as waiting:
        page.click(f"{PANEL} [data-key=download]")
    assert waiting.value.suggested_filename.endswith(".jsonld")
    document = json.loads(waiting.value.path().read_text())
    assert document["@type"] == "DataFeed"
    assert "peanuts" in json.dumps(document)


def test_everything_is_erased_after_one_confirmation(page: Any, store: Store) -> None:
    become(page, store, "erases")
    page.evaluate("Shoptalk.ask('What is popular here?')")
    page.wait_for_selector(f"{CHAT} .turn.assistant .chips")
    page.click(OPENER)
    page.click(f"{PANEL} [data-key=ask]")
    assert page.evaluate(f"{FOCUSED}.textContent") == "No, keep it"
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Erase everything"
    assert told(page) == set(FACTS)
    page.keyboard.press("Enter")
    page.click(f"{PANEL} [data-key=erase]")
    page.wait_for_selector(f"{PANEL} .receipt")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Everything is erased"
    receipt = page.locator(f"{PANEL} .receipt li").all_inner_texts()
    assert {"3 things you told me", "2 messages", "1 conversation"} <= set(receipt)
    assert told(page) == set() and not profile(page)["consents"]["personalise"]
    page.click(f"{PANEL} [data-key=back]")
    assert page.locator(f"{CHAT} .turn.user").count() == 0


def test_the_line_that_notes_a_fact_leads_to_the_panel(page: Any, store: Store) -> None:
    become(page, store, "is noted")
    page.evaluate("Shoptalk.ask('I like soup')")
    page.click(f"{CHAT} .memory .link")
    page.wait_for_selector(f"{PANEL} .facts >> text=You like soup")
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.className") == "link"


def test_what_behaviour_shows_has_a_part_of_its_own(page: Any, store: Store) -> None:
    become(page, store, "2")
    look(page)
    part = page.locator(f"{PANEL} section", has_text="From what you look at and buy (not stored)")
    shown = part.locator("li").all_inner_texts()
    words = [one["words"] for one in profile(page)["inferred"]]
    assert [line.casefold() for line in shown] == [f"{one}.".casefold() for one in words]
    assert any("Bakery" in line for line in shown), shown
    assert part.locator("button").count() == 0


def test_trouble_is_told_in_words(page: Any, store: Store) -> None:
    become(page, store, "has trouble")
    page.route("**/v1/profile*", lambda route: route.fulfill(status=500, body="{}"), times=1)
    page.click(f"{CHAT} .launcher")
    page.click(OPENER)
    page.wait_for_selector(f"{PANEL} [role=alert] >> text=Something went wrong in the shop.")
    page.click(f"{PANEL} [data-key=retry]")
    page.wait_for_selector(f"{PANEL} .switch")
    page.evaluate(
        "Shoptalk.request('/v1/consent', { method: 'PUT',"
        " body: JSON.stringify({ purpose: 'health', granted: false }) })"
    )
    page.click(f"{PANEL} [aria-label='Forget: You are allergic to peanuts']")
    page.wait_for_selector(f"{PANEL} .said >> text=That was gone already.")
    assert sentences(page) == ["You like dark coffee", "Your mother likes green tea"]


def test_a_fact_without_consent_cannot_come_back(page: Any, store: Store) -> None:
    become(page, store, "has no consent")
    look(page)
    page.click(f"{PANEL} [aria-label='Forget: You are allergic to peanuts']")
    page.wait_for_selector(f"{PANEL} .gone")
    page.evaluate(
        "Shoptalk.request('/v1/consent', { method: 'PUT',"
        " body: JSON.stringify({ purpose: 'health', granted: false }) })"
    )
    page.click(f"{PANEL} [data-key=undo]")
    page.wait_for_selector(f"{PANEL} [role=alert] >> text=first switch on “Health details”")


def test_another_shopper_does_not_see_the_panel(page: Any, store: Store) -> None:
    become(page, store, "leaves")
    look(page)
    page.evaluate("Shoptalk.identify({ userId: 'comes' })")
    assert page.is_hidden(PANEL)
    assert page.locator(f"{PANEL} .facts").count() == 0


def test_on_a_phone_the_panel_fills_the_screen_and_holds_the_focus(page: Any, store: Store) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    become(page, store, "on a phone")
    look(page)
    box = page.locator(PANEL).bounding_box()
    assert (round(box["width"]), round(box["height"])) == (390, 780)
    known = page.locator(f"{PANEL} .known")
    assert known.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Erase everything"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.ariaLabel") == "Back to the chat"
