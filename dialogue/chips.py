"""What a shopper may answer with one touch: the suggestions beside a reply, in its language."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from dialogue.recall import ASKING, DOUBTING
from dialogue.situation import Plan

_CHINESE = MappingProxyType({
    "Yes, that's fine": "是的", "No, keep it as it was": "不，还按原来的",
    "Yes, remember it": "好的，记住吧", "No, thanks": "不用了，谢谢",
    "Yes, you may": "好的，可以", "Remember it for next time": "帮我记下来吧",
    "Why this one?": "为什么推荐这个？", "Something cheaper": "便宜一点的",
    "Something else": "换一个", "Surprise me": "随便推荐一个",
    "What do you know about me?": "你记得我什么？", "Stop remembering": "别再记我的信息了",
    "Stop keeping my health details": "别再记我的健康信息了",
    "Stop noting my moods": "别再记我的心情了",
    "Stop learning from my messages": "别再用我的消息学习",
})  # fmt: skip
_YES_OR_NO = frozenset({"mood_ask", "training_ask"})


def chips(made: Plan) -> tuple[str, ...]:
    """The suggestions that go with a plan, in English."""
    said = {made.act, made.closer}
    if made.act == DOUBTING:
        return ("Yes, that's fine", "No, keep it as it was")
    if said & _YES_OR_NO:
        return ("Yes, you may", "No, thanks")
    if said & ASKING:
        return ("Yes, remember it", "No, thanks")
    if made.act == "noted_here":
        return ("Remember it for next time", "Surprise me")
    if made.act.startswith(("recommend", "alternative")):
        return ("Why this one?", "Something cheaper", "Something else")
    if made.act in {"why", "why_popular", "product", "compare", "compare_same"}:
        return ("Something cheaper", "Something else")
    if made.act in {"goodbye", "order_help", "human"}:
        return ()
    return ("Surprise me", "What do you know about me?")


def in_language(suggestions: Iterable[str], language: str) -> tuple[str, ...]:
    """The suggestions as they are typed in the language; one that is unknown stays English."""
    return tuple(_CHINESE.get(one, one) if language == "zh" else one for one in suggestions)
