"""What is surely sweet: sugar, sweets, sweetened drinks, honey, syrup and sweet bakery goods.

Told by names and categories alone. Where those say that it is made without sugar, it is not.
"""

from __future__ import annotations

import re

_DRINKS = (
    r"(?:soda|pop|cola|coke|pepsi|sprite|fanta|lemonade|root beer|ginger ale|soft drink|"
    r"energy drink|fizzy drink)s?"
)
_SWEET = re.compile(
    r"\b(?:sugars?|candy|candies|sweets|confectionery|lollipops?|gumm(?:y|ies) (?:bears?|worms?)|"
    r"jelly beans?|marshmallows?|caramels?|toffees?|fudge|li[ck]orice|liquorice|bubble ?gum|"
    r"honey|syrups?|molasses|treacle|agave|frosting|icing|jams?|jell(?:y|ies)|marmalades?|"
    r"(?:cup|cheese)?cakes?|cookies?|brownies?|do(?:ugh)?nuts?|pastr(?:y|ies)|gingerbread|"
    r"macarons?|baklava|cinnamon (?:rolls?|buns?)|[eé]clairs?|tiramisu|desserts?|ice[ -]?creams?|"
    r"(?:apple|cherry|pumpkin|pecan|key lime|blueberry|peach|lemon meringue) pies?|sorbets?|"
    rf"gelato|popsicles?|sweet tea|{_DRINKS})\b|"
    r"白糖|砂糖|红糖|黑糖|冰糖|蔗糖|方糖|麦芽糖|糖果|奶糖|软糖|硬糖|水果糖|棒棒糖|棉花糖|太妃糖|口香糖|糖浆|蜂蜜|蜜饯|"
    r"果脯|果酱|汽水|可乐|雪碧|芬达|碳酸饮料|蛋糕|曲奇|甜甜圈|泡芙|月饼|蛋挞|甜点|甜品|冰淇淋|冰激凌|雪糕",
    re.IGNORECASE,
)
# What is called after something sweet and is none of it.
_LOOKALIKE = re.compile(
    r"\bsugar[ -]?snap\w*|\bsugar (?:peas?|beets?)|\b(?:low|less|reduced)[ -]sugar|"
    r"\bhoney[ -](?:mustard|ham|roast\w*|glazed|bbq)|\b(?:crab|fish|rice|corn|potato)[ -]?cakes?|"
    r"\b(?:baking|club) soda|\bsoda water|\bpop[ -]?corn|\bpop[ -]tops?|\bicing on\b",
    re.IGNORECASE,
)
# Made without sugar; "diet" and "zero" say so of a drink only.
_UNSWEETENED = re.compile(
    r"\bsugar[ -]?free|\b(?:no|without|zero)[ -](?:added[ -])?sugars?|\bunsweetened\b|"
    r"\bsugarless\b|\bketo(?:genic)?\b|无糖|零糖|0糖|无蔗糖|不加糖|未加糖|零度|生酮|"
    rf"\b(?:diet|zero|max)\b[^\n]*\b{_DRINKS}\b|\b{_DRINKS}\b[^\n]*\b(?:diet|zero|max)\b",
    re.IGNORECASE,
)
_NOT_EATEN = re.compile(
    r"\b(?:pets?|dogs?|cats?|shampoo|conditioner|soaps?|lotion|body|hair|skin|hand cream|lip balm|"
    r"scrub|candles?|toys?|books?|cookbooks?|novels?|pans?|moulds?|cutters?|t-shirts?|shirts?|"
    r"clothing|scented)\b|宠物|猫|狗|洗发|护肤|玩具|图书|蜡烛|模具|"
    r"服装",
    re.IGNORECASE,
)


def is_sweet(text: str) -> bool:
    """Whether the name and category in `text` are those of something sweet through and through."""
    said = _LOOKALIKE.sub(" ", text)
    return bool(_SWEET.search(said)) and not (_UNSWEETENED.search(text) or _NOT_EATEN.search(text))
