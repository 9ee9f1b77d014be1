from dialogue.relevance import relevant
from dialogue.types import Act, Wish
from recsys.types import Constraints

ASKED = Wish(Constraints(categories=("Tea",), excluded_items=("cup",)), "tea")


def test_talk_asks_for_no_goods() -> None:
    act = relevant(Act("state_preference", ASKED, references=("cup",), recipient="mother"))
    assert (act.wish, act.references, act.recipient) == (Wish(), (), "")


def test_a_request_keeps_all_of_it() -> None:
    act = Act("refine", ASKED, references=("cup",), recipient="mother", occasion="picnic")
    assert relevant(act) == act


def test_a_question_on_what_is_pointed_at_asks_for_nothing_else() -> None:
    assert relevant(Act("ask_product", ASKED, references=("cup",))).wish == Wish()
    assert relevant(Act("ask_product", ASKED)).constraints.categories == ("Tea",)


def test_a_rejection_keeps_what_is_ruled_out() -> None:
    no = Wish(Constraints(categories=("Tea",), excluded_attributes={"taste": "sweet"}))
    asked = relevant(Act("feedback_negative", no)).constraints
    assert asked == Constraints(excluded_attributes={"taste": "sweet"})
