"""What diets and allergies leave out, and what in a catalogue vouches for a product.

The tables are words of product names, categories and ingredients, in English and Chinese. They err
on the side of leaving out too much: a catalogue seldom lists every ingredient, and a product left
out wrongly costs a sale, one put forward wrongly may cost more. Allergens follow Annex II of
Regulation (EU) No 1169/2011.
"""

from __future__ import annotations

from collections.abc import Iterable

MEAT = (
    "meat beef pork chicken turkey ham bacon sausage lamb veal duck goose frankfurter pepperoni "
    "salami jerky steak rib wing broth gelatin 肉 牛肉 猪肉 鸡 鸭 火腿 培根 香肠 羊肉 腊肠"
).split()
FISH = "fish tuna salmon tilapia cod anchovy sushi 鱼 金枪鱼 三文鱼".split()
CRUSTACEAN = (
    "crustacean shellfish shrimp prawn crab lobster crayfish crawfish langoustine scampi krill "
    "甲壳 虾 蟹"
).split()
MOLLUSC = (
    "mollusc mollusk shellfish squid calamari octopus cuttlefish clam mussel oyster scallop cockle "
    "whelk periwinkle abalone conch snail escargot 软体动物 贝类 扇贝 贻贝 干贝 鲜贝 北极贝 瑶柱 青口 牡蛎 生蚝 蚝 蛤 "
    "蛏 蚌 鲍鱼 鱿鱼 章鱼 墨鱼 乌贼 八爪鱼 海螺 田螺 花螺 螺蛳 蜗牛"
).split()
SHELLFISH = [*CRUSTACEAN, *MOLLUSC]
SEAFOOD = ["seafood", "海鲜", *FISH, *SHELLFISH]
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
SOY = "soy soya tofu edamame miso tempeh 大豆 黄豆 豆腐 豆奶 豆浆 酱油 生抽".split()
SESAME = (
    "sesame tahini hummus houmous humus halva halvah halwa falafel zaatar za'atar gomasio furikake "
    "芝麻 麻酱 香油 麻油"
).split()
# Celery and mustard stand in stock and in dressings under no name of their own.
CELERY = (
    "celery celeriac mirepoix bouillon remoulade 芹"
).split() + ["stock cube", "vegetable stock", "vegetable broth", "vegetable juice", "浓汤宝"]
MUSTARD = (
    "mustard dijon piccalilli vinaigrette remoulade mayonnaise mayo wasabi 芥末 芥子 芥菜 蛋黄酱 沙拉酱"
).split() + ["salad dressing"]
LUPIN = "lupin lupine lupini 羽扇豆 鲁冰豆".split()
SULPHITE = (
    "sulphite sulfite metabisulphite metabisulfite e220 e221 e222 e223 e224 e226 e227 e228 wine "
    "champagne prosecco cava sangria vermouth sherry cider beer riesling rioja chardonnay merlot "
    "cabernet pinot sauvignon malbec shiraz zinfandel raisin sultana currant prune vinegar "
    "balsamic sauerkraut molasses 亚硫酸 二氧化硫 葡萄酒 红酒 干红 干白 香槟 果酒 啤酒 果干 葡萄干 杏干 芒果干 "
    "蜜饯 果脯 话梅"
).split() + [
    "sulphur dioxide", "sulfur dioxide", "dried fruit", "dried apricot", "dried mango",
    "dried apple", "trail mix", "grape juice", "lemon juice", "lime juice", "mashed potato",
    "pickled onion",
]  # fmt: skip
PORK = "pork ham bacon pepperoni salami sausage lard gelatin 猪肉 火腿 培根 香肠 腊肠".split()
ALCOHOL = (
    "alcohol beer wine liquor liqueur vodka whiskey whisky rum gin brandy cognac tequila champagne "
    "prosecco vermouth sherry 酒 啤酒 葡萄酒 白酒"
).split()
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
_BY_NAMES: tuple[tuple[str, Iterable[str]], ...] = (
    ("nut,坚果", (*NUT, *PEANUT)), ("tree nut,树坚果", NUT), ("peanut,groundnut,花生", PEANUT),
    ("dairy,milk,lactose,牛奶,奶制品,乳糖,奶", DAIRY), ("gluten,wheat,麸质,小麦", GLUTEN),
    ("egg,鸡蛋,蛋", EGG), ("soy,soya,soybean,大豆,黄豆", SOY), ("fish,鱼", FISH),
    ("shellfish,贝类", SHELLFISH), ("seafood,海鲜", SEAFOOD),
    ("crustacean,shrimp,prawn,crab,lobster,crayfish,虾,蟹,螃蟹,虾蟹,甲壳类", CRUSTACEAN),
    ("mollusc,mollusk,squid,clam,mussel,oyster,scallop,octopus,软体动物,鱿鱼,生蚝,牡蛎,扇贝,蛤蜊", MOLLUSC),
    ("sesame,sesame seed,tahini,芝麻", SESAME), ("celery,celeriac,芹菜,西芹", CELERY),
    ("mustard,mustard seed,芥末,芥子,芥菜", MUSTARD), ("lupin,lupine,lupini,羽扇豆", LUPIN),
    ("sulphite,sulfite,sulphur dioxide,sulfur dioxide,亚硫酸盐,二氧化硫", SULPHITE),
    ("meat,肉", MEAT), ("pork,猪肉", PORK), ("alcohol,酒,酒精", ALCOHOL), ("sugar,糖", SWEET),
    ("caffeine,咖啡因", ("coffee", "tea", "cola", "咖啡")),
)  # fmt: skip
# Other foods that people react to, by the words for them in either language.
_OTHER_FOODS = (
    "ginger,姜,生姜", "garlic,大蒜,蒜", "onion,shallot,洋葱", "strawberry,草莓", "raspberry,树莓,覆盆子",
    "blueberry,蓝莓", "mango,芒果", "pineapple,菠萝,凤梨", "banana,香蕉", "kiwi,猕猴桃,奇异果",
    "peach,nectarine,水蜜桃,黄桃,油桃,白桃,桃子,桃汁", "apple,苹果", "pear,雪梨,梨", "cherry,樱桃,车厘子",
    "plum,李子,西梅", "grape,葡萄,提子", "melon,甜瓜,哈密瓜,蜜瓜", "watermelon,西瓜", "lychee,litchi,荔枝",
    "durian,榴莲", "avocado,guacamole,牛油果,鳄梨", "tomato,ketchup,passata,番茄,西红柿",
    "potato,土豆,马铃薯", "carrot,胡萝卜", "mushroom,shiitake,蘑菇,香菇,菌菇", "eggplant,aubergine,茄子",
    "corn,maize,polenta,玉米", "coconut,椰子,椰", "cinnamon,肉桂", "chilli,chili,辣椒", "honey,蜂蜜",
    "chocolate,cocoa,cacao,巧克力,可可", "coffee,espresso,cappuccino,咖啡", "tea,matcha,茶",
    "yeast,酵母", "msg,monosodium glutamate,味精", "oat,porridge,granola,muesli,燕麦", "rice,大米,米饭",
)  # fmt: skip
# The Chinese word of each of them, by the English one.
CHINESE_FOODS = {
    name: next(word for word in names.split(",") if not word.isascii())
    for names in _OTHER_FOODS for name in names.split(",") if name.isascii()
}  # fmt: skip
_CITRUS = "orange lemon lime grapefruit tangerine mandarin clementine 橙 柠檬 橘 柚 青柠".split()
ALLERGENS: dict[str, tuple[str, ...]] = {
    name: tuple(words) for names, words in _BY_NAMES for name in names.split(",")
}
ALLERGENS |= {name: tuple(names.split(",")) for names in _OTHER_FOODS for name in names.split(",")}
ALLERGENS |= {name: ("citrus", "柑橘", *_CITRUS) for name in ("citrus", "citrus fruit", "柑橘")}
# Conditions that a catalogue's words can honour; others are in dialogue.unjudged.
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
    "soy": ("soy free", "soya free"),
    "soya": ("soya free", "soy free"),
    "fish": ("fish free", "vegan", "vegetarian"),
    "shellfish": ("shellfish free", "vegan", "vegetarian"),
    "crustacean": ("crustacean free", "shellfish free", "vegan", "vegetarian"),
    "mollusk": ("mollusc free", "shellfish free", "vegan", "vegetarian"),
    "mollusc": ("mollusc free", "shellfish free", "vegan", "vegetarian"),
    "sesame": ("sesame free", "无芝麻"),
    "芝麻": ("sesame free", "无芝麻"),
    "celery": ("celery free",),
    "mustard": ("mustard free",),
    "lupin": ("lupin free",),
    "sulphite": ("sulphite free", "sulfite free"),
    "sulfite": ("sulphite free", "sulfite free"),
    "keto": ("keto", "ketogenic"),
    "alcohol": ("alcohol free", "无酒精"),
    "caffeine": ("caffeine free", "decaf", "低因"),
}
# Words that look as if an allergen were their head or their start, and have none of it.
INNOCENT = frozenset(
    "donut doughnut butternut nutmeg coconut butterfly buttercup buttons creamer gingham graham "
    "fishing fisherman glutenfree beefeater chickenpox twine pruner conchiglie engine ginger "
    "virgin pineapple peppercorn mangosteen unicorn acorn limestone lemongrass applewood spear "
    "pearl appear price licorice liquorice sublime slime stroll scroll scream swine".split()
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
