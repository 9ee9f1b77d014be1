"""What diets and allergies leave out, and what in a catalogue vouches for a product.

The tables are words of product names, categories and ingredients, in English and Chinese. They err
on the side of leaving out too much: a catalogue seldom lists every ingredient, and a product left
out wrongly costs a sale, one put forward wrongly may cost more. Allergens follow Annex II of
Regulation (EU) No 1169/2011.
"""

from __future__ import annotations

MEAT = (
    "meat beef pork chicken turkey ham bacon sausage lamb veal duck goose frankfurter pepperoni "
    "salami jerky steak rib wing broth gelatin 肉 牛肉 猪肉 鸡 鸭 火腿 培根 香肠 羊肉 腊肠"
).split()
SEAFOOD = (
    "fish seafood shrimp prawn tuna salmon crab lobster anchovy tilapia cod oyster clam mussel "
    "scallop sushi 鱼 海鲜 虾 蟹 贝 鱿鱼 金枪鱼 三文鱼"
).split()
DAIRY = (
    "milk cheese yogurt yoghurt butter cream whey casein lactose ice-cream latte 牛奶 奶酪 芝士 "
    "酸奶 黄油 奶油 奶粉 乳"
).split()
EGG = "egg mayonnaise mayo meringue omelette 鸡蛋 蛋 蛋黄酱".split()
GLUTEN = (
    "gluten wheat barley rye spelt bread pasta flour cake cookie cracker bagel pizza cereal noodle "
    "bun roll muffin pastry donut biscuit beer 麸质 小麦 面包 面条 面粉 蛋糕 饼干 麦片 啤酒 方便面 拉面 意面 挂面 "
    "鸡蛋面 馒头 包子 饺子"
).split()
NUT = (
    "nut almond cashew pecan pistachio hazelnut walnut macadamia praline marzipan nougat granola "
    "坚果 杏仁 腰果 开心果 榛子 核桃"
).split()
PEANUT = "peanut groundnut satay 花生".split()
SHELLFISH = "shellfish shrimp prawn crab lobster clam oyster mussel scallop 虾 蟹 贝 蛤".split()
FISH = "fish tuna salmon tilapia cod anchovy sushi 鱼 金枪鱼 三文鱼".split()
SOY = "soy soya tofu edamame miso tempeh 大豆 黄豆 豆腐 豆奶 豆浆 酱油 生抽".split()
PORK = "pork ham bacon pepperoni salami sausage lard gelatin 猪肉 火腿 培根 香肠 腊肠".split()
ALCOHOL = "alcohol beer wine liquor vodka whiskey rum 酒 啤酒 葡萄酒 白酒".split()
SWEET = "sugar candy chocolate syrup soda cookie cake 糖 巧克力 糖浆 汽水".split()
HONEY = ["honey", "蜂蜜"]

