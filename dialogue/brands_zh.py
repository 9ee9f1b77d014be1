"""Chinese names of well-known brands, each with the name that catalogues use."""

from __future__ import annotations

_TABLE = (
    "雀巢 Nestlé,可口可乐 Coca-Cola,百事 Pepsi,德芙 Dove,费列罗 Ferrero,好时 Hershey's,士力架 Snickers,"
    "奥利奥 Oreo,乐事 Lay's,品客 Pringles,亿滋 Mondelez,吉百利 Cadbury,瑞士莲 Lindt,健达 Kinder,"
    "星巴克 Starbucks,立顿 Lipton,家乐氏 Kellogg's,桂格 Quaker,亨氏 Heinz,味好美 McCormick,达能 Danone,"
    "安佳 Anchor,多芬 Dove,海飞丝 Head & Shoulders,潘婷 Pantene,清扬 Clear,妮维雅 Nivea,欧莱雅 L'Oréal,"
    "强生 Johnson's,帮宝适 Pampers,好奇 Huggies,花王 Kao,汰渍 Tide,碧浪 Ariel,奥妙 Omo,金纺 Comfort,"
    "皇家 Royal Canin,宝路 Pedigree,伟嘉 Whiskas,冠能 Pro Plan,耐克 Nike,阿迪达斯 Adidas,彪马 Puma,"
    "优衣库 Uniqlo,北面 The North Face,李宁 Li-Ning,安踏 Anta,苹果 Apple,三星 Samsung,索尼 Sony,"
    "华为 Huawei,小米 Xiaomi,联想 Lenovo,飞利浦 Philips,松下 Panasonic,博世 Bosch,美的 Midea,乐高 LEGO,"
    "美泰 Mattel,膳魔师 Thermos,双立人 Zwilling,宜家 IKEA,百威 Budweiser,喜力 Heineken,青岛 Tsingtao,"
    "高露洁 Colgate,佳洁士 Crest,舒肤佳 Safeguard,老干妈 Lao Gan Ma,海天 Haitian,李锦记 Lee Kum Kee,"
    "康师傅 Master Kong,自有品牌 Store brand,自营 Store brand,自家牌子 Store brand,店家自己的牌子 Store brand"
)
BRANDS: dict[str, str] = {
    pair.split(" ", 1)[0]: pair.split(" ", 1)[1] for pair in _TABLE.split(",")
}
