"""Words for the occasions that people shop for, the telling ones first."""

from __future__ import annotations

import re

# A pattern for each canonical occasion, without the word boundaries around it. The order counts:
# "birthday party" is a birthday, a "picnic lunch" a picnic.
ENGLISH: tuple[tuple[str, str], ...] = (
    ("christmas", r"christmas|xmas|x-mas|chrissy|santa|advent calendar|stocking fillers?|noel"),
    ("halloween", r"hallowe'?en|trick[- ]or[- ]treat\w*"),
    ("thanksgiving", r"thanksgiving"),
    ("valentine", r"valentine'?s?(?: day)?|v-day"),
    ("mothers_day", r"(?:mother|mum|mom)'?s'? day|mothering sunday"),
    ("fathers_day", r"(?:father|dad)'?s'? day"),
    ("spring_festival", r"chinese new year|lunar new year|spring festival|cny"),
    ("new_year", r"new year'?s?(?: eve| day)?|nye|silvester"),
    ("mid_autumn", r"mid[- ]?autumn(?: festival)?|moon(?:cake)? festival"),
    ("housewarming", r"house ?-?warming|moving[- ]in (?:party|gift|present)|"
                     r"(?:first|new) (?:flat|apartment|house|home) (?:gift|present|party)"),
    ("graduation", r"graduation|graduat(?:es|ed|ing)|grad party|commencement"),
    ("anniversary", r"anniversary"),
    ("birthday", r"birthdays?|b-?days?|turn(?:s|ing) (?:\d{1,3}|\w+ty|\w+teen|\w+ty[- ]\w+)"),
    ("wedding", r"weddings?|getting married|bridal shower|tying the knot"),
    ("barbecue", r"barbe[cq]ues?|bbqs?|braai|cook-?out|barbie|grill(?:ing)? (?:party|night|"
     "evening)"),
    ("picnic", r"picnics?"),
    ("camping", r"(?:go|going|went|while|when|for|on a?|love|next) (?:\w+ )?camping|"
                r"camping (?:trip|weekend|holiday|this|next)|in (?:a|the|our) tent|"
                r"(?:a |the )?night in the woods"),
    ("travel", r"travell?ing|(?:for|on) (?:\w+ )?(?:travels?|trip|journey|flight|holiday|vacation|"
               r"road trip)|business trip|(?:long|overnight) (?:flight|haul|drive)|"
               r"flying (?:to|out)|backpacking|on the plane|long-haul"),
    ("party", r"part(?:y|ies)|get[- ]together|game night|movie night|sleepover"),
    ("breakfast", r"breakfasts?|brekk?ie|brekky|brunch"),
    ("lunch", r"lunch(?:es|box|boxes|time)?"),
    ("dinner", r"dinner|supper|evening meal"),
)  # fmt: skip
_CHINESE: tuple[tuple[str, str], ...] = (
    ("christmas", r"圣诞|平安夜"),
    ("halloween", r"万圣"),
    ("thanksgiving", r"感恩节"),
    ("valentine", r"情人节|七夕|520|五二零"),
    ("mothers_day", r"母亲节"),
    ("fathers_day", r"父亲节"),
    ("spring_festival", r"春节|过年|大年|年货|拜年|除夕|年夜饭|新春|年三十"),
    ("new_year", r"元旦|跨年|新年"),
    ("mid_autumn", r"中秋|月饼节"),
    ("housewarming", r"乔迁|搬新家|新居|暖房|温居|搬家礼|搬了新家|入伙"),
    ("graduation", r"毕业"),
    ("anniversary", r"纪念日|周年"),
    ("birthday", r"生日|庆生|过寿|大寿|寿辰|祝寿|生辰"),
    ("wedding", r"婚礼|结婚|喜酒|新婚|喝喜酒|大婚|婚宴"),
    ("barbecue", r"烧烤|bbq|BBQ|撸串|烤肉"),
    ("picnic", r"野餐|春游|秋游"),
    ("camping", r"(?:去|要|周末|一起|想|出去|趟)[^\s,，。]{0,3}(?:露营|野营)|露营(?:的时候|时|要|用|去|穿|带|吃)|野营"),
    ("travel", r"旅游|旅行|出差|自驾|坐(?:飞机|火车|高铁)|度假|出国玩|路上吃"),
    ("party", r"聚会|派对|轰趴|趴体|开趴|party|聚餐|团建|聚一聚"),
    ("breakfast", r"早餐|早饭|早点(?!睡|来|到|发|送|回)|早上吃"),
    ("lunch", r"午餐|午饭|中饭|中午吃|带饭"),
    ("dinner", r"晚餐|晚饭|晚上吃"),
)
_CHINESE_PATTERNS = tuple((name, re.compile(regex)) for name, regex in _CHINESE)


def chinese_occasion(text: str) -> str:
    """The occasion named in Chinese, as a canonical word; "" where none is."""
    return next((name for name, pattern in _CHINESE_PATTERNS if pattern.search(text)), "")