DIETS: dict[str, tuple[str, ...]] = {
    "vegetarian": (*MEAT, *SEAFOOD),
    "vegan": (*MEAT, *SEAFOOD, *DAIRY, *EGG, *HONEY),
    "pescatarian": tuple(MEAT),
    "halal": (*PORK, *ALCOHOL),
    "kosher": (*PORK, *SHELLFISH),
    "gluten-free": tuple(GLUTEN),
    "lactose-free": tuple(DAIRY),
}
# An allergen, or what is not eaten, by each of the words that people use for it.
ALLERGENS: dict[str, tuple[str, ...]] = {
    "nut": (*NUT, *PEANUT), "tree nut": tuple(NUT), "peanut": tuple(PEANUT),
    "dairy": tuple(DAIRY), "milk": tuple(DAIRY), "lactose": tuple(DAIRY),
    "gluten": tuple(GLUTEN), "wheat": tuple(GLUTEN), "egg": tuple(EGG), "soy": tuple(SOY),
    "soya": tuple(SOY), "fish": tuple(FISH), "shellfish": tuple(SHELLFISH),
    "seafood": tuple(SEAFOOD), "meat": tuple(MEAT), "pork": tuple(PORK),
    "alcohol": tuple(ALCOHOL), "sugar": tuple(SWEET), "caffeine": ("coffee", "tea", "cola", "咖啡"),
    "坚果": (*NUT, *PEANUT), "花生": tuple(PEANUT), "牛奶": tuple(DAIRY), "奶制品": tuple(DAIRY),
    "乳糖": tuple(DAIRY), "麸质": tuple(GLUTEN), "小麦": tuple(GLUTEN), "鸡蛋": tuple(EGG),
    "大豆": tuple(SOY), "鱼": tuple(FISH), "海鲜": tuple(SEAFOOD), "虾": tuple(SHELLFISH),
    "贝类": tuple(SHELLFISH), "肉": tuple(MEAT), "猪肉": tuple(PORK), "酒": tuple(ALCOHOL),
}  # fmt: skip
# Conditions that a catalogue's words can honour; of others only the reply takes note.
CONDITIONS: dict[str, str] = {
    "gluten intolerance": "gluten", "麸质不耐": "麸质", "麸质不耐受": "麸质", "乳糜泻": "麸质",
    "gluten free": "gluten", "lactose free": "lactose", "gluten intolerant": "gluten",
    "coeliac": "gluten", "celiac": "gluten", "celiac disease": "gluten",
    "coeliac disease": "gluten", "lactose intolerant": "lactose",
    "lactose intolerance": "lactose", "乳糖不耐": "乳糖", "乳糖不耐受": "乳糖",
}  # fmt: skip
# The claim by which a product is vouched for, as attribute (claim: yes) or in its own name.
CLAIMS: dict[str, tuple[str, ...]] = {
    "vegan": ("vegan", "纯素"),
    "vegetarian": ("vegetarian", "vegan", "素食"),
    "halal": ("halal", "清真"),
    "kosher": ("kosher",),
    "gluten-free": ("gluten free", "无麸质"),
    "gluten": ("gluten free", "无麸质"),
    "wheat": ("gluten free", "wheat free", "无麸质"),
    "麸质": ("gluten free", "无麸质"),
    "lactose-free": ("lactose free", "dairy free", "vegan", "无乳糖"),
    "lactose": ("lactose free", "dairy free", "vegan", "无乳糖"),
    "乳糖": ("lactose free", "dairy free", "vegan", "无乳糖"),
    "milk": ("dairy free", "vegan"),
    "dairy": ("dairy free", "vegan"),
    "牛奶": ("dairy free", "vegan"),
    "egg": ("egg free", "vegan"),
    "鸡蛋": ("egg free", "vegan"),
    "nut": ("nut free", "无坚果"),
    "坚果": ("nut free", "无坚果"),
    "peanut": ("peanut free", "nut free"),
    "meat": ("vegan", "vegetarian"),
    "sugar": ("sugar free", "无糖"),
    "alcohol": ("alcohol free", "无酒精"),
    "caffeine": ("caffeine free", "decaf", "低因"),
}
# Words that look as if an allergen were their head or their start, and have none of it.
INNOCENT = frozenset(
    "donut doughnut butternut nutmeg coconut butterfly buttercup buttons creamer gingham graham "
    "fishing fisherman glutenfree beefeater chickenpox".split()
)
# What is called milk or butter and comes from a plant.
PLANT = (
    "peanut almond cashew hazelnut nut cocoa shea apple oat soy soya rice coconut pea hemp 花生 "
    "杏仁 燕麦 豆 椰"
).split()
# Words of what nobody eats: a diet does not speak of it.
NOT_EATEN = (
    "pet dog cat puppy kitten shampoo conditioner soap lotion hair skin hand face body nail "
    "laundry detergent cleaner toy book magazine candle card clothing shoe kitchenware 宠物 猫 狗 "
    "洗发水 护肤 护手霜 洗衣 玩具 图书 蜡烛 服装"
).split()
INGREDIENT_KEYS = frozenset("contains allergens ingredients may_contain 成分 配料 过敏原".split())
