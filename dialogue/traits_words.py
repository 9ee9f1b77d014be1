"""Words for what goods are like, in English and Chinese, as the values a catalogue may have.

Values are tried in their order. "-x" means free of x (sugar-free, no caffeine), whichever way the
catalogue says so: sugar_free: yes, or caffeine: no.
"""

from __future__ import annotations

_ENGLISH = """
spicy: hot, fiery, chilli, chili, peppery, piquant, spiced
sweet: sugary, sweetened
salty: salted, savoury, savory
sour: tart, tangy
bitter: bitterness
mild: gentle
red: crimson, scarlet, ruby
blue: navy, azure
grey: gray
black: jet black
white: ivory
green: olive green
purple: violet
beige: cream coloured
stainless steel, steel: steel, stainless, stainless steel, inox, metal
iron, cast iron: cast iron, iron, cast-iron
leather: leather, real leather
cotton: cotton, pure cotton
wool: wool, woollen, woolen, merino, woolly
silk: silk, silky
ceramic: ceramic, porcelain, pottery
wood, wooden: wood, wooden
plastic: plastic
glass: glass
linen: linen
organic: organic, bio, organically grown
vegan: vegan, plant based, plant-based, animal free
vegetarian: vegetarian, veggie friendly
waterproof: waterproof, water proof, water resistant, water-resistant, rainproof, showerproof
waterproof: watertight
wireless: wireless, cordless, bluetooth
-wireless: wired, with a wire, with wire, with wires, with a cable, with cable, with cord, corded
-wireless: with a cord, cabled
-sugar: unsweetened, no added sugar, zero sugar, sugarless, diabetic friendly
-caffeine: decaf, decaffeinated, caffeine free, zero caffeine, uncaffeinated, decaff
-alcohol: non alcoholic, non-alcoholic, alcohol free, alcoholfree, zero alcohol, nonalcoholic, 0.0
-alcohol: without the buzz
-fragrance: unscented, scent free, perfume free, unperfumed, fragrance free, scentless
-gluten: gluten free, glutenfree, coeliac friendly, celiac friendly
-lactose: lactose free, dairy free
-nuts: nut free, nutfree
child: kid, children, toddler
dog: puppy
cat: kitten
"""
_CHINESE = """
red: 红色 红的 大红 酒红 红酒 红葡萄酒 干红 正红
white: 白色 白的 纯白 白葡萄酒 干白 米白
blue: 蓝色 蓝的 深蓝 浅蓝 天蓝 藏青 宝蓝
black: 黑色 黑的 纯黑
grey: 灰色 灰的 深灰 浅灰
gray: 灰色 灰的
green: 绿色的 绿的
yellow: 黄色 黄的
pink: 粉色 粉的 粉红
purple: 紫色 紫的
brown: 棕色 褐色 咖色
orange: 橙色 橘色
spicy: 辣 香辣 麻辣 特辣 重辣 变态辣
sweet: 甜 甜的 甜味 甜口 香甜 齁甜
salty: 咸 咸的 咸味 咸口
bitter: 苦 苦的 苦味
sour: 酸 酸的 酸味
plain: 原味
leather: 皮的 真皮 皮质 皮革 牛皮 皮鞋 皮面 皮料
cotton: 纯棉 棉的 棉质 全棉 棉 棉料
wool: 羊毛 毛的 羊毛的 纯羊毛 羊绒
silk: 真丝 丝的 丝绸 蚕丝 丝质 桑蚕丝
steel: 不锈钢 钢的 钢制 钢
iron: 铸铁 铁的 铁制 生铁
ceramic: 陶瓷 瓷的 陶的 瓷
felt: 毛毡 毡的
wood: 木头的 木质 实木
glass: 玻璃
plastic: 塑料
organic: 有机
vegan: 纯素 全素 纯植物 植物基
vegetarian: 素食 素的
waterproof: 防水 不怕水 能防雨 防雨 不进水 不怕雨
wireless: 无线 蓝牙 不带线 没有线 没线
-wireless: 有线 带线 插线
-sugar: 无糖 不含糖 零糖 0糖 不加糖 没有糖 没糖 未加糖 无蔗糖 不添加糖
-caffeine: 低因 脱因 无咖啡因 不含咖啡因 没咖啡因 没有咖啡因 去咖啡因 零咖啡因 脱咖啡因
-alcohol: 无酒精 不含酒精 没酒精 没有酒精 零酒精 0酒精 无醇 0度
-fragrance: 无香 无香味 无香精 不含香精 没香味 没有香味 不香的 不带香味 没味道的 无味
-gluten: 无麸质 不含麸质 无麦麸 没有麸质 零麸质 不含麦麸
-lactose: 无乳糖 不含乳糖 零乳糖 没有乳糖 0乳糖
-nuts: 不含坚果 无坚果
strawberry: 草莓味 草莓 草莓口味
jasmine: 茉莉 茉莉花 茉莉味
chocolate: 巧克力味
vanilla: 香草
lavender: 薰衣草 薰衣草味
dry: 干性 干枯 偏干 干燥
oily: 油性
sensitive: 敏感肌 敏感 敏感皮肤 敏感肌肤
dark: 深烘 深烘焙 深度烘焙 重烘
light: 浅烘
child: 儿童 小孩用的 小朋友用的 孩子用的
dog: 狗粮 犬粮 狗用 狗罐头 狗吃的 狗零食 犬用
cat: 猫粮 猫罐头 猫用 猫条 猫吃的 猫零食
"""
# Chinese words that hold the word for a trait and do not mean it.
NO_TRAITS = frozenset(
    "辣椒 辛苦 痛苦 吃苦 酸奶 甜品 甜点 苦恼 心酸 咸鱼 苦瓜 白酒 白菜 红薯 红茶 黑咖啡 绿茶 红包 红枣 黑名单 "
    "白给 白买 木耳 棉签 棉花糖 火辣 泼辣 酸痛 嘴甜 甜心 皮一点 调皮 顽皮 有机会 有机器 有线索 无线索 香皂 "
    "辣眼睛 白天 明白 坦白 空白 黑心 玻璃心 钢琴 钢铁 钢笔 铁路 地铁 高铁 铁子 老铁 不甜不要钱 甜甜 黑巧".split()
)
# Phrases in which an English trait word means something else.
NO_TRAIT_PHRASES = (
    r"hot (?:chocolate|pot|dog|water|drink|tub|day|summer|weather|outside|cocoa)|black friday|"
    r"(?:sweet|kind) of (?:you|him|her)|so sweet|how sweet|(?:feel(?:ing)?|so) blue|white lie|"
    r"green light|home sweet|sweet (?:potato|tooth|dreams|corn)|iron(?:ing)? (?:board|my)|"
    r"it'?s hot|i'?m hot|plain and simple|(?:i|we|he|she|they|it|really|have|has|just|'ve) felt|"
    r"felt (?:like|so|bad|a bit|sick|very|really)|glass of|in the dark|pretty dark|dark days?|"
    r"green tea|black tea|"
    r"white bread|brown bread|sweet!+|dry (?:wine|humou?r|cough|day|white|red|january)|"
    r"white noise|red eye|greenhouse|red flags?|hot take|sour (?:mood|note)|"
    r"silk road|orange juice|metal (?:band|music|fan|head)|glass is"
)


