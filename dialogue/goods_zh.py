"""Chinese words for goods, with the English ones under which a catalogue may keep them.

A word stands for the first of its alternatives that the catalogue knows. After "+" all of them are
meant together. "" means no goods: longer words that only look as if they held a short one.
"""

from __future__ import annotations

_TABLE = """
零食 小零食 零嘴 小吃 解馋的 磨牙的|snack
薯片 薯条|crisp, potato chip, chip
饼干 曲奇|biscuit, cookie
坚果 干果|mixed nut, nut
瓜子|sunflower seed
糖果|candy, sweet
巧克力 朱古力 黑巧 白巧 牛奶巧|chocolate
咖啡 咖啡豆 咖啡粉 速溶 挂耳 速溶咖啡 美式 拿铁|coffee
茶 茶叶 茶包 红茶 绿茶 花茶 乌龙 普洱 龙井|tea
牛奶 鲜奶 纯牛奶 乳制品 奶制品|milk, dairy
奶|milk, dairy
酸奶 老酸奶|yogurt, yoghurt, dairy
奶酪 芝士 起司|cheese
黄油|butter
燕麦奶 豆奶 豆浆 植物奶|oat drink, soy drink, dairy alternative
面包 吐司 全麦面包|bread
麦片 燕麦 燕麦片 谷物 早餐麦片|cereal
果酱|jam, jelly
花生酱|peanut butter
杏仁酱|almond butter
酱|spread, sauce
蜂蜜|honey
汤 浓汤 汤品|soup
方便面 泡面 速食面 拉面|instant noodle, noodle
面条 挂面 面|noodle, pasta
意面 意大利面|pasta, spaghetti
大米 米饭 香米 米|rice
火锅底料 火锅料 底料|hotpot base, sauce
酱油 生抽 老抽|soy sauce, sauce
调料 调味料 调味品 蘸料 酱料|sauce, seasoning
葡萄酒 红酒 白葡萄酒 红葡萄酒 干红 干白|wine
啤酒 精酿 生啤|beer
酒 酒水|+wine, beer, liquor
果汁|juice
可乐|cola, soda
汽水|soda, soft drink
矿泉水|bottled water, mineral water
狗粮 犬粮|dog food, pet food
猫粮 猫罐头 猫条|cat food, pet food
宠物食品 宠物粮 宠物零食|pet food
纸尿裤 尿不湿 尿布 尿片|diaper, nappy
湿巾 湿纸巾|baby wipe, wet wipe, wipe
母婴用品 母婴 婴儿用品|baby
洗发水 洗发露 洗头的 洗头发的 洗头水 香波 洗发膏|shampoo, hair care
护发素|conditioner
洗护 洗护用品|hair care
护手霜 手霜 润手霜|hand cream, cream
防晒霜 防晒 防晒乳 防晒喷雾|sunscreen
面霜 乳霜|face cream, cream
护肤品 护肤 保养品|skin care
洗衣液 洗衣服的 洗衣服用 洗衣粉 洗衣凝珠|laundry liquid, detergent, laundry
马克杯 杯子 咖啡杯 茶杯 水杯 陶瓷杯|mug, cup
水壶 水瓶 保温杯 保温瓶|water bottle, bottle, flask
电水壶 热水壶 烧水壶 电热水壶|electric kettle, kettle
锅 煎锅 平底锅 铁锅 炒锅|pan, pot
厨具 厨房用品 锅具 餐具|kitchen
衣服 服装 服饰 衣物|clothing, apparel
T恤 短袖 体恤|t shirt, shirt
外套 夹克 冲锋衣 雨衣 防雨外套|jacket, coat
袜子 羊毛袜|sock
围巾 丝巾|scarf
鞋 鞋子|shoe
登山鞋 登山靴 徒步鞋 靴子 徒步靴|hiking boot, boot
拖鞋 棉拖 居家鞋|slipper
帐篷|tent
头灯 手电 手电筒|head torch, flashlight
露营装备 露营用品 户外装备 露营的东西|camping
耳机 头戴式耳机 蓝牙耳机 无线耳机|headphone, earphone, earbud
耳塞 有线耳机 入耳式|earbud, earphone
充电宝 移动电源|power bank
电子产品 数码产品 数码|electronics
玩具|toy
积木 乐高|building block
拼图|puzzle, jigsaw
毛绒玩具 玩偶 公仔 小熊 娃娃 毛绒熊|plush bear, plush, soft toy
赛车|racing car
书 图书 书籍|book
小说 科幻小说 科幻|novel, book
食谱 菜谱|cookbook
蜡烛 香薰 香薰蜡烛 香氛|scented candle, candle
家居 家居用品 家居好物|home
苹果|apple
香蕉|banana
橙子|orange
草莓|strawberry
水果|fruit
蔬菜 青菜|vegetable
西红柿 番茄|tomato
土豆|potato
鸡蛋|egg
鸡肉|chicken
牛肉|beef
猪肉|pork
鱼|fish
海鲜|seafood
虾|shrimp
披萨 比萨|pizza, frozen pizza
冰淇淋 冰激凌 雪糕|ice cream
蛋糕|cake
火腿|ham
香肠|sausage
卫生纸 厕纸|toilet paper
纸巾 抽纸|tissue
牙膏|toothpaste
牙刷|toothbrush
肥皂 香皂|soap
沐浴露|body wash, shower gel
手机|phone, smartphone
电脑 笔记本|laptop, computer
裙子|dress, skirt
裤子|pants, trousers
"""
# Words that hold the name of goods and mean none.
NOTHING = frozenset(
    "里面 外面 方面 见面 前面 后面 对面 上面 下面 面对 面前 面子 表面 全面 当面 面试 一面 体面 面膜 酒店 酒精 咖啡因 厘米 "
    "毫米 一米 两米 无糖 说明书 证书 读书 看书 书包 茶几 米色 奶奶 无酒精 奶茶店 汤匙 面积 面料 鱼油 洗面奶 "
    "不舒服 微信 生鱼 钓鱼 醉酒 戒酒 喝酒 不喝酒 喝茶 玉米 香薰机 鞋码 鞋号 书房 图书馆 情书 秘书 "
    "海鲜过敏 花生过敏 坚果过敏 牛奶过敏 鸡蛋过敏 吃面 面熟 脸面 小说家".split()
)


def _parse(table: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for line in table.strip().splitlines():
        words, names = line.split("|")
        known = (names,) if names.startswith("+") else tuple(n.strip() for n in names.split(","))
        found.update(dict.fromkeys((word.casefold() for word in words.split()), known))
    return found


WORDS = _parse(_TABLE)
