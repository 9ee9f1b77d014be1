"""What of an act its intent makes matter: who says what they love asks for none of it."""

from __future__ import annotations

from dataclasses import replace

from dialogue.types import Act, Wish
from recsys.types import Constraints

# Talk that asks for no goods, whatever goods it names.
_TALK = frozenset(
    {"greet", "state_fact", "state_preference", "set_tone", "ask_memory", "forget", "order_help",
     "chitchat", "out_of_scope", "goodbye"}
)  # fmt: skip
_SHOPPING = frozenset({"ask_recommendation", "refine", "compare", "ask_product"})


def relevant(act: Act) -> Act:
    """`act` without the wishes, references and people that its intent does not speak of."""
    if act.intent in _TALK:
        return replace(act, wish=Wish(), references=(), recipient="", occasion="")
    if act.intent not in _SHOPPING:
        act = replace(act, recipient="", occasion="")
    if act.intent == "ask_why" or (act.intent == "feedback_positive" and act.references):
        return replace(act, wish=Wish())
    if act.intent == "feedback_negative":
        return replace(act, wish=replace(act.wish, constraints=_refusals(act.wish)))
    if act.intent in ("ask_product", "compare"):  # what is pointed at needs no other words
        return replace(act, wish=Wish() if act.references else _nothing_refused(act.wish))
    return act


def _refusals(wish: Wish) -> Constraints:
    """What is ruled out, prices and sizes: "no, too sweet" asks for no goods by name."""
    asked = wish.constraints
    return replace(asked, items=asked.items if wish.size else (), categories=(), brands=(),
                   attributes={}, about="", excluded_items=())  # fmt: skip


def _nothing_refused(wish: Wish) -> Wish:
    return replace(wish, constraints=replace(wish.constraints, excluded_items=()))