def _parse(table: str, gap: str | None) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in table.strip().splitlines():
        values, words = line.split(":", 1)
        for word in (one.strip() for one in words.split(gap)):
            for value in values.split(","):
                found.setdefault(word, []).append(value.strip())
    return {word: tuple(values) for word, values in found.items()}


ENGLISH = _parse(_ENGLISH, ",")
CHINESE = _parse(_CHINESE, None)
FREE_OF = {  # what "-free" is said of, as the catalogue may call it
    "sugar": ("sugar", "added_sugar", "sweetener"), "糖": ("sugar",),
    "caffeine": ("caffeine",), "咖啡因": ("caffeine",),
    "alcohol": ("alcohol",), "酒精": ("alcohol",),
    "gluten": ("gluten", "wheat"), "麸质": ("gluten",),
    "lactose": ("lactose", "dairy"), "dairy": ("lactose", "dairy"), "milk": ("lactose", "dairy"),
    "乳糖": ("lactose",), "fragrance": ("fragrance", "scent", "perfume"),
    "scent": ("fragrance", "scent"), "perfume": ("fragrance", "perfume"), "smell": ("fragrance",),
    "香精": ("fragrance",), "香味": ("fragrance",), "wire": ("wireless!",), "cable": ("wireless!",),
    "cord": ("wireless!",), "nut": ("nuts", "nut"),
}  # fmt: skip
INSIDE = frozenset("contains allergens ingredients may_contain 成分 配料 过敏原".split())
# What is in things, by the Chinese word for it.
CONTENTS_ZH = {
    "坚果": "nuts", "花生": "peanut", "杏仁": "almond", "榛子": "hazelnut", "鸡蛋": "egg", "蛋": "egg",
    "牛奶": "milk", "奶": "milk", "大豆": "soy", "小麦": "wheat", "芝麻": "sesame", "虾": "shrimp",
    "鱼": "fish", "核桃": "walnut", "腰果": "cashew",
}  # fmt: skip
