"""What nobody is allergic to but in jest: work, Mondays, bills, 上班.

What is not among these is taken in earnest, however much the shopper laughs: an allergy that is
missed may do harm, and there are more allergens than any list has.
"""

from __future__ import annotations

from dialogue.lexicon import normal

_ENGLISH = frozenset(
    normal(
        "work working job jobs office overtime boss bosses manager managers coworkers colleagues "
        "meetings meeting emails email deadlines deadline monday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays morning mornings alarms alarm waking early school "
        "homework maths math studying exams lectures exercise exercising gym cardio running sport "
        "sports yoga effort bills bill rent debt taxes tax budgeting saving savings spending money "
        "price prices cost costs shopping shipping fees people humans human idiots fools men women "
        "man woman boys girls liars cheaters kids children exes ex neighbours neighbors husband "
        "wife relatives in-laws bullshit bs nonsense drama stupidity negativity lies rudeness "
        "adulting responsibility commitment commitments feelings emotions love romance dating "
        "relationships marriage fun joy happiness boredom failure losing chores housework cleaning "
        "ironing laundry dishes vacuuming cooking queues queueing waiting traffic commuting "
        "politics politicians ads adverts advertising spam calls service delivery deliveries "
        "attitude vibes life reality "
        "you me him them it us"
    ).split()
)
_CHINESE = (
    "上班 加班 工作 学习 学校 上学 上课 作业 考试 论文 代码 早起 起床 闹钟 运动 健身 跑步 减肥 穷 花钱 没钱 账单 "
    "房租 还款 存钱 涨价 单身 相亲 恋爱 结婚 催婚 男人 女人 人类 渣男 渣女 傻 社交 开会 会议 老板 领导 同事 甲方 "
    "客户 周一 星期一 家务 洗碗 做饭 打扫 拖地 数学 英语 排队 堵车 广告 无聊 麻烦 快递 客服 生活 现实 套路 废话"
).split()


def in_jest(allergen: str) -> bool:
    """Whether the allergy is a way to say that one has no wish for something."""
    if allergen.isascii():
        return (normal(allergen).split() or [""])[-1] in _ENGLISH
    return any(word in allergen for word in _CHINESE)
