"""The Chinese patterns by which people state facts: each begins where the subject of a clause ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue import vocabulary_zh as words
from dialogue.numbers import number
from dialogue.predicates import NOT_EATING
from dialogue.kin import CHINESE

# Words that may stand between a subject and what is said of it.
_ADV = (
    r"(?:真的?是?|是真的|也|都|还|还是|就|又|最|特别|特|超级|超|很|非常|挺|蛮|比较|相当|一直|向来|从小就?|平时|平常|一般|现在|目前|今年|最近|其实|可|更|"
    r"贼|巨|好|老|天生|确实|实在|的确|本来就|"
    r"有点儿?|有些|稍微|主要|经常|通常|都是|刚|刚刚|已经|这人|这个人|自己|呢|啊|吧|属于|算是|是属于|早就|多年|常年|长期|从来都?|全家都?|一家都?|家里?|"
    r"家人都?|每天都?|完全|根本|绝对|严重|就是)*"
)
_WORD = r"[一-鿿A-Za-z0-9&·]"
_FOOD = rf"(?P<what>(?:{_WORD}|[、]){{1,20}}?)"
_REST = r"(?P<what>.+)"
_N = r"(?:\d{1,4}|[零一二两三四五六七八九十百千俩]+)"
_KIN = "|".join(sorted(CHINESE, key=len, reverse=True))
_PET = "|".join(sorted(words.PETS, key=len, reverse=True))
_MORE = r"(?:的|了|啊|呀|呢|哦|哈|啦|嘛|吧|诶|唉|哟|喔|噢|捏|滴|哇|嗷|哎|呗|咯|嘿嘿|哈哈)*"
_SEP = re.compile(r"、|和|跟|以及|及|还有|或者?|与|&")
_VAGUE = re.compile(
    r"(?:这|那|它|你|他|她|咱|哪|第|什么|某|等|客服|快递|排队|物流|砍价|广告|套路|推荐|退货|骗|假货|差评|涨价|上面|前面|后面|左边|右边|刚才|上次|几|"
    r"有没有|就|也|又|的|了|啊|呢|吧|到|过|上了|一下|一个|款|吗|不|没|啥|怎|为|被|让|再|去|来|买|逛|收|看到|推|死|人)",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate and the words that state it; `instead_of`: what is not read beside it."""

    predicate: str
    regex: re.Pattern[str]
    needs_subject: bool = False
    instead_of: tuple[str, ...] = ()


def _row(predicate: str, regex: str, *instead_of: str, own: bool = False) -> Pattern:
    return Pattern(predicate, re.compile(_ADV + regex, re.IGNORECASE), own, instead_of)


