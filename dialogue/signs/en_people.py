"""English words and phrases that are signs of people, their lives and likings."""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    "SELF": "i|im|ive|id|ill|me|my|mine|myself|we|were|weve|us|our|ours",
    "YOU": "you|your|youre|youve|u|ur|yourself|ya|yours|you guys",
    "THEY": "he|she|his|her|hes|shes|him|they|their|them|theyre",
    "KIN": (
        "mum|mom|mother|mam|dad|father|son|daughter|child|children|kid|kids|baby|toddler|wife|"
        "husband|hubby|partner|boyfriend|girlfriend|bf|gf|brother|sister|grandma|grandmother|"
        "granny|gran|nan|grandpa|grandfather|granddad|friend|mate of mine|colleague|coworker|"
        "teacher|boss|neighbour|neighbor|niece|nephew|aunt|uncle|cousin|family|parents|twins|"
        "fiance|fiancee|roommate|roommates|flatmate|little one|little boy|little girl|teenager|"
        "in laws|bestie|best friend|ex|folks|grandparents|grandad|grandson|granddaughter|"
        "grandchild|grandkids|stepson|stepdaughter|stepmom|stepdad|mother in law|father in law|"
        "sister in law|brother in law|godson|goddaughter|godchild|buddy|pal|mates|roomie|"
        "housemate|landlady|couple|newborn|infant|preschooler|schoolkid|student of mine|"
        "babysitter|nanny|host|hostess|guests|guest|client|coach|girlfriends|wifey|missus|lad|"
        "lass|kiddo|youngest|eldest|sis|bro|other half|significant other|old man|old lady|"
        "loved one"
    ),
    "PET": (
        "dog|puppy|pup|cat|kitten|rabbit|hamster|guinea pig|parrot|budgie|tortoise|pony|horse|"
        "goldfish|pet|pets|labrador|poodle|lizard|snake|puppies|kittens|doggo|pooch|bunny|gerbil|"
        "ferret|chinchilla|canary|fish tank|hens|chickens|mutt|terrier|beagle|husky|retriever|"
        "spaniel|tabby"
    ),
    "LIFE": (
        "bus driver|taxi driver|lorry driver|truck driver|postman|as a driver|"
        "drive a|ride a|bad knees|bad hips|scared of|used to be|for a living|originally|by trade|"
        "live in|live by|live alone|lives in|living in|i live|moved to|we live|from|years old|"
        "turned|my birthday|work as|i work|works as|i teach|i study|student|nurse|doctor|vet|"
        "barista|chef|driver by trade|engineer|programmer|retired|my name is|my names|call me|"
        "im called|name is|names|size|shoe size|i wear|wear a|take a size|i take|hobby|hobbies|"
        "i play|i run|i go|we have a|i have a|i have two|ive got|i own|got a new|is called|"
        "married|divorced|single|widow|alone|i rent|rent|roommates|family of|of us|"
        "at home we speak|speak|born|job|unemployed|a month|a year|im a|i am a|we are|fyi|btw|"
        "by the way|for the record|just so you know|a bit about me|lives with|living with|"
        "lives near|near|outside|moving to|relocated|grew up|based in|hometown|native|immigrant|"
        "expat|years ago|birthday is|birthdays|was born|aged|age|months old|year old|works at|"
        "works in|i work at|i work for|we run|i run a|i drive|i fix|i sell|i paint|self employed|"
        "freelance|freelancer|accountant|lawyer by|plumber|electrician|carpenter|farmer|waiter|"
        "waitress|cashier|teacher by|professor|scientist|researcher|designer|architect|pilot|"
        "soldier|police officer|firefighter|musician|artist|writer|journalist|manager at|"
        "pensioner|stay at home|apprentice|intern|got the job|new job|promoted|laid off|fired|"
        "redundant|engaged|newlywed|expecting|adopted|foster|brothers|sisters|siblings|"
        "only child|we re a|there are|of us at home|household|studio|apartment|flat|cottage|"
        "balcony|garden|no oven|no car|microwave only|hobby is|spare time|free time|"
        "into climbing|go climbing|go fishing|go running|play the|play football|i knit|i garden|"
        "i bake|i cycle|commute|own a|owns|already have|already own|i wear a|size is|waist|"
        "feet are size|6 foot|tall|weigh about|left handed|mother tongue|native language|"
        "language is|speak at home|i earn|income|salary|per month|per week|a week|budget is|"
        "my name|name|called|also known as|everyone calls me|people call me|nickname"
    ),
    "HEALTH": (
        "allergic|allergy|allergies|alergic|intolerant|intolerance|vegetarian|pescatarian|keto|"
        "coeliac|celiac|diabetic|diabetes|pregnant|eczema|asthma|blood pressure|cholesterol|"
        "migraine|migraines|arthritis|diet|dont eat|cant eat|cant have|dont drink|muslim|"
        "went vegan|im vegan|epilepsy|psoriasis|diagnosed|reflux|insomnia|anaemia|gout|acne|"
        "hay fever|autistic|adhd|disabled|wheelchair|surgery|anaphylactic|epipen|nut allergy|"
        "peanut allergy|sesame|lactose|gluten|intolerances|plant based|flexitarian|paleo|"
        "low carb|halal only|kosher home|jewish|hindu|fasting|ramadan|breastfeeding|trimester|"
        "due in|dementia|alzheimers|stroke|heart condition|kidney|thyroid|ibs|crohns|sciatica|"
        "back pain|bad back|bad knees|rosacea|sensitive stomach|sober|teetotal|recovering|"
        "doctors orders|cant tolerate|upset stomach|rash from|flares|chronic|depression|anxiety|"
        "gave up|quit smoking|quit sugar|stopped eating|stopped drinking|follow a|follows a"
    ),
    "FEEL": (
        "sad|lonely|tired|exhausted|bored|happy|excited|down|blue|depressed|stressed|heartbroken|"
        "miserable|crying|cry|weep|rough day|hard day|long day|bad day|miss him|miss her|died|"
        "passed away|funeral|breakup|broke up|feeling|feel|so good|in love|beautiful day|"
        "made my day|upset|worried|anxious|hug|grief|yay|woohoo|lol|haha|hehe|lmao|moody|gutted|"
        "broken|empty|numb|overwhelmed|scared|afraid|nervous|jealous|angry|furious|homesick|"
        "hungover|sick|ill|poorly|sleepy|knackered|shattered|lost my|lost our|she left|he left|"
        "left me|dumped|divorce|misses|miss|missing you|proud|thrilled|delighted|over the moon|"
        "great mood|good mood|bad mood|sunny|friday|monday|weekend|life is|what a day|"
        "what a week|rofl|xd|woop|woo|whoop|keep me company|company|nobody|alone tonight"
    ),
    "LIKE": (
        "love|loves|luv|adore|adores|like|likes|enjoy|enjoys|prefer|prefers|favourite|favorite|"
        "fave|fan of|big fan|fond of|keen on|into|obsessed|partial to|mad about|crazy about|"
        "nothing beats|my thing|dig|swear by|rather have|go for|always pick|cant live without|"
        "couldnt live without|all about|weakness for|my jam|loving|liked|prefered|preferred|"
        "preference|rather|fonder|a sucker for|soft spot|addicted to|hooked on|cant get enough|"
        "enjoying|drawn to|lean towards|my go to|go to|best thing|big on|more of a|person|"
        "matters to me|important to me|i value|care about|care a lot|all day|over anything|"
        "any day|the best|favourites|tend to|usually|always|only buy|only drink|only eat|"
        "only wear|i collect|live on|could live on"
    ),
    "DISLIKE": (
        "hate|hates|dislike|dislikes|cant stand|cant bear|not a fan|dont like|doesnt like|"
        "not keen|loathe|loathes|detest|not into|not my thing|cup of tea|avoid|gag|yuck|"
        "sick of the taste|not fussed|off putting|annoy me|dont care for|never buy|never liked|"
        "despise|disgusting|gross|vile|cant do|not my|no fan|annoys me|puts me off|turn off|"
        "drives me mad|gone off|steer clear|stay away|wouldnt touch|never touch|disgusts|"
        "makes me sick|not big on|not a big|not a huge|not crazy about|anything but|evil|horrid|"
        "overrated|too scratchy|itchy|cant take|the worst"
    ),
}
