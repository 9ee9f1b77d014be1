"""Diets and conditions that a catalogue's words cannot judge, and what is certain even so.

What a salt-free, a ketogenic or a pregnant shopper may eat depends on amounts and on how a product
was made, and of those a shop's data says nothing. So the reply says that it cannot tell. Of sugar
one thing is certain: what is nothing but sweet suits neither diabetes nor a ketogenic diet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """Something nobody can judge by the shop's data, in words of both languages; `sugary`: what is
    surely sweet is left out for it."""

    english: str
    chinese: str
    sugary: bool = False


_CONCERNS: tuple[tuple[str, Concern], ...] = (
    (r"diabet|\bt[12]d\b|blood sugar|糖尿病|糖前期|血糖", Concern("diabetes", "糖尿病", True)),
    (r"\bketo|生酮", Concern("a ketogenic diet", "生酮饮食", True)),
    (r"\blow carb|低碳", Concern("a low-carb diet", "低碳饮食", True)),
    (r"\blow sugar|低糖|控糖|无糖", Concern("a low-sugar diet", "低糖饮食", True)),
    (r"\blow (?:sodium|salt)|低盐|低钠|少盐", Concern("a low-sodium diet", "低钠饮食")),
    (r"fodmap", Concern("a low-FODMAP diet", "低FODMAP饮食")),
    (r"\blow fat|低脂", Concern("a low-fat diet", "低脂饮食")),
    (r"\blow (?:purine)|\bgout|痛风|尿酸|嘌呤", Concern("gout", "痛风")),
    (r"\blow histamine|histamine|组胺", Concern("histamine intolerance", "组胺不耐受")),
    (r"fructose|果糖", Concern("fructose intolerance", "果糖不耐受")),
    (r"high blood pressure|hypertensi|高血压|血压.*高", Concern("high blood pressure", "高血压")),
    (r"cholesterol|胆固醇|血脂|三高", Concern("high cholesterol", "高血脂")),
    (r"pregnan|怀孕|怀着孕|怀[二三]胎|孕|准妈妈", Concern("pregnancy", "孕期")),
    (r"breast ?feeding|哺乳|月子", Concern("breastfeeding", "哺乳期")),
    (r"\bheart\b|心脏|冠心病|心律", Concern("a heart condition", "心脏病")),
    (r"kidney|肾|尿毒症|透析", Concern("a kidney condition", "肾病")),
    (r"liver|脂肪肝|肝", Concern("a liver condition", "肝病")),
    (r"gallstone|胆结石|胆囊", Concern("gallstones", "胆结石")),
    (r"\bib[sd]\b|crohn|colitis|irritable bowel|肠易激|肠炎|肠胃弱",
     Concern("a bowel condition", "肠道疾病")),
    (r"reflux|gerd|heartburn|gastritis|ulcer|stomach|胃", Concern("a stomach condition", "胃病")),
    (r"蚕豆病|favism|g6pd", Concern("favism", "蚕豆病")),
    (r"phenylketonuria|\bpku\b|苯丙酮", Concern("phenylketonuria", "苯丙酮尿症")),
)  # fmt: skip
_SIGNS = tuple((re.compile(signs, re.IGNORECASE), concern) for signs, concern in _CONCERNS)


def concern_of(said: str) -> Concern | None:
    """The concern that a diet or condition is, in whatever words; None for what is no concern of
    food, as a bad back."""
    plain = said.replace("-", " ")
    return next((concern for signs, concern in _SIGNS if signs.search(plain)), None)


def other_diet(said: str) -> Concern:
    """The concern of a diet that is in no table: "paleo"."""
    return Concern(said if "diet" in said else f"a {said} diet", f"{said.removesuffix('饮食')}饮食")