_LOVE = (
    r"(?:喜欢|偏爱|钟爱|酷爱|热爱|偏好|钟情于?|痴迷于?|沉迷于?|迷上了?|离不开|爱死|中意|稀罕|(?<![可恋亲宠真心关友敬珍示])爱上了?|"
    r"(?<![可恋亲宠真心关友敬珍示])爱(?![了好人情心的上你豆护惜国美意]))"
)
_HATE = (
    r"(?:不(?:是很|是特别|是太|是那么|太|怎么|大|咋|很|喜)?(?:喜欢|爱(?!惜)|感冒|待见|中意)|不喜(?!欢)|讨厌|厌恶|反感|嫌弃|抗拒|受不了|忍不了|"
    r"忍受不了|接受不了|接受不能|吃不惯|喝不惯|用不惯|穿不惯|吃不来|"
    r"喝不来|闻不了|闻不得|闻不惯|欣赏不来|拒绝|(?<=最)烦(?!死|人|恼)|(?<=很)烦(?!死|人|恼)|(?<=特别)烦(?!死|人|恼)|见不得|看不惯)"
)
_NOT_EAT = (
    r"(?:(?:从来?|一点|一口|滴|向来|坚决)?(?:都)?(?:不(?:太|怎么|大)?(?:能|会|可以|敢|让|宜|准)?(?:吃|喝|碰|沾)|吃不了|吃不得|喝不了|"
    r"喝不得|碰不得|碰不了|沾不得|不能(?:有|放|摄入)|"
    r"戒了|戒掉了?|戒(?=[糖酒碳咖肉奶茶油盐])|忌口|忌(?!口|讳)|要忌|要避开|得避开|吃不下))(?!了|得|到|完|下|惯|消|透|香|上|起|饱|醋|亏|苦|准)"
)
PATTERNS: tuple[Pattern, ...] = (
    _row(
        "allergy",
        rf"(?:对|一(?:吃|碰|闻|喝)|(?:吃|碰|闻|喝|用)(?:了|到)?){_FOOD}(?:就|会|也|都|是|有|有点|严重|特别|会|很|非常|重度|轻度|中度|"
        r"一直|容易)*(?<![不没])过敏(?!原|药|体质)",
        "allergy2",
        "condition",
        "dislikes",
        "likes",
    ),
    _row(
        "allergy",
        rf"(?:有|是)?(?P<what>(?!怕|某|容易|皮肤|换季|季节|鼻子|药物性|春季|有点|没|不|对|体质)(?:(?![对我不])(?:{_WORD}|"
        rf"、)){{1,8}}?)(?:严重|重度)?过敏(?!性|原|体质|药|源)",
        "condition",
    ),
    _row("allergy", rf"(?:过敏的?(?:是|有|就是)|过敏(?:原|源)(?:是|有|：|:)|过敏(?:：|:)){_REST}", "condition"),
    _row(
        "condition",
        r"(?:体检|去年|上周|上个月|医生说|检查|在|正在|处于|单身)*(?:有|得了|患有|患了?|确诊了?(?:是|为)?|查出来?了?(?:有|是)?|"
        r"检查出来?了?(?:有|是)?|诊断(?:出|为|是)?(?:了|有)?|被诊断(?:出|为|是)|得|犯|是)?(?:点|一点|点儿|些|轻微的?|严重的?|轻度的?|"
        r"重度的?|中度的?|慢性的?|先天性|遗传性|很严重的)*"
        rf"(?P<what>{words.CONDITIONS})(?!人(?!了)|患者(?:能|可以|吃|用)|专用|能|可以|适合|友好|的话|食品|药)",
    ),
    _row("condition", r"(?:是)?(?:一个|个)?(?P<what>孕妇|准妈妈|孕妈)(?!装|用|裤|能|可以|专用|枕)", own=True),
    _row("condition", r"有(?P<what>(?!选择|强迫|拖延|密集|囤积)[一-鿿]{1,4}(?:病|炎|症))(?!人|毒)"),
    _row(
        "diet",
        r"(?:是(?:个)?|吃|只吃|信|坚持|开始|长期|信奉|做|在)?(?P<what>纯素(?:主义者?|食者?)?|全素|严格素食(?:主义者?|者)?|维根|vegan|"
        r"素食(?:主义者?|者)?|(?<=吃)(?:长)?[素斋](?![菜食])|茹素|清真(?:食品|的|餐)?|穆斯林|生酮(?:饮食)?|无麸质(?:饮食)?|"
        r"低碳(?:饮食)?|低糖(?:饮食)?|控糖|无糖饮食|轻食|地中海饮食|鱼素|蛋奶素|halal|keto)(?!的?(?:吗|有|零食|馅|包|饼|方便面|餐厅|火腿))",
        "diet2",
    ),
    _row("habit", r"(?P<what>不吃(?:早|晚|午|中)[饭餐]|不吃夜宵|过午不食)"),
    _row("dislikes", rf"{_HATE}(?:吃|喝|用|穿|闻|看)?{_REST}", "diet2", "likes", "habit"),
    _row("diet2", rf"{_NOT_EAT}{_REST}"),
    _row("likes", rf"(?:喜欢|爱)?(?<![不没会想能望该])(?:是)?{_LOVE}(?:吃|喝|用|穿|闻)?{_REST}", "habit"),
    _row(
        "likes",
        r"对(?P<what>[^对]{1,10}?)(?:情有独钟|毫无抵抗力|没有?抵抗力|爱不释手|着迷|上瘾|欲罢不能|特别感兴趣|很感兴趣|感兴趣|有执念)",
    ),
    _row("dislikes", r"对(?P<what>[^对]{1,10}?)(?:真的|完全|一直|是)*(?:无感|不感冒|没兴趣|不感兴趣|反感|深恶痛绝|没好感)"),
    _row(
        "likes",
        r"(?:是(?:个)?)?(?:资深|重度|骨灰级|十级|老)?(?P<what>(?!学生|上班|手残|选择|颜|考研|在|我|是|"
        rf"失){_WORD}{{1,4}}?)(?:控|党|狂魔|爱好者|发烧友|重度患者|脑袋|星人|十级爱好者)(?!制|员)",
    ),
    _row("likes", r"(?:是)?无(?P<what>[辣肉酒茶甜])不欢"),
    _row("hobby", rf"(?:的)?(?:爱好|兴趣|业余爱好|兴趣爱好|最大的爱好)(?:就)?(?:是|:|：|有|包括|主要是)?{_REST}", "likes"),
    _row(
        "hobby",
        r"(?:业余(?:时间)?|没事儿?|闲(?:着|下来|暇时|的时候)?|空闲(?:时间|时)?|闲来无事|周末|休息(?:日|的时候)?|放假)(?:都|就|会|经常|常|"
        rf"喜欢|爱|总|总是|一般|最)*(?:去|玩|搞|打打|练练|弹弹|看看|写写)?(?P<what>{words.HOBBIES})",
        "likes",
        "habit",
    ),
    _row(
        "hobby",
        rf"(?:在)?(?:玩|学|练|搞)(?:了)?(?:[一二三四五六七八九十\d]+年)?(?:的)?(?P<what>{words.HOBBIES})",
        "likes",
    ),
    _row(
        "name",
        r"(?:的)?(?:名字)?(?:就)?(?:叫做?|名叫|名字叫|名字是|大名|小名叫?|网名叫?)(?P<what>(?!啥|什么|我|你|他|她|它|个|外卖|车|了|不|"
        r"号|人|醒|声|停|好)(?:[一-鿿·]{1,5}?|[A-Za-z][A-Za-z·]{0,15}))(?:就行|就好|吧|好了|即可|啦|了|哦|哈)*(?=$|今年|"
        r"是|住|的|\d)",
    ),
    _row(
        "name",
        r"是(?P<what>(?:小|阿|老)(?!板|师|手|白|伙|朋|学|人|公|婆|家|妈|区|孩|年|实|仙|气|个|太|外|资|是|粉|奶)[一-鿿]{1,2})$",
    ),
    _row(
        "age",
        rf"(?:都|已经|才|刚满?|过完年|虚岁|周岁|满|也|有|快要?)*(?P<what>(?<!快)(?<!快要)(?:半|{_N}))(?P<unit>多岁|岁半|周岁|"
        r"岁|(?:个半月|个月|个多月)(?=大|了|$|的|会|还))(?!以上|以下|以内|起|前|能|可以|的时候|时)",
    ),
    _row("age", r"(?:年龄|岁数)(?:是|:|：)?(?P<what>\d{1,3}|[一二三四五六七八九十]{1,3})"),
    _row(
        "age",
        r"(?:(?<=今年)|(?<=都)|(?<=已经)|(?<=今年刚))满?(?P<what>\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|"
        r"一百?零?[一二三四五六七八九]?)(?:了|啦|$)",
    ),
    _row("age", r"今年(?:都|已经|才|刚满?|满)*(?P<what>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?=了|啦|$)"),
    _row("age", r"(?P<what>\d{2}|[二三四五六七八九]十[一二三四五六七八九]?)(?:多)?(?:了|啦)$", own=True),
    _row(
        "birthday",
        r"(?:的)?(?:生日|出生)?(?:是|在|：|:)?(?:农历|阴历|阳历)?(?P<month>\d{1,2}|"
        r"[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)?(?P<born>生日|出生|生的|生|过生日|"
        r"的生日)",
    ),
    _row(
        "birthday",
        r"(?:的)?(?P<born>生日|出生日期)(?:是|在|就在|：|:)?(?:每年)?(?:农历|阴历|阳历)?(?P<month>\d{1,2}|"
        r"[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)?",
    ),
    _row("household", r"(?:是|就|都是|一直|单身)*(?P<alone>一个人(?:过|住|生活|租房|在外|居住)|独居|自己住|自己一个人住|一人住|单独住)"),
    _row("household", rf"(?:有|一共|总共|一家|全家|是)*(?P<people>{_N})口(?:人|之家|子)?"),
    _row("household", rf"(?:有|一共|总共|一家|全家|家里)*(?P<people>{_N})个?人(?:住|一起住|吃饭|生活|过日子)"),
    _row(
        "household",
        r"(?:家里?|有|带|养|养了|生了|家有|我家)*(?P<kids>[两俩二三四2-5]|俩)个?(?P<young>孩子|娃|小孩|宝宝|神兽|熊孩子|儿子|女儿|"
        r"闺女)(?:了|$|要|呢|的妈)",
    ),
    _row(
        "household",
        r"(?:现在|目前)?(?:和|跟|与)(?:我)?(?P<mates>室友|舍友|合租室友|父母|爸妈|爸爸妈妈|公婆|老公|老婆|男朋友|女朋友|对象|爱人|男友|女友|"
        r"家人|奶奶|爷爷|孩子|女儿|儿子|朋友|同事|妹妹|姐姐|弟弟|哥哥)(?:们)?(?:一起|一块|同|合)*(?:住|合租|同居|生活)",
    ),
    _row(
        "home",
        r"(?:住(?:的是?|在|着)?|在外(?:面)?|是|租(?:了|的)?(?:个|间|套|的)?|在)*(?:个|一个|一间|间|套|"
        rf"一套)?(?P<what>{words.HOMES})(?!区|有|能|可以|的话)",
    ),
    _row("home", r"(?:家里?|有)+(?:一个|个|一片)?(?:小|大)?(?P<what>院子|花园|阳台|露台|天台|菜园|地暖|暖气)(?!上|里)"),
    _row(
        "location",
        (
            r"(?:人)?(?:现在|目前|家)?(?:住在?|家住|定居在?|搬到了?|搬来了?|搬去了?|常驻|常住|坐标|base|老家(?:是|在)?|来自|人在|家在|"
            r"生活在|工作在|在(?=[一-鿿]{2,6}(?:工作|上班|生活|读书|上学|念书|打工|定居|住|租房|做生意|创业|养老)))(?P<what>(?!哪|这|那|"
            r"一楼|二楼|顶|校|宿舍|[一二三四五六七八九十\d]|楼|得|的|在|公寓|别墅|学校|农村|乡下|老小区|合租|出租|着|酒店|院|不|他|她|你|我|附近|一|"
            r"单位|公司|家里|路上|外地|国外|工地|银行|医院|学校|工厂|餐|超市|机关|国企|外企|大厂|事业|上|下|城里|城中村|地下|平房|复式|小户|城郊|郊区|"
            r"单身)[一-鿿A-Za-z]{2,10}?)(?:这边|那边|市区|工作|上班|生活|读书|上学|念书|打工|定居|租房|做生意|创业|养老|住)?"
        ) + _MORE + (
            r"(?=$|今年|是|有|\d)"
        ),
    ),
    _row("location", rf"(?:是)?在?(?P<what>{words.CITIES})(?:这边|人|的|本地人|土著)(?=$|了|在|住)"),
    _row("location", rf"(?:现在|目前|人)?在(?P<what>{words.CITIES})(?:市|这边|那边|呢|了|啊)?$"),
    _row(
        "occupation",
        r"(?:工作|职业|本职|平时工作)?(?:是|做|正在|在(?=读)|当(?!地)|干|就是|在做|在当|是做|目前是|还是|以前是|算是|从事|搞|跑|送|开|"
        rf"个)*(?:一名|一位|一个|个|名|位|的)?(?P<what>(?:{words.RANKS}){{0,3}}(?:{words.OCCUPATIONS}))(?:的|"
        r"了|一枚|一个|出身|啊|呀|哦|啦|工作|行业)*(?=$|今年|住|平时|天天|每天|经常|在|工作|所以|需要|要|得|\d)",
    ),
    _row(
        "occupation",
        r"(?:是|平时)?(?P<what>(?:做|搞|干|跑|送|开|教)(?:it|互联网|金融|销售|设计|教育|建筑|装修|保险|外贸|电商|餐饮|编程|开发|财务|会计|"
        r"媒体|自媒体|直播|房产|物流|工地|软件|硬件|运营|快递|外卖|出租车?|网约车|滴滴|货车|大车|公交车?|英语|数学|语文|体育|音乐|美术|钢琴|程序|技术|科研|"
        r"行政|人事|采购|医药|生意|小买卖|保洁|家政|美容|美发|餐馆|饭店|花店|咖啡店|奶茶店|服装店|民宿))(?:的|工作|这行|行业|店)*$",
    ),
    _row(
        "occupation",
        r"(?:已经|都|刚|早)*(?P<what>退休|待业|失业|在家带娃|自由职业|考研|读研|读博)(?:了|中|在家|好几年|多年|啦|的|$)",
    ),
    _row(
        "size",
        r"(?:的)?(?P<shoe>鞋码|脚码|鞋子|鞋|脚)(?:一般|平时|都|大概|要)*(?:是|穿|：|:)?(?P<what>\d{2}(?:\.5)?)(?:码|"
        r"号)?(?!块|元|分|双|度)",
    ),
    _row(
        "size",
        r"(?:一般|平时|平常|衣服|裤子|上衣|都|日常|通常|要)*穿(?:的)?(?:是|衣服|衣)?(?P<what>x{0,4}[sl]|\d?xl|m|均码|加大码|加大|"
        r"大码|中码|小码|(?:1[5-9]\d)|[23]\d(?:\.5)?|4[0-9](?:\.5)?)(?![A-Za-z\d])(?P<code>码|"
        r"号)?(?:的)?(?P<shoe2>鞋)?",
    ),
    _row(
        "size",
        r"(?:的)?(?:尺码|码数|衣服尺码|尺寸|腰围|胸围|裤腰|内衣|三围)(?:是|：|:)?(?P<what>x{0,4}[sl]|\d?xl|m|"
        r"\d{2,3}[a-g]?(?:\.5)?|[一二三]尺[一二三四五六七八九]?)(?![A-Za-z\d])",
    ),
    _row(
        "size",
        r"(?:的)?(?:身高|个子)?(?:是|有|才|只有|：|:|大概)*(?P<what>一米[一二三四五六七八九]{1,2}|两米[一二三四五]?|1米\d{1,2}|"
        r"[12]\.\d{1,2}\s?(?:米|m)|1[3-9]\d\s?(?:cm|公分|厘米))(?!的?(?:桌|床|宽|长|高的))",
        own=True,
    ),
    _row("size", r"(?P<what>一米[四五六七八九][零一二三四五六七八九]?)$"),
    _row(
        "size",
        r"(?:的)?身高(?:是|有|才|只有|：|:|大概)*(?P<what>一米[一二三四五六七八九]{1,2}|1米\d{1,2}|[12]\.\d{1,2}\s?(?:米|"
        r"m)?|1[3-9]\d\s?(?:cm|公分|厘米)?|一七[零〇一二三四五六七八九]|一八[零〇一二三四五六七八九])",
    ),
    _row("size", r"(?:的)?体重(?:是|有|才|只有|：|:|大概)*(?P<what>\d{2,3}\s?(?:斤|公斤|kg))"),
    _row(
        "pet",
        r"(?:家里?|自己|还|刚|新|又|就|一直|最近|以前|都)*(?:养(?:了|着|的(?:是)?|过)?|领养了?|收养了?|捡了?|捡到了?|接了?|有|刚买了?|"
        r"新添了?|抱回来?|买了)(?P<many>一|两|俩|三|四|几|个|\d)?(?:条|只|个|头|匹|缸|窝|群)?(?:可爱的|调皮的|流浪|小|老|大|黑|白|橘|"
        rf"胖|奶|幼|刚出生的|英国短毛|的|个|很粘人的)*(?P<what>{_PET})(?!粮|窝|砂|罐|条|零食|包|抓|玩|爬|毛|眼|肉|咬|书|图案|的故事|科)",
    ),
    _row(
        "pet_keeper",
        r"(?:是(?:个|一名|名)?)?(?:资深|专业|老)?(?P<what>猫奴|铲屎官|猫奴一枚|狗奴|猫妈|狗妈|猫爸|狗爸|养猫人|养狗人|养猫党|养狗党|有猫人士|"
        r"有狗人士)",
    ),
    _row(
        "budget",
        rf"(?:每个?月|一个?月|每周|一周|每个?星期|每年|月|一年)(?:的)?[一-鿿]{{0,8}}?(?:预算|开销|花费|生活费|零花钱|伙食费|花|能花|"
        rf"只能花)[一-鿿]{{0,10}}?(?P<what>\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]{{2,}})(?:块|元|左右|以内|吧|$|出头)",
    ),
    _row(
        "budget",
        rf"[一-鿿]{{0,6}}?预算(?:是|大概|也就|差不多|就)*(?:每个?月|一个?月|每周|一周|月均)(?:是|大概|也就|差不多|就)*(?P<what>\d+|"
        rf"[一二两三四五六七八九十百千万]{{2,}})",
    ),
    _row("language", rf"(?:的)?(?:母语|第一语言)(?:是|：|:)(?P<what>{'|'.join(words.LANGUAGES)})"),
    _row(
        "language",
        r"(?:平时|在家|家里|只会?|只|日常|从小|一般)*(?:会)?(?:说|讲)(?:的(?:是)?)"
        rf"?(?P<what>{'|'.join(words.LANGUAGES)})(?!吧|行吗|好)",
        own=True,
    ),
    _row(
        "owns",
        r"(?:家里?|自己|刚|新|已经|也|还)*(?:有|买了|入手了|刚买|用的(?:是)?|开的(?:是)?|骑的(?:是)?)(?:一|两|个|了|我的)?(?:台|辆|"
        rf"把|部|套|个|架|口|只)?(?:二手|新|旧|小|大|老)*(?P<what>{words.OWNED})(?!票|子|位|展|间|险|厘|的话|型)",
        own=True,
    ),
    _row(
        "values",
        r"(?:很|最|特别|非常|比较|更|真的|挺)*(?:看重|在乎|在意|注重|重视|讲究|推崇|崇尚|坚持|支持(?=国货|环保|公平|本地|小店|民族|原创)|"
        rf"追求)(?:的)?(?:就)?(?:是)?{_REST}",
    ),
    _row("values", r"(?:是(?:个)?)?(?P<what>环保|极简|实用|素食|动物保护|女权|不婚|长期|可持续|低碳)主义者?"),
    _row(
        "values",
        r"(?:一直|都|基本|尽量)*只(?:买|用|吃|选|支持|穿)(?P<what>国货|有机(?:的|食品|蔬菜)?|本地(?:的|货)?|二手(?:的)?|环保(?:的)?|"
        r"无添加(?:的)?|公平贸易(?:的)?|天然(?:的)?|可降解(?:的)?|零残忍(?:的)?)",
    ),
    _row(
        "habit",
        r"(?:(?<=经常)|(?<=每天)|(?<=每天都)|(?<=平时)|(?<=一直)|(?<=长期)|(?<=常年)|(?<=老)|天天|每天(?:早上|晚上|都|早晚|"
        r"中午|下班后|下午|睡前)*|每晚|每周(?:[一二三四五六日末]|[一二三两四五]次|都|去|要)*|经常|常常|老是|总是|总|动不动就?|习惯了?|隔三差五就?|"
        rf"一天到晚|几乎每天|早上都?|晚上都?|睡前都?|下班后?都?|周末都?)(?:都|要|会|得|去|还|在|就|地|爱)*(?P<what>{words.HABITS})",
    ),
    _row(
        "habit",
        r"(?P<what>(?:(?<=上班)|(?<=平时)|(?<=工作)|(?<=天天)|(?<=老)|(?<=长期))?久坐|上夜班|值夜班|上早班|倒班|三班倒|(?:开车|"
        r"骑车|走路|坐地铁)上下?班)",
        own=True,
    ),
    _row(
        "trait",
        rf"(?:是(?:个)?|有|属于|就|个|特|一个|典型的?|算|严重的?|重度|轻微的?|点|头发|皮肤|脚)*(?P<what>{words.TRAITS})(?!吗|"
        r"的人群)",
    ),
    _row(
        "gift_recipient",
        r"(?:一般|经常|主要|平时|每次|都是|常|老是|每年|基本|总|大多|来这|来这儿|在这|多半|通常)+(?:是|都|在|要|来)*(?:给|帮|替|为)(?:我|我们|"
        rf"咱)?(?:家)?(?P<kin>{_KIN})(?:买|挑|选|送|囤)",
    ),
)  # fmt: skip
# What a sentence puts first: "香菜我不喜欢"; not a reason such as "太贵了".
_TOPIC = (
    r"(?P<what>(?!太|很|好|真|有点|质量|价格|颜色|样子|包装|款式|但|可|不过|所以|还是|第|这|那|你|对|其实|说|唉|一|因为|怎|都|味道|哪)"
    r"[一-鿿A-Za-z]{1,8}?)"
)
_START = r"(?:^|(?<=[,，。！!？?；;\s]))"
FREE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(regex, re.IGNORECASE))
    for kind, regex in (
        (
            "name",
            r"(?:叫我|喊我|称呼我|可以叫我)(?P<what>(?!别|不|去|少|多|怎|干|买|来|先|起|有|也|都|滚|一声|做|"
            r"等)[一-鿿A-Za-z·]{1,6}?)(?:就行|就好|吧|好了|即可|就可以|得了|啦|哈|哦)*(?=$|[,，。！!？?；;\s])",
        ),
        (
            "dislikes",
            rf"{_START}{_TOPIC}(?:这(?:东西|玩意儿?|个味道?|种东西))?我(?:们家|家|们)?{_ADV}(?:不喜欢|受不了|讨厌|不爱吃|不爱喝|"
            r"不爱|吃不惯|接受不了|无感|不感冒|欣赏不来|喝不惯|不太喜欢|不怎么喜欢|闻不了|吃不来|一点都?不喜欢)(?=$|[,，。！!；;\s]|的|了|啊|呢)",
        ),
        ("likes", rf"{_START}{_TOPIC}我{_ADV}(?:喜欢|爱吃|爱喝|爱看|超爱|爱)(?=$|[,，。！!；;\s]|的|了|啊|呢)(?!上)"),
        (
            "diet2",
            rf"{_START}(?P<what>[一-鿿A-Za-z]{{1,6}}?)我(?:们家|家|们)?{_ADV}(?:不吃|不能吃|吃不了|不喝|不能喝|喝不了|"
            r"不能碰|不碰)(?=$|[,，。！!；;\s]|的|了|啊)",
        ),
        ("household", r"(?P<mates>爸妈|父母|公婆|爷爷奶奶)(?:跟|和|与)我(?:们)?一起(?:住|生活)"),
        (
            "diet2",
            rf"(?:一点|一口|半点|一丁点)(?P<what>[一-鿿]{{1,4}}?)(?:都|也)(?:不能|不)?(?:吃不了|吃不得|不吃|不沾|不碰|吃|喝不了|"
            r"不喝)",
        ),
        ("diet2", r"(?P<what>(?<=滴)酒)不沾"),
        (
            "values",
            rf"{_START}(?:我(?:们)?(?:觉得|认为|一直觉得))?(?P<what>(?!我|这|那|你|它|"
            rf"质量不)[一-鿿A-Za-z]{{2,8}}?)(?:对(?:我|我们|我们家)(?:来说|来讲|而言)?|在我这)?(?:真的|挺|很|非常|最|特别|太|比较|"
            r"都|是|蛮)*(?:重要(?=的)|重要|是第一位|最重要|第一位|第一|排第一)(?:的)?(?=$|[,，。！!；;\s])",
        ),
        (
            "likes",
            rf"{_START}(?P<what>[一-鿿A-Za-z]{{1,8}}?)(?:是|才是|就是)我的?(?:最爱|心头好|本命|命根子|命|快乐源泉|白月光)",
        ),
        ("likes", rf"我的?(?:最爱|心头好)(?:就)?是(?P<what>[一-鿿A-Za-z]{{1,8}})"),
        ("pets", r"[一两二三1-3]猫[一两二三1-3]狗|猫狗双全"),
        ("values", r"(?P<what>零残忍|动物福利|公平贸易|可持续)(?:对我)?(?:很|最|非常)?重要"),
        (
            "kin_age",
            rf"(?<!适合)(?P<what>(?:半|{_N}))(?P<unit>岁半|周岁|岁|个月|个多月)(?:多|了)?(?:大)?(?:的)?(?:小|"
            rf"大)?(?P<who>{_KIN}|{_PET})(?!能|可以|以上|用的|适合|玩)",
        ),
        (
            "pet_name",
            rf"(?P<pet>{_PET})(?:狗|猫)?(?:的)?(?:名字)?(?:是|就)?叫做?(?P<what>(?!什么|啥|的|个|了|"
            rf"不)[一-鿿A-Za-z]{{1,5}}?)(?=$|[,，。！!？?；;\s]|了|的|今年|特别|很|最|爱|喜欢|才|\d|和)",
        ),
        ("likes", rf"{_START}比起[^,，。]{{1,8}}(?:我)?(?:还是)?更?(?:喜欢|爱)(?:吃|喝)?(?P<what>[一-鿿]{{1,8}})"),
    )
)  # fmt: skip
_TAIL = re.compile(
    r"(?:(?:也|都|但|不过|而且|所以|因为|还有|比较|胜过|多过|超过|多一点|多些|一点|得不行|到不行|得要命|要命|死了|惨了|得很|什么的|之类的?|这类的?|"
    r"这种的?|那种的?|来着|就行|就好|多年|好多年|好久|很久|"
    r"这口|这一口|的人|的时候|时|如命|多一些|更多|为主|就难受|就吐|就拉肚子|就头疼|就起疹子|(?:[一二三四五六七八九十两\d]+年)|已经|能|可以|有|给|推荐|来|想|"
    rf"要|吃了|会|就|又|一直|最|特别|那|这|请|别|麻烦|是|在|跟|我|你|他|她).*|{_MORE})$",
)


