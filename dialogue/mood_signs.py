"""Phrases that show a mood where single words do not: negations, polite complaint, Chinese idiom.

They are whole phrases that shoppers use of themselves or of the service. `signs` reads text in the
plain form of dialogue.mood_pieces.
"""

from __future__ import annotations

import re

from dialogue.types import MoodLabel

_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|ten|several|many|few|over|almost|nearly)"
_SPAN = rf"(?:{_NUMBER} )+(?:whole |full )?(?:hours?|days?|weeks?|months?|minutes?)"
# Below, <span> stands for it: "two whole weeks".

_ENGLISH: dict[MoodLabel, str] = {
    "frustrated": (
        r"annoy(?:ed|ing)|frustrat\w+|angry(?! birds)|furious|fuming|ridiculous|"
        r"terrible (?:quality|service|experience|shop)|awful (?:quality|service|experience)|"
        r"useless|(?:total|utter|complete) (?:rubbish|garbage|joke)|"
        r"(?:what|is) a (?:joke|rip[- ]?off|nightmare|let ?down|scam|disgrace)|fed up|"
        r"sick (?:and tired )?of|waste of (?:time|money)|worst|unacceptable|outrageous|pathetic|"
        r"appalling|wtf|pissed|ripped off|overcharged|ugh+|argh+|not again|yet again|"
        r"(?:late|wrong|delayed|broken|sold out|broke) again|"
        r"still (?:waiting|not|no|nothing|haven't|hasn't|isn't|can't|doesn't|don't have)|"
        r"wait(?:ing|ed) (?:for )?(?:\w+ ){0,4}?(?:<span>|forever|ages|so long)|"
        r"(?:<span>|days|weeks) (?:late|overdue|and (?:still|nothing|no))|"
        r"(?:was|were) supposed to (?:be here|arrive|come|get here|be delivered)|"
        r"never (?:arrived|came|showed|received|got (?:my|it|the|an?)|works?|worked|again)|"
        r"(?:nobody|no ?one|no one ever) (?:\w+ )?(?:answer|repl|respond|pick|care|call|help|"
        r"got back)\w*|where(?:'s| is| on earth is) (?:my|the) refund|where on earth|(?:arrived|"
        r"came|delivered|is|it's|was|were|are) (?:\w+ )?(?:damaged|cracked|torn|faulty|"
        r"defective|smashed|shattered|in pieces)|"
        r"(?<!heart )(?:arrived|came|was|is|it's) (?:already |all )?broken|fell apart|"
        r"(?:it|already|just) (?:broke|stopped working)|(?:doesn't|does not|won't|isn't|not|"
        r"didn't) (?:even |really )?(?:work(?:ing)?|turn on|charge|help(?:ing)?|listen(?:ing)?)|"
        r"not as (?:described|advertised|pictured)|not what i (?:ordered|asked|said|paid)|"
        r"(?:sent|got|received|delivered|shipped)(?: me)? (?:the |a |an )?wrong|"
        r"wrong (?:item|product|order)|charged (?:me )?twice|"
        r"(?:want|need|like|demand|give me) (?:my money back|(?:a|my|the) (?:full )?refund)|"
        r"refund me|money back|get a refund\W+(?:\w+\W+){1,5}(?:broke|died|stopped)|"
        r"how many times|"
        r"(?:the|for a) (?:second|third|fourth|fifth|2nd|3rd|4th|last) time|"
        r"already (?:told|said|asked|explained|mentioned|tried|contacted|called|emailed)|"
        r"(?:i|you) keeps? (?:show|send|gett|giv|recommend|suggest|ask|ignor|say)ing|"
        r"keeps (?:crash|fail|freez|log|break|disconnect|giv|show)ing|"
        r"keeps (?:logging|dropping)|are you (?:even|kidding)|(?:i've |i have |i )had enough|"
        r"i give up|(?:losing|lost) (?:my )?patience|"
        r"(?:speak|talk) to (?:a |an |your )?(?:manager|supervisor)|"
        r"not (?:at all |very |really |too |so |that |exactly )?(?:happy with|happy about|"
        r"satisfied|pleased|impressed|acceptable|good enough|helpful|thrilled|okay with)|"
        r"not happy|dissatisfied|unhappy with|"
        r"(?:disappointed|let down) (?:with|in|by|again)(?! myself)|"
        r"(?:very|really|quite|so|pretty|bit|hugely|extremely) disappoint(?:ed|ing)(?! in myself)|"
        r"(?:poor|bad|awful|horrible) (?:quality|service|experience)|expected (?:better|more)|"
        r"with all due respect|(?:when|can (?:you|someone|somebody)) (?:[\w,]+ ){0,5}?finally|"
        r"(?:anyone|anybody|someone|somebody) (?:here |there )?(?:who |that )?(?:can |"
        r"could )?(?:actually|even|finally)|file a complaint|thanks for nothing|oh great,"
    ),
    "sad": (
        r"(?:i'm|i am|i feel|feel|feeling|been|so|bit|really|very|kind of) (?:so |very |really |"
        r"a bit |a little |pretty |quite |kind of )?(?:sad|down|low|blue|lonely|alone|"
        r"heartbroken|empty|depressed|miserable|gloomy|hopeless|homesick|worthless|exhausted|"
        r"unhappy)|(?:rough|bad|hard|tough|awful|horrible|terrible|difficult) (?:day|week|month|"
        r"year|time(?!s? (?:deciding|choosing|picking|finding)))|passed away|"
        r"(?<!phone )(?<!battery )(?<!laptop )(?<!fridge )(?<!machine )died|funeral(?! director)|"
        r"memorial|grieving|miss (?:him|her|them|my|home|you)|broke up|break ?up|dumped me|"
        r"left me|divorced?|crying|i(?:'ve)? cried|could cry|tears in|breaks? my heart|"
        r"heartbroken|heartbreaking|lost my (?:job|mum|mom|mother|dad|father|wife|husband|dog|"
        r"cat|best friend|grand\w+|brother|sister|son|daughter)|laid off|got fired|"
        r"in (?:the )?hospital|miscarriage|cheer me up|makes? me sad|sad (?:day|news|today)|"
        r"not (?:in a good place|doing (?:so |too )?(?:well|great))|nothing cheers|"
        r"no longer with us|not happy (?:these days|lately|anymore)"
    ),
    "uncertain": (
        r"not (?:really |so |quite |too |very |entirely |completely |100% )?(?:sure(?! you)|"
        r"certain|convinced)|unsure|no (?:idea|clue)|clueless|"
        r"(?:don't|do not|dont|didn't) (?:really |even )?know(?! what you)|idk|dunno|(?:can't|"
        r"cannot|can not|couldn't) (?:really )?(?:decide|choose|pick|make up my mind|"
        r"tell (?:which|if|whether))|torn between|(?:hard|difficult|tricky|trouble|"
        r"struggling) (?:time )?(?:to )?(?:choos\w+|decid\w+|pick\w*|say|tell)|undecided|(?:i'm|"
        r"am|so|bit|is|really|quite|getting) (?:a bit |a little |so )?(?:confused|confusing|"
        r"overwhelmed|overwhelming|torn|hesitant|hesitating|puzzled)|"
        r"(?:i'm|i am|feel) (?:a bit |so )?(?:lost|stuck)|on the fence|"
        r"(?:two minds|second thoughts|mixed feelings|back and forth)|i guess(?! you)|hmm+|"
        r"too many (?:options|choices)|(?:have|having|my) doubts|i doubt|"
        r"where to (?:even )?start|"
        r"(?:worried|afraid|scared|nervous) (?:it|that it|about (?:the|order|buy|siz|pick)\w*)|"
        r"what if (?:it|she|he|they)(?:'s)? (?:\w+ )?(?:doesn't|don't|is|too|hates?)"
    ),
    "happy": (
        r"(?:i|really|absolutely|just) love (?:it|that|this|them|these|those|how)|"
        r"^(?:oh )?love (?:it|these|them|this|that)\b|awesome|amazing(?! spider)|wonderful|"
        r"fantastic(?! beasts)|brilliant|yay+|hooray|woo+hoo+|"
        r"so (?:happy|excited|glad|pleased|cute|cool|kind|helpful)|(?:i'm|very|really|super|"
        r"too) (?:happy with|excited|pleased|glad|delighted|thrilled|impressed)|"
        r"great (?:news|job|choice|service)|"
        r"(?:it's|that's|is|works|fits?|absolutely) (?:just )?perfect(?:ly)?|"
        r"^perfect\b(?! size)|can't wait|delighted|thrilled|over the moon|thank you so much|"
        r"thanks (?:so much|a (?:lot|million))|made my day|you're the best|"
        r"exactly what i (?:wanted|was looking|needed)|well done|five stars|gorgeous|adorable|"
        r"excellent|spot on|(?<!so )looking forward to (?:it|my)|best (?:\w+ )?(?:ever|i've)"
    ),
}
_CHINESE: dict[MoodLabel, str] = {
    "frustrated": (
        r"烦死|真烦|好烦|太烦|烦人|气死|气人|(?<!别)生气(?!包)|火大|恼火|无语|离谱|离大谱|什么垃圾|垃圾(?!袋|桶|处理)|"
        r"(?<!没有)(?<!少)差评(?!最|率|多不)|(?:要|去|想|就)投诉|^投诉|[太很真好]差(?!不多)|差劲|差太多|"
        r"没(?:有)?人(?:理|管|回|接|处理|负责|解决|搭理)|不理(?:人|我)|不回(?:复|消息|我)|"
        r"(?:还|仍|依然|一直|到现在)(?:是)?(?:都)?(?:没有?|不)(?:人|到|发|收到|退|解决|处理|回|动|更新|有?货到)|"
        r"又(?:晚|迟|延|发错|错了|坏|断货|没货|缺货|是这|用不了|卖完)|"
        r"(?:收到|到手|打开|刚买|用了?[一两三]?[天次周]).{0,8}(?:(?<!兴)(?<!心)坏|碎|破|漏|裂|脏|断)(?!.*怎么)|"
        r"第[二三四五]次(?!买|来|回购)|[好几两三]次了(?!,?一直很?好)|[好几两三多][少]?遍|催了|我都说了|听不懂|退钱|"
        r"(?:我要|给我|赶紧|马上|要求|必须)(?:全额)?退款|退款.{0,6}(?:还没|没到|一直|这么久|等)|等了.{1,6}(?:天|周|星期|月|小时|久)|"
        r"(?:都|已经).{0,4}(?:天|周|星期|个月)了|被骗|骗子|骗人|太坑|坑人|坑爹|被坑|假货|"
        r"(?<!不)(?<!不会)(?<!没让我)(?<!自己)(?<!自己很)失望|"
        r"受够|受不了|忍不了|一点用都没|浪费(?:我|时间|钱|感情)|什么(?:态度|破|玩意|鬼)|态度(?:太|很|真)?(?:差|恶劣)|"
        r"不(?:太|是很|怎么|够)?满意|发错|漏发|少发|货不对板|不符|质量(?:太|很|真)?(?:差|不行|堪忧)|再也不|敷衍|踢皮球|推来推去|呵呵|搞什么|"
        r"有完没完|别再|老是(?!改)|每次都(?!买|用|穿|选)|答非所问|太过分|说不过去|(?:怎么|为什么)(?:还|又|总是?|老)(?!有|能)|给个(?:说法|答复)|"
        r"到底(?:什么时候|还要|有没有人)|不靠谱|又搞错|尽快(?:解决|处理)"
    ),
    "sad": (
        r"难过(?!滤)|伤心|心碎|想哭|(?<!美)哭了|[在一直]哭|郁闷|沮丧|失落|孤独|孤单|寂寞|去世|过世|不在了|葬礼|"
        r"(?:爷爷|奶奶|外公|外婆|姥姥|姥爷|狗狗?|猫咪?|爸|妈|老人).{0,6}走了|分手|失恋|离婚|失业|被裁|裁员|"
        r"(?:心情|情绪)(?:很|太|特别|非常|有点|真|不太|不|好|超级)*(?:不好|好不|不太好|差|低落|糟|低|down)|心情不|委屈|绝望|想家|抑郁|"
        r"不(?:太|怎么|是很)?(?:开心|快乐|高兴)|[开高][心兴]不起来|住院|癌|心累|身心俱疲|压力(?:好|很|太|特别)?大|撑不|呜呜|"
        r"(?<![a-z])emo(?![a-z])|好遗憾|心里难受|好难受|倒霉|崩溃|内疚|自责|求安慰|安慰(?:一下)?我"
    ),
    "uncertain": (
        r"不(?:太|是很|大|敢|怎么)?(?:确定|肯定)|不(?:太)?知道(?:选|买|该|怎|哪|要|送|挑|什么|她|他|自己|值|从|啥|适)|拿不[准定]|吃不准|"
        r"纠结|犹豫|没想好|没主意|没什么(?:想法|主意)|选择困难|[挑看]花眼|选不[出好了]|不会[选挑]|说不(?:准|好|上来|清)|不好说|"
        r"不太(?:懂|清楚|了解|会选)|搞不[清懂]|分不清|看不[懂明]|没把握|没底|没数|怕(?:不合适|买错|踩雷|不喜欢|尺码)|怕[她他].{0,3}不喜欢|迷茫|"
        r"(?:有点|我|懵)懵|一头雾水|难选|定不下|下不[了定]决心|没概念|左右为难|半信半疑|举棋不定|怎么选啊|到底(?:选|该?买)哪|要不要(?:买|下单|等)|"
        r"该不该|有点(?:晕|怀疑|乱|不放心)"
    ),
    "happy": (
        r"太好了|(?<!不)太棒|真棒|好棒|(?<!不)(?:太|超|好|特别|非常|真|很)喜欢|爱了|太感谢|非常感谢|万分感谢|(?:非常|很|特别|挺|超)满意|"
        r"(?<!不)(?<!不太)开心(?!果|不)|(?<!不)(?<!不太)高兴(?!不)|激动|好期待|很期待|哈哈|(?<!不)完美|好评(?!率|怎|多吗)|点赞|真赞|"
        r"太赞|惊喜|物超所值|(?:好|太|真)(?:可爱|漂亮|好看|美|贴心|好吃|好用|给力)|真不错|^耶|哇|幸福|给力|"
        r"(?:心情|今天)(?:真|很|超|特别)?好(?:$|[,!。])|迫不及待|等不及想|真香|帮了.{0,2}大忙"
    ),
}
_PATTERNS = {
    label: re.compile(
        rf"(?<!\w)(?:{_ENGLISH[label].replace('<span>', _SPAN)})(?!\w)|{_CHINESE[label]}"
    )
    for label in _ENGLISH
}


def signs(plain: str) -> tuple[MoodLabel, ...]:
    """The moods that `plain` shows signs of; praise beside a complaint is irony or courtesy."""
    found = tuple(label for label, pattern in _PATTERNS.items() if pattern.search(plain))
    return tuple(label for label in found if label != "happy") or found
