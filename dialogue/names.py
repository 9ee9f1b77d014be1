"""Whether a word is a first name."""

from __future__ import annotations

import re

_COMMON = frozenset((
    "aaron abby abdul abigail adam adrian ahmed aisha alan alana albert alejandro alex alexander "
    "alexandra alexis ali alice alicia alison amanda amber amelia amir amy ana anastasia andre "
    "andrea andreas andrew andy angela anika anita anja ann anna anne annie anthony antonio arjun "
    "arthur ashley astrid audrey ava barbara beatrice becky ben benjamin bernard beth bianca bill "
    "billy bob boris brad brandon brenda brian bridget bruce bruno caitlin callum camila carl "
    "carla carlos carmen carol caroline catherine cathy cecilia charles charlie charlotte chen "
    "chloe chris christina christine christopher claire clara claudia colin connor craig "
    "cristina dan dana daniel daniela danny darren dave david dawn deborah debbie denise dennis "
    "derek diana diane diego dimitri dmitri dominic donna dorothy doug duncan dylan eddie edward "
    "elaine elena eleanor elise elizabeth ella ellen ellie emily emma emmanuel eric erica erik "
    "erin "
    "esther ethan eva evan eve fatima felix fiona florence frances francesca francis frank fred "
    "freya gabriel gareth gary gavin gemma geoff george georgia gina giulia glen gloria gordon "
    "graham greg greta gustavo hamza hana hannah hans harold harriet harry hassan heather heidi "
    "helen helena henry hiroshi holly howard hugh hugo ian ibrahim igor ingrid irene iris isaac "
    "isabel isabella isla ivan jack jacob jacqueline jake james jamie jan jane janet janice "
    "jasmine "
    "jason javier jean jeff jennifer jenny jeremy jess jesse jessica jill jim joan joanna joe "
    "joel "
    "johan john johnny jonas jonathan jordan jorge jose joseph josh joshua juan judith judy julia "
    "julian julie june karen karim karl kate katherine kathy katie kay keith kelly ken kenji "
    "kenneth "
    "kerry kevin khalid kim kirsty kyle lara lars laura lauren lea leah lee lena leo leon leonard "
    "leslie lewis liam lily linda lindsay ling lisa liz lizzie logan lola lorenzo lou louis "
    "louise "
    "lucas lucia lucy luigi luis luke luna lydia mackenzie maggie magnus malik manuel marc marco "
    "marcus margaret maria marie marina mario mark marta martha martin mary mason mateo mathew "
    "matt "
    "matteo matthew maureen maurice max maya megan mei mel melanie melissa mia michael michelle "
    "miguel mike mila miriam mohammed mohamed molly monica morgan muhammad nadia nancy naomi "
    "natalia "
    "natalie natasha nathan neil nick nicola nicole nigel nikita nina noah noor nora oliver "
    "olivia "
    "omar oscar owen pablo pam pamela pat patricia patrick paul paula pedro peggy penny pete "
    "peter "
    "phil philip phoebe pierre pippa priya rachel rafael raj rajesh ralph ravi ray rebecca "
    "ricardo "
    "richard rick rita rob robert roberto robin roger ron rosa rose rosie ross roy ruby rupert "
    "russell "
    "ruth ryan sabrina sally sam samantha samir samuel sandra sanjay sara sarah scott sean "
    "sebastian "
    "sergio shane sharon sheila shirley silvia simon sofia sonia sophia sophie stan stefan stella "
    "stephanie stephen steve steven stuart sue susan suzanne sven sylvia tamara tania tara ted "
    "teresa "
    "terry tess theo theresa thomas tiffany tim timothy tina toby todd tom tony tracy trevor "
    "tyler "
    "una ursula valentina valerie vanessa vera veronica vicky victor victoria vince vincent "
    "violet "
    "vivian walter wanda wei wendy will william xavier yara yasmin yuki yusuf yvonne zach zara "
    "zoe "
    "zofia zoltan"
).split())  # fmt: skip


def is_name(said: str) -> bool:
    """Whether a word by itself is a first name: a common one, or any with a capital letter."""
    known = said.casefold() in _COMMON
    capital = said[:1].isupper() and said[1:].islower() and len(said) > 2
    return known or (capital and not _ORDINARY.fullmatch(said))


_ORDINARY = re.compile(
    r"\w+(?:an|ish|ese|ed|ing|ly|ic|al|ous|ful|less|ive|able|ible|ist|er|ian|ite|ent|ant)|german|"
    r"french|dutch|swiss|"
    r"greek|thai|turk|finn|dane|swede|pole|czech|arab|jew|sikh|muslim|hindu|black|white|gay|trans|"
    r"sorry|happy|sad|new|fine|good|ok|okay|sure|back|here|lost|late|early|done|glad|bad|sick|ill|"
    r"cold|hot|old|young|single|broke|poor|rich|busy|lazy|shy|tall|short|free|ready|afraid|alone|"
    r"not|just|so|very|also|really|too|in|on|at|from|into|off|out|up|down|still|now|currently|"
    r"doctor|mum|mom|dad|customer|vegan|keto|celiac|coeliac|deaf|blind|pregnant|diabetic|done|"
    r"gone|torn|stuck|both|all|"
    r"nobody|someone|male|female|asleep|awake|drunk|sober|numb|upset|mad|grumpy|hungry|thirsty|"
    r"lonely|angry|picky|clumsy|crazy|"
    r"well|great|super|curious|certain|unsure|worth|due|same|like|about|over|under|between|no|yes|"
    r"the|a|an|my|your|me|you|what|how|who|that|this|it|"
    r"impressed|excited|obsessed|allergic|intolerant|fond|keen|fed|sold|screwed|weak|strong|proud|"
    r"unable|able",
    re.IGNORECASE,
)
