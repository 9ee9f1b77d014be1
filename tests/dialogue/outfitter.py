"""An outfitter's shop with attributes and Chinese names, small enough to see every right answer."""

from __future__ import annotations

from decimal import Decimal

from dialogue.lexicon import build_lexicon
from recsys.types import Product


def _product(
    item_id: str, names: str, categories: str, brand: str, price: str, **attributes: str
) -> Product:
    name, name_zh = names.split("|")
    category, category_zh = categories.split("|")
    told = {**attributes, "name_zh": name_zh, "category_zh": category_zh}
    return Product(item_id, name, category, brand, Decimal(price), attributes=told)


PRODUCTS = {
    one.item_id: one
    for one in (
        _product("red", "Red enamel cup|红色搪瓷杯", "Tableware|餐具", "Nestlé", "8.00",
                 colour="red"),
        _product("blue", "Blue enamel cup|蓝色搪瓷杯", "Tableware|餐具", "Ocean & Co", "9.00",
                 colour="blue"),
        _product("coat", "Rain jacket, black|黑色雨衣", "Clothing|服装", "Nordly", "60.00",
                 colour="black", waterproof="yes"),
        _product("scarf", "Silk scarf|真丝围巾", "Clothing|服装", "Nordly", "30.00",
                 material="silk"),
        _product("decaf", "Ground coffee|咖啡粉", "Coffee|咖啡", "Nestlé", "6.00",
                 caffeine="no", roast="dark"),
        _product("candy", "Ginger candy|姜糖", "Sweets|糖果", "Ocean & Co", "2.00",
                 taste="spicy", sugar_free="yes"),
        _product("nuts", "Trail mix|混合坚果", "Snacks|零食", "Ocean & Co", "4.00",
                 contains="nuts", taste="sweet"),
        _product("kibble", "Dry dog food, 2 kg|狗粮 2公斤", "Pet food|宠物食品", "Pawly", "12.00",
                 **{"for": "dog", "size": "2 kg"}),
    )
}  # fmt: skip
LEXICON = build_lexicon(PRODUCTS.values())
