"""How shoppers ask for each tone, in English and Chinese, and what they ask for less of."""

from __future__ import annotations

# What names a tone, said of a manner of speaking. The first that is found counts.
ASKED: dict[str, str] = {
    "playful": (
        r"playful\w*|fun(?:ny|nier)?|jok(?:e|es|ey|ing|ier)|humou?r\w*|silly|sillier|cheek\w+|"
        r"witt\w+|"
        r"light-?hearted|lighten up|make me (?:laugh|smile|giggle)|banter|goof\w*|sassy|quirky|"
        r"crack (?:some|a few) \w+|puns?|sarcas\w+"
    ),
    "expert": (
        r"expert\w*|technical\w*|in (?:more )?(?:detail|depth)|more detail\w*|detailed|"
        r"thorough\w*|nerd\w*|"
        r"geek\w*|specialist\w*|specs|scientific\w*|science|data|jargon|terms|talk shop|numbers|"
        r"nuts and bolts|like a (?:pro|sommelier|barista|chef|scientist|specialist|connoisseur)|"
        r"get as detailed|everything there is to know|the full story|longer answers"
    ),
    "concise": (
        r"concise\w*|brief\w*|short\w*|(?:to|get to|come to) the point|fewer \w+|few words|"
        r"less talk|"
        r"less (?:words|text|chat\w*|waffle|wordy)|write less|say less|summar\w+|in a nutshell|"
        r"snappy|"
        r"crisp\w*|tl;?dr|bullet points?|one[- ](?:sentence|line|liner)s?|one sentence|"
        r"just (?:the )?facts|"
        r"no (?:essays?|waffl\w+|novels?|fluff|rambl\w+|long \w+|walls? of text|small ?talk|"
        r"speeches)|"
        r"(?:cut|skip|spare me|drop|quit|stop) (?:the |with the )?(?:waffl\w+|rambl\w+|essays?|"
        r"chatter|"
        r"fluff|small ?talk|yapping|babbl\w+|blah\w*|speech\w*|novels?)|too (?:long|wordy|chatty|"
        r"much "
        r"text|many words)|too many words|talk(?:ing)? too much|wall of text|"
        r"plain(?:ly)?(?: words| "
        r"english)?|simpl\w+|easy words|straight|direct|no[- ]nonsense|like i'?m (?:five|5)|"
        r"quick\w*|"
        r"don'?t sugar-?coat|stop (?:rambling|waffling|talking so much)|dumb it down"
    ),
    "formal": (
        r"(?<!in)formal\w*|polite\w*|courte\w+|business-?like|professional\w*|respect\w*|proper\w*|"
        r"serious\w*|sir\b|madam|ma'am|manners|official\w*|dignified|no (?:slang|emojis?|smileys|"
        r"jokes|"
        r"joking|exclamation marks?)|matter[- ]of[- ]fact"
    ),
    "friendly": (
        r"friend\w*|warm\w*|nice\w*|casual\w*|informal\w*|relax\w*|loosen up|chill\w*|kind\w*|"
        r"gentle\w*|"
        r"like a (?:(?:normal |real )?person|(?:real )?human|mate|buddy|pal)|mates?\b|"
        r"buddy|pal\b|bro\b|human|"
        r"normal\w*|natural\w*|laid[- ]back|easy[- ]going|sweet\w*|personal\w*|chat\w*|cosy|"
        r"soft\w*|"
        r"down[- ]to[- ]earth"
    ),
}
# Manners that nobody asks for, only away, and what is asked for by that.
ASKED_AWAY: dict[str, str] = {
    "formal": (
        r"emojis?|smileys|exclamation\w*|slang|chirp\w*|cheer\w*|bubbl\w*|enthusias\w*|hyper|"
        r"jok\w+|"
        r"silly|cute\w*|over the top|excited|pally|matey|(?:call\w*|saying) me (?:mate|love|dear|"
        r"honey|buddy|hun|babe|pal)"
    ),
    "friendly": (
        r"stiff\w*|robot\w*|cold\w*|distant|stuffy|corporate|lawyer|marketing|formal\w*|polite\w*|"
        r"official\w*|serious\w*|machine|impersonal|uptight|jargon|technical\w*|posh"
    ),
    "concise": (
        r"long\w*|wordy|chatty|text|words|talk\w*|detail\w*|ramble\w*|waffle|verbose|essays?"
    ),
    "expert": r"short|brief|vague|superficial|simple",
}
LESS = (
    r"\b(?:less|not so|not that|not too|isn't|too|don't|do not|dont|stop|enough|no more|no need|"
    r"quit|drop|"
    r"cut|without|lose|way too|never|you sound(?: like)?|you're (?:so|being)|youre so|stop being|"
    r"fewer|no)\b"
)

ASKED_ZH: dict[str, str] = {
    "concise": (
        r"简短|简洁|精简|简单|简明|言简意赅|扼要|说重点|讲重点|重点|直接说|直说|结论|一句话|几个字|短一?点|"
        r"短些|少说|废话|啰嗦|唠叨|磨叽|太长|那么长|长篇|小作文|字太多|太多字|话太多|话别(?:那么|这么|太)?多|少点字|字少|一大堆|"
        r"大白话|白话|通俗|听得懂|好懂|易懂|浅显|干脆|痛快|开门见山|说人话|看着累"
    ),
    "formal": (
        r"正式|严肃|正经|礼貌|敬语|敬称|规范|庄重|得体|尊重|稳重|公事公办|商务|书面|客气(?:一?点|些)|"
        r"(?:别|不要|少|能不能别)(?:再|老|总|用|发|带|一口一个|叫我)*(?:开玩笑|玩笑|表情|卖萌|装可爱|颜文字|感叹号|"
        r"热情|亢奋|嗨|夸张|叫我亲|亲(?!切)|宝)"
    ),
    "playful": r"活泼|俏皮|幽默|搞笑|好玩|有趣|风趣|皮一点|调皮|段子|逗我?|欢快|沙雕|整活|卖萌|轻松",
    "expert": r"专业|专家|详细|细致|深入|技术|参数|数据|术语|行话|内行|懂行|行家|学术|严谨|科普|全面",
    "friendly": (
        r"亲切|温柔|友好|随意|随和|随便聊|放松|自然|朋友|哥们|闺蜜|唠嗑|暖|人情味|和气|热情(?:一?点|些)|像真人|"
        r"接地气|软一?点|热乎|像人|见外|温和|可爱点"
    ),
}
ASKED_AWAY_ZH: dict[str, str] = {
    "friendly": r"官方|死板|正经|正式|严肃|冷冰冰|冷淡|生硬|机器人|机械|客气|见外|文绉绉|律师|高冷|套话|营销|话术",
    "formal": r"热情|亢奋|活泼|可爱|卖萌|玩笑|表情|亲(?!切)|嗨|随便",
    "concise": r"长|啰嗦|多|详细|复杂|废话",
}
LESS_ZH = r"别|不要|不用|太|少|甭|无需|没必要|能不能不|这么|那么|似的"
