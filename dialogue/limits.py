"""Price limits, by themselves or against what was shown: "under 30", "cheaper", 再高档一点."""

from __future__ import annotations

import re
from decimal import Decimal

from dialogue.prices import read_prices
from recsys.types import Product

CENT = Decimal("0.01")

_CHEAPER = re.compile(
    r"\b(?:cheaper|less (?:expensive|pricey|costly|money)|too (?:expensive|pricey|dear|much|steep|"
    r"rich for)|(?:lower|smaller|better) (?:price|budget)|more affordable|doesn't cost as much|"
    r"(?:bit |little |so )steep|costs? less|not (?:that|so|as) (?:expensive|pricey))\b|"
    r"便宜[点些一]|[更再]便宜|(?<!最)便宜的(?![这那])|太贵|有点贵|贵了|实惠[点些一]|更实惠|平价[点些一]|划算[点些一]|省钱[点些一]|"
    r"价格低|低一?点的?价|不那么贵|没那么贵|别那么贵|价位低",
    re.IGNORECASE,
)
_PRICIER = re.compile(
    r"\b(?:pricier|dearer|(?:more|less cheap|a bit more) (?:expensive|upmarket|upscale|premium|"
    r"luxur\w+|high[- ]end|posh)|fancier|nicer|posher|classier|splurge|higher[- ]end|"
    r"too cheap|better quality|step up|more of a treat)\b|"
    r"贵[点些]|贵一[点些]|[更再]贵|太便宜|高档[点些一]|档次[^,，。]{0,2}高|更高档|高级[点些一]|更高级|"
    r"好一?[点些]的|再好[点些]|上档次|价位高|拿得出手[点些一]",
    re.IGNORECASE,
)
# A question which one is cheaper asks for nothing cheaper.
_ASKS_WHICH = re.compile(
    r"\b(?:is|are) (?:the |that |this |it )?.{0,30}\b(?:cheaper|pricier|nicer|more expensive)\b"
    r"(?: (?:than|or)\b|\?)|\b(?:which|what)(?:'s| is| one| of| are)?.{0,25}\b(?:cheaper|pricier|"
    r"nicer|dearer|more expensive|less expensive)\b|哪[^,，。]{0,6}(?:便宜|贵|好)|why.{0,30}expensive|"
    r"为[什啥][^,，。]{0,12}贵|怎么[^,，。]{0,6}贵",
    re.IGNORECASE,
)


def read_limits(text: str, newest: Product | None) -> tuple[Decimal | None, Decimal | None, str]:
    """The lowest and the highest price asked for, also against `newest`, and the other words."""
    low, high, rest = read_prices(text)
    price = newest.price if newest else None
    if price is None or low is not None or high is not None or _ASKS_WHICH.search(rest):
        return low, high, rest
    if _CHEAPER.search(rest):
        return None, price - CENT, rest
    if _PRICIER.search(rest):
        return price + CENT, None, rest
    return None, None, rest
