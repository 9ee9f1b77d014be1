"""A condition of health as a clause spoken to the shopper: "you are lactose intolerant"."""

from __future__ import annotations

import re
from types import MappingProxyType

from dialogue.unjudged import concern_of
from dialogue.vocabulary_en import CONDITIONED
from dialogue.words import HAN

# What somebody is, not has.
_STATE = re.compile(rf"(?:{CONDITIONED})|.*(?:intolerant|sensitive|free|pregnant)", re.IGNORECASE)
# Ailments that are counted: "a bad back".
_COUNTED = re.compile(
    r"(?:bad|sore|weak|sensitive|delicate|upset) (?:back|knee|hip|heart|stomach)|"
    r"heart (?:condition|disease|problem)|(?:stomach )?ulcer|kidney (?:disease|problem)|pacemaker"
)
_CHINESE = MappingProxyType({
    "coeliac": "乳糜泻", "celiac": "乳糜泻", "coeliac disease": "乳糜泻", "celiac disease": "乳糜泻",
    "lactose intolerant": "乳糖不耐受", "lactose intolerance": "乳糖不耐受",
    "gluten intolerant": "麸质不耐受", "gluten intolerance": "麸质不耐受", "asthma": "哮喘",
    "asthmatic": "哮喘", "eczema": "湿疹", "psoriasis": "银屑病", "acne": "痤疮", "rosacea": "玫瑰痤疮",
    "arthritis": "关节炎", "osteoporosis": "骨质疏松症", "migraine": "偏头痛", "migraines": "偏头痛",
    "epilepsy": "癫痫", "epileptic": "癫痫", "hay fever": "花粉症", "insomnia": "失眠",
    "anxiety": "焦虑症", "depression": "抑郁症", "autism": "自闭症", "autistic": "自闭症",
    "dementia": "痴呆症", "anaemia": "贫血", "anemia": "贫血", "anaemic": "贫血", "anemic": "贫血",
    "dry skin": "皮肤偏干", "oily skin": "皮肤偏油", "sensitive skin": "皮肤敏感",
    "sensitive teeth": "牙齿敏感", "dandruff": "头皮屑", "cancer": "癌症", "bad back": "背不好",
    "bad knee": "膝盖不好", "bad knees": "膝盖不好", "dermatitis": "皮炎", "overweight": "体重偏高",
    "low blood pressure": "低血压", "deaf": "听力不好", "blind": "视力不好",
    "menopausal": "更年期",
})  # fmt: skip
_ENGLISH = MappingProxyType({
    "怀孕": "pregnant", "孕期": "pregnant", "哺乳期": "breastfeeding", "乳糜泻": "celiac disease",
    "乳糖不耐": "lactose intolerant", "乳糖不耐受": "lactose intolerant",
    "麸质不耐": "gluten intolerant", "麸质不耐受": "gluten intolerant", "哮喘": "asthma", "湿疹": "eczema",
    "贫血": "anemic", "失眠": "insomnia", "关节炎": "arthritis", "偏头痛": "migraines", "皮炎": "dermatitis",
    "敏感肌": "sensitive skin", "皮肤敏感": "sensitive skin", "干皮": "dry skin", "油皮": "oily skin",
})  # fmt: skip
# How a Chinese value joins its person: being in it, being of that kind, or as a predicate itself.
_IN = re.compile(r".*(?:期|月子)")
_OF_KIND = re.compile(r".*(?:[肌皮]|体质|患者)")
_ITSELF = re.compile(
    r"怀孕|.*(?:不耐受?|不好|[高低干油差弱]|敏感|失眠|贫血|近视|远视|三高|不良|过敏|便秘|脱发|肥胖)"
)


def condition_in_english(who: str, what: str) -> str:
    """The clause of a person, "" for the shopper: "your father has gout", "you are diabetic"."""
    said = _in_english(what)
    subject, is_, has = (f"your {who}", "is", "has") if who else ("you", "are", "have")
    if _STATE.fullmatch(said.replace("-", " ")) or _STATE.fullmatch(said):
        return f"{subject} {is_} {said}"
    if said.endswith(" diet"):
        return f"{subject} {is_} on {said}"
    article = ("an " if said[0] in "aeiou" else "a ") if _COUNTED.fullmatch(said) else ""
    return f"{subject} {has} {article}{said}"


def condition_in_chinese(who: str, what: str) -> str:
    """The clause of a person as they are spoken of: 您有糖尿病, 您妈妈在哺乳期, 您乳糖不耐受."""
    said = _in_chinese(what)
    if said in {"怀孕", "pregnant"}:
        return f"{who}怀孕了"
    if _ITSELF.fullmatch(said):
        return f"{who}{said}"
    if said.endswith("饮食"):
        return f"{who}吃{said}"
    joint = "在" if _IN.fullmatch(said) else "是" if _OF_KIND.fullmatch(said) else "有"
    return f"{who}{joint}{said}"


def _in_english(what: str) -> str:
    said = what.strip()
    if not HAN.search(said):
        return "IBS" if said == "ibs" else said
    asked = concern_of(said)
    known = _ENGLISH.get(said) or (asked.english if asked else said)
    return "pregnant" if known == "pregnancy" else known


def _in_chinese(what: str) -> str:
    said = what.strip()
    if HAN.search(said) or said == "pregnant":
        return said
    plain = said.replace("-", " ").casefold()
    asked = concern_of(plain)
    return _CHINESE.get(plain) or (asked.chinese if asked else said)