def _things(said: str, longest: int = 9) -> list[str]:
    found = []
    for piece in _SEP.split(said):
        piece = _tidy(piece)
        if piece and len(piece) <= longest and not _VAGUE.match(piece) and piece not in "吃喝用穿看闻":
            found.append(piece)
    return found


def _tidy(said: str) -> str:
    said = re.sub(rf"{_MORE}$", "", said.strip().casefold())
    said = re.sub(r"(?<=..)的(?:味道?|气味|口感|感觉|东西|食物|食品)$", "", said)
    if len(said) > 1:
        said = said[0] + _TAIL.sub("", said[1:])
    said = re.sub(rf"{_MORE}$", "", said)
    return re.sub(r"^(?:吃|喝|闻|所有|一切|各种|任何|那种|这种|任何带|点|味道)(?=..)", "", said)


def values(predicate: str, match: re.Match[str]) -> list[tuple[str, str]]:
    """The (predicate, object) pairs that the words of a pattern stand for; none for no value."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    reader = _READERS.get(predicate)
    if reader is not None:
        return reader(groups)
    return [(predicate, one) for one in _things(groups.get("what", ""))]


Values = list[tuple[str, str]]


def _diet(groups: dict[str, str]) -> Values:
    what = groups["what"].casefold()
    for sign, diet in (("纯", "vegan"), ("全素", "vegan"), ("严格", "vegan"), ("维根", "vegan"),
                       ("vegan", "vegan"), ("清真", "halal"), ("穆斯林", "halal"),
                       ("halal", "halal"), ("生酮", "keto"), ("keto", "keto"),
                       ("无麸质", "gluten-free"), ("鱼素", "pescatarian")):  # fmt: skip
        if what.startswith(sign):
            return [("diet", diet)]
    if re.match(r"低碳|低糖|控糖|无糖|轻食|地中海", what):
        return [("diet", what)]
    return [("diet", "vegetarian")]


def _without(groups: dict[str, str]) -> Values:
    said = groups["what"]
    if re.match(r"[素饭药苦亏了得这那它你上下完饱消的就也都惯多太少到着]|早饭|晚饭|午饭|早餐|晚餐|夜宵|外卖|几|什么|过", said):
        return []
    return [("diet", f"{NOT_EATING}{one}") for one in _things(said, 7)]


def _age(groups: dict[str, str]) -> Values:
    unit, said = groups.get("unit", "岁"), groups["what"]
    if said == "半":
        return [("age", "6 months")] if unit == "岁" else []
    years = number(said)
    if years is None or not 0 < years < 111 or (years != int(years)):
        return []
    if unit == "岁半" and years == 1:
        return [("age", "18 months")]
    if "月" in unit:
        return [("age", f"{int(years)} month{'s' if years != 1 else ''}")]
    return [("age", str(int(years)))]


def _birthday(groups: dict[str, str]) -> Values:
    month, day = number(groups["month"]), number(groups["day"])
    if not month or not day or month > 12 or day > 31:
        return []
    return [("birthday", f"{int(month):02d}-{int(day):02d}")]


_KIDS = {"两": "two", "俩": "two", "二": "two", "2": "two", "三": "three", "3": "three",
         "四": "four", "4": "four", "5": "five"}  # fmt: skip
_COUPLE = frozenset("老公 老婆 男朋友 女朋友 对象 爱人 男友 女友".split())


def _household(groups: dict[str, str]) -> Values:
    if "alone" in groups:
        return [("household", "alone")]
    if "people" in groups:
        people = number(groups["people"].replace("俩", "两"))
        return [("household", f"{int(people)} people")] if people and people < 20 else []
    if "kids" in groups:
        return [("household", f"{_KIDS[groups['kids']]} kids")]
    mates = groups["mates"]
    if mates in _COUPLE:
        return [("household", "partner")]
    return [("household", "roommates" if mates.endswith(("室友", "舍友")) else mates)]


def _size(groups: dict[str, str]) -> Values:
    said = groups["what"].casefold()
    shoe = "shoe" in groups or "shoe2" in groups
    if said.isdecimal() and groups.get("code") and 34 <= int(said) <= 48:
        shoe = True
    return [("size", f"shoe {said}" if shoe else said)]


def _budget(groups: dict[str, str]) -> Values:
    said = number(groups["what"])
    return [("budget", f"{said:f}")] if said else []


def _one(kind: str) -> Values:
    return []


def _verbatim(kind: str):  # type: ignore[no-untyped-def]
    def read(groups: dict[str, str]) -> Values:
        return [(kind, groups["what"].casefold())]

    return read


def _occupation(groups: dict[str, str]) -> Values:
    said = re.sub(
        r"^(?:在读|一名|一位|一个|个|名|位|是|做|当|在|还|就|的|普通|干|从事|目前|以前)+",
        "",
        groups["what"].casefold(),
    )
    return [("occupation", said)] if said else []


def _condition(groups: dict[str, str]) -> Values:
    said = groups["what"]
    return [("condition", "怀孕" if said in {"孕妇", "准妈妈", "孕妈"} else said)]


_READERS = {
    "diet": _diet, "diet2": _without, "age": _age, "kin_age": _age, "birthday": _birthday,
    "household": _household, "size": _size, "budget": _budget, "occupation": _occupation,
    "condition": _condition, "name": _verbatim("name"), "location": _verbatim("location"),
    "home": _verbatim("home"), "habit": _verbatim("habit"), "trait": _verbatim("trait"),
    "owns": _verbatim("owns"),
    "pet": lambda groups: [("pet", words.PETS[groups["what"]])],
    "pet_keeper": lambda groups: [("pet", "dog" if "狗" in groups["what"] else "cat")],
    "pets": lambda groups: [("pet", "cat"), ("pet", "dog")],
    "pet_name": lambda groups: [("pet", words.PETS[groups["pet"]]), ("pet_name", groups["what"])],
    "language": lambda groups: [("language", words.LANGUAGES[groups["what"]])],
    "gift_recipient": lambda groups: [("gift_recipient", CHINESE[groups["kin"]])],
}  # fmt: skip
