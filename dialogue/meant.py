"""What is not meant of oneself: hypotheses, quotations, hearsay, jokes, wishes to forget.

`meant` gives back a text of the same length with all that blanked, so that places in it are
places in what was said.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"\"[^\"\n]*\"?|“[^”\n]*”?|«[^»\n]*»|‘[^’\n]*’(?!\w)|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|"
    r"(?<![\w'])'(?=[^'\s])(?:[^'\n]|'(?=\w))*'(?!\w)|`[^`\n]*`"
)
_JOKE = re.compile(
    r"\b(?:(?:just|only|i'?m|was|totally) (?:kidding|joking)|jk|j/k|not really|in my dreams|"
    r"as a joke|april fools?|sarcasm|haha,? no(?!,? (?:i'?m|i am|i have|i do) ))\b|(?<!\w)/s(?!\w)|"
    r"开(?:个)?玩笑|逗你|骗你的|闹着玩|瞎说|胡说|说着玩|不是真的|说笑",
    re.IGNORECASE,
)
_STOP = r"(?:[.!?;\n。！？；]|$)"
_TO_STOP = rf"[^.!?;\n。！？；]*?{_STOP}"
# From the sign to the end of the sentence nothing is meant.
_SUPPOSED = re.compile(
    r"\b(?:(?<!as )if (?!(?:that|it|this) (?:matters|helps)|you (?:must|need|want|wanna|care))|"
    r"unless|whether|"
    r"maybe i|perhaps i|possibly|suppose|supposing|imagine|imagining|pretend(?:ing)?|assuming|"
    r"hypothetically|in theory|ask(?:ing)? for a friend|"
    r"is it (?:really |even )?(?:true|so|right|correct)|"
    r"(?:(?:is|was)(?:n'?t| not)|'s not) true that|(?:is|'s) (?:false|untrue|a lie|a myth) that|"
    r"let'?s (?:say|assume|pretend)|say i(?:'?m| was| were)|i wish|"
    r"(?<!\bi )(?<!\bi always )(?<!\bi've )(?<!\bi already )(?<!\blike i )(?<!doctor )(?<!gp )"
    r"(?<!vet )(?:says?|said|saying|thinks|"
    r"thought|claims|claimed|claiming|assumes?|assumed|insists?|swears?|believes|reckons|jokes|"
    r"joked|yells?|yelled|screams?|writes?|wrote|goes [\"'])|"
    r"(?:people|everyone|everybody|somebody|someone|they|you|friends|folks|who|u) (?:always |"
    r"just |"
    r"really |keep |still |must |might |probably )*(?:think|thinking|say|assume|believe|reckon|"
    r"told|tell|"
    r"figure|guess|decided?|seem to think|made you think)|(?:makes?|made) (?:you|u) think|"
    r"(?:told|tells?|telling) (?:me|us|him|her|them|people|every(?:one|body)|any(?:one|body))|"
    r"calls? me an?|according to|translate|lyrics?|"
    r"(?:in|from) (?:the|a|my|this) (?:book|film|movie|novel|song|story|game|show|series)|"
    r"never (?:said|told|mentioned|claimed)|(?:didn'?t|did not|don'?t|not) (?:say|mean|claim|"
    r"saying)|who says|"
    r"used to|back when|when i was|when (?:he|she) was|as a (?:kid|child|teenager)|"
    r"today i'?m|today i am|tonight i'?m|for (?:today|tonight|halloween|lent|fun|the day|a day|"
    r"a week|the week|one day|one night|a role|a bet|a laugh)|dressed? (?:up )?as|"
    r"dressing (?:up )?as|"
    rf"would(?:n'?t)? (?:be|say)|could be|might be|may be|i'?d be)\b{_TO_STOP}",
    re.IGNORECASE,
)
# "today I'm vegan": the sign may stand behind what it is said of.
_SHAM = re.compile(
    r"(?:^|(?<=[.!?;,\n]))[^.!?;,\n]*?\b(?:for (?:today|halloween|lent|fun|the day|a day|one day|"
    r"a role|a bet|a laugh)|"
    r"(?:basically|practically|pretty much) (?:an?|\d+)|today only|just for (?:today|now)|"
    r"i guess not|as if)\b[^.!?;\n]*",
    re.IGNORECASE,
)
_FORGETTING = re.compile(
    r"(?:^|(?<=[.!?;\n]))[^.!?;\n]*\b(?<!don't )(?<!dont )(?<!never )(?<!not )(?<!i )(?:forget|"
    r"unlearn|erase|delete|purge|get rid of|"
    r"scrap|scratch|wipe|stop (?:storing|saving|remembering)|don'?t (?:remember|save|store|"
    rf"keep))\b{_TO_STOP}",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:要是|如果|假如|假设|假使|倘若|万一|若是|若我|比方说?|想象|设想|就当|当作|要不是|除非|"
    r"我要是|一旦|哪怕|即使|就算(?!了))[^。！!？?；;\n]*|"
    r"(?:^|(?<=[,，。！!？?；;\s]))(?:[^,，。！!？?；;\s]*(?:的话|当一[天回次]|演一?个|扮演|装成|假装)[^。！!？?；;\n]*|"
    r"[^,，。！!？?；;\s]*?(?:(?:[他她它们人友家妈爸谁婆公弟哥姐妹奶]|朋友|同事|别人|都|总|老)(?:总|老|都|还|就|一直)?(?:说|以为|觉得|认为|讲|"
    r"问)(?!(?:的是)?(?:英|中文|普通|粤|国语|汉|日语|韩|法语|德|广东|白话|上海|四川|闽|客家|话))|"
    r"听说|据说|传说|(?<![跟和诉给])你(?:说|怎么|凭|以为|觉得|知道|记得|猜|咋|为|是不是|不是)|有人说|没说(?:过)?|"
    r"什么时候说|从来没|骂我|笑我|叫我(?:别|不要|去|少|多)|让我|曾经|以前|从前|小时候|原来|本来|"
    r"过去|当年|那时)[^。！!？?；;\n]*|"
    r"(?:并)?不是(?:因为|说)?我[^,，。！!？?；;\s]*|"
    r"[^,，。！!？?；;]*?(?:忘掉|忘了吧|忘记吧|清掉|撤掉|别再提|不要再提|删掉|删除|删了|抹掉|清空|清除|别记|不要记|不用记|"
    r"去掉|移除|别存|给我忘|忘干净)[^,，。！!？?；;]*)",
)


def meant(text: str) -> str:
    """`text` with what is not meant of oneself blanked, place by place; all blank for a joke."""
    if _JOKE.search(text):
        return " " * len(text)
    for pattern in (_QUOTED, _FORGETTING, _SUPPOSED, _SHAM, _CHINESE):
        text = pattern.sub(lambda found: _blank(found[0]), text)
    return text


def _blank(said: str) -> str:
    """As many stops as `said` has signs, so that nothing is read across it; its last stop stays."""
    last = said[-1:] if said[-1:] in ".!?;\n。！？；" else ";"
    return ";" * (len(said) - 1) + last
