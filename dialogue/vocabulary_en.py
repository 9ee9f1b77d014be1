"""English words of what people say of themselves: jobs, ailments, pets, belongings, homes."""

from __future__ import annotations

from dialogue import breeds

DIETS = {
    "vegan": "vegan", "plant based": "vegan", "plant-based": "vegan", "vegetarian": "vegetarian",
    "veggie": "vegetarian", "pescatarian": "pescatarian", "pescetarian": "pescatarian",
    "pesco": "pescatarian", "halal": "halal", "kosher": "kosher", "keto": "keto",
    "ketogenic": "keto", "gluten free": "gluten-free", "gluten-free": "gluten-free",
    "lactose free": "lactose-free", "lactose-free": "lactose-free", "dairy free": "no dairy",
    "dairy-free": "no dairy", "low carb": "low carb", "low-carb": "low-carb", "paleo": "paleo",
    **{
        f"low{joint}{what}": f"low {what}"
        for what in ("sodium", "salt", "fodmap", "fat", "sugar", "cholesterol", "purine",
                     "potassium", "histamine")
        for joint in (" ", "-")
    },
    "fodmap": "low fodmap",
}  # fmt: skip
PETS = {
    "dog": "dog", "doggo": "dog", "doggy": "dog", "pup": "dog", "puppy": "dog", "puppies": "dog",
    "labrador": "dog", "lab": "dog", "poodle": "dog", "beagle": "dog", "corgi": "dog",
    "bulldog": "dog", "terrier": "dog", "spaniel": "dog", "retriever": "dog",
    "dachshund": "dog", "chihuahua": "dog", "pug": "dog", "greyhound": "dog", "husky": "dog",
    "collie": "dog", "german shepherd": "dog", "mutt": "dog", "cat": "cat", "kitten": "cat",
    "kitty": "cat", "kitties": "cat", "moggy": "cat", "tomcat": "cat", "tabby": "cat",
    "rabbit": "rabbit", "bunny": "rabbit", "bunnies": "rabbit", "hamster": "hamster",
    "guinea pig": "guinea pig", "parrot": "parrot", "budgie": "bird", "canary": "bird",
    "bird": "bird", "parakeet": "bird", "cockatiel": "bird", "goldfish": "fish", "fish": "fish",
    "tortoise": "tortoise", "turtle": "turtle", "snake": "snake", "lizard": "lizard",
    "gecko": "lizard", "ferret": "ferret", "horse": "horse", "pony": "horse", "hen": "chicken",
    "chicken": "chicken", "gerbil": "gerbil", "hedgehog": "hedgehog", "chinchilla": "chinchilla",
    **breeds.ENGLISH,
}  # fmt: skip
OCCUPATIONS = frozenset((
    "accountant actor actress actuary administrator analyst animator apprentice archaeologist "
    "architect archivist artist assistant astronaut astronomer attorney auditor author baker "
    "banker barber barista barman bartender beautician beekeeper biologist blacksmith bookkeeper "
    "bookseller botanist bricklayer broker builder butcher butler cameraman caregiver caretaker "
    "carer carpenter cashier chauffeur chef chemist childminder chiropractor choreographer "
    "cleaner clerk coach cobbler coder comedian composer conductor consultant contractor "
    "controller cook copywriter counsellor counselor courier curator dancer decorator dentist "
    "designer detective developer dietician dietitian diplomat director diver doctor doula "
    "dressmaker driver economist editor electrician engineer entertainer entrepreneur estate-agent "
    "executive farmer filmmaker firefighter fireman fisherman fitter florist footballer "
    "freelancer gardener geographer geologist glazier goldsmith gp grocer groomer guard guide "
    "hairdresser handyman historian housekeeper housewife househusband illustrator instructor "
    "interpreter intern inventor investor janitor jeweller jockey joiner journalist judge "
    "labourer landlord landscaper lawyer lecturer librarian lifeguard linguist locksmith "
    "machinist magician manager marketer mason masseuse mathematician mechanic medic merchant "
    "meteorologist midwife miner minister model musician nanny navigator nurse nutritionist "
    "officer operator optician optometrist painter paramedic pastor pediatrician paediatrician "
    "personal-trainer pharmacist philosopher photographer physicist physio physiotherapist "
    "pianist pilot plasterer playwright plumber podiatrist poet policeman policewoman politician "
    "postman potter priest principal producer professor programmer psychiatrist psychologist "
    "publisher radiographer radiologist ranger realtor receptionist recruiter reporter researcher "
    "roofer sailor salesman saleswoman salesperson scaffolder scientist sculptor seamstress "
    "secretary server sheriff shopkeeper singer social-worker soldier solicitor songwriter "
    "statistician stewardess steward student stylist surgeon surveyor tailor teacher technician "
    "teller therapist tiler trader trainee trainer translator trucker tutor undertaker "
    "undergraduate postgraduate upholsterer usher valet vet veterinarian videographer vicar "
    "violinist waiter waitress warehouseman watchmaker welder woodworker worker writer zookeeper "
    "zoologist"
).split())  # fmt: skip
FIELDS = (
    "it|finance|marketing|hr|sales|construction|healthcare|retail|advertising|insurance|banking|"
    "hospitality|logistics|education|tech|software|accounting|nursing|teaching|catering|pr|law|"
    "consulting|engineering|real estate|customer service"
)
# Ailments that people have ("I have asthma"); the first word of some may vary.
CONDITIONS = (
    r"(?:type (?:1|2|one|two)|gestational) diabetes|(?:pre-?)?diabetes|t[12]d|asthma|eczema|"
    r"psoriasis|"
    r"rosacea|acne|arthritis|rheumatism|osteoporosis|gout|migraines?|epilepsy|"
    r"(?:chronic )?(?:back|knee|joint|neck|hip|nerve) pain|(?:a )?bad (?:back|knees?|hip|heart|"
    r"knee|stomach)|"
    r"(?:a )?(?:sore|weak|sensitive|delicate|upset) stomach|(?:high|low) blood (?:pressure|sugar)|"
    r"(?:high )?cholesterol|high cholesterol|hypertension|(?:a )?heart (?:condition|disease|"
    r"problems?)|"
    r"hay ?fever|insomnia|sleep apn(?:o)?ea|anxiety|depression|adhd|add|autism|ocd|ptsd|bipolar|"
    r"dementia|alzheimer'?s|parkinson'?s|ms|multiple sclerosis|lupus|fibromyalgia|endometriosis|"
    r"pcos|ibs|ibd|crohn'?s|colitis|reflux|acid reflux|gerd|heartburn|gastritis|"
    r"(?:stomach )?ulcers?|"
    r"co?eliac(?: disease)?|celiac disease|(?:lactose|gluten|fructose|histamine) intolerance|"
    r"an(?:a)?emia|thyroid (?:problems?|issues?)|hypothyroidism|hyperthyroidism|kidney "
    r"(?:disease|stones|problems?|failure)|liver (?:disease|problems?)|copd|bronchitis|sciatica|"
    r"scoliosis|tinnitus|vertigo|glaucoma|cataracts?|(?:very |really )?(?:sensitive|dry|oily|"
    r"acne[- ]prone) skin|"
    r"sensitive (?:teeth|gums|eyes|scalp)|dandruff|cancer|cystic fibrosis|long covid|"
    r"varicose veins|flat feet|"
    r"plantar fasciitis|carpal tunnel|tourette'?s|dyslexia|dermatitis|hives|vitiligo|hiv|"
    r"a pacemaker|"
    r"narcolepsy|restless legs?|hemorrhoids|haemorrhoids|incontinence|psoriatic arthritis|"
    r"bad eyesight"
)
# Ailments that people are ("I'm diabetic").
CONDITIONED = (
    r"(?:type (?:1|2|one|two) )?diabetic|pre-?diabetic|(?:\d+|\w+) (?:weeks|months) pregnant|"
    r"pregnant|"
    r"asthmatic|colou?r[- ]?blind|co?eliac|celiac|lactose[- ]intolerant|gluten[- ]intolerant|"
    r"an(?:a)?emic|autistic|epileptic|hypertensive|arthritic|bipolar|breast-?feeding|menopausal|"
    r"perimenopausal|hard of hearing|(?:partially |profoundly |half )?(?:deaf|blind)|"
    r"near-?sighted|short-?sighted|far-?sighted|"
    r"long-?sighted|dyslexic|neurodivergent|insomniac|immunocompromised|disabled|in a wheelchair|"
    r"prone to migraines|going bald|bald|overweight|obese|anorexic|bulimic|asplenic"
)
TRAITS = (
    r"left[- ]handed|right[- ]handed|(?:a |an )?(?:lefty|introvert|extrovert|perfectionist|"
    r"minimalist|night owl|"
    r"early bird|morning person|homebody|clean freak|neat freak|bookworm|workaholic|light sleeper|"
    r"heavy sleeper|"
    r"picky eater|fussy eater|feminist|optimist|pessimist|chatterbox|adrenaline junkie|"
    r"control freak|(?:slow|fast|messy|quick) (?:eater|reader|learner|walker|typist))|introverted|"
    r"extroverted|shy|clumsy|always (?:cold|hot|freezing|hungry|late|tired)|"
    r"(?:very |quite |pretty |rather |really )?(?:tall|short|petite|impatient|indecisive|"
    r"forgetful|curvy|chubby|"
    r"skinny|ticklish|outdoorsy|sporty|tidy|messy|picky|fussy|frugal|thrifty|tech-savvy)|"
    r"sensitive to (?:noise|light|smells|cold|heat)|"
    r"(?:afraid|scared|terrified) of (?:heights|the dark|spiders|flying|water|needles)|(?:bad|"
    r"not (?:very |so |that |really )?good|useless|terrible|hopeless) (?:with|at) (?:technology|"
    r"tech|computers)|prone to (?:sunburn|sweating)"
)
HAVE_TRAITS = (
    r"(?:a )?(?:massive |huge |real |big |serious )?(?P<what>sweet tooth)|(?P<what2>(?:very |"
    r"really )?(?:curly|frizzy|thin|thick|fine|"
    r"dry|oily|greasy|long|short|coarse|wavy|straight|blonde|blond|red|grey|gr[ae]ying) hair|"
    r"(?:big|wide|narrow|small|large|sweaty|cold) "
    r"(?:feet|hands)|two left hands|no patience|little patience|a short temper|green fingers|"
    r"a green thumb)"
)
HOMES = (
    r"studio(?: flat| apartment)?|flat|apartment|house|bungalow|cottage|caravan|houseboat|"
    r"narrowboat|canal ?boat|boat|"
    r"van|condo|"
    r"townhouse|terraced house|farm|farmhouse|mansion|loft|bedsit|basement|dorm|dormitory|cabin|"
    r"villa|"
    r"duplex|penthouse|shared house|shared flat|flatshare|student halls|motorhome|tiny house|"
    r"maisonette|trailer|barn"
)
OWNED = (
    r"(?:\w+ )?(?:car|motorbike|motorcycle|scooter|bike|bicycle|e-bike|van|truck|boat|kayak|canoe|"
    r"surfboard|"
    r"skateboard|snowboard|tent|caravan|campervan|rucksack|backpack|air ?fryer|french press|"
    r"cafetiere|moka pot|"
    r"espresso machine|coffee (?:machine|maker|grinder)|nespresso|kettle|toaster|microwave|oven|"
    r"slow cooker|pressure cooker|rice cooker|instant pot|blender|juicer|mixer|food processor|"
    r"bread ?maker|waffle maker|wok|grill|barbecue|bbq|smoker|pizza oven|fridge|freezer|"
    r"dishwasher|"
    r"washing machine|tumble dryer|dryer|vacuum|hoover|roomba|sewing machine|lawn ?mower|drill|"
    r"greenhouse|hot tub|pool|sauna|piano|guitar|violin|ukulele|drum kit|drums|telescope|camera|"
    r"drone|printer|3d printer|laptop|macbook|pc|tablet|ipad|kindle|e-reader|phone|iphone|android|"
    r"smartphone|smart ?watch|apple watch|fitbit|garmin|playstation|ps[45]|xbox|switch|console|tv|"
    r"projector|turntable|record player|headphones|treadmill|yoga mat|dumbbells|kettlebell|"
    r"rowing machine|exercise bike|tesla|fireplace|wood ?burner|aquarium|fish tank|trampoline|"
    r"pram|"
    r"stroller|buggy|cot|high ?chair|sofa|wardrobe|mattress|hammock|pressure washer|chainsaw|"
    r"toolbox|ladder|paddle ?board|rowing boat|motorhome|quad|"
    r"gas hob|induction hob|stove|wood stove|sous vide|ice cream maker|popcorn (?:machine|maker)|"
    r"sodastream|teapot|cast[- ]iron (?:pan|skillet)|waffle iron|"
    r"pasta (?:maker|machine)|smart speaker|alexa|monitor|keyboard|synth|accordion|banjo|"
    r"saxophone|flute|trumpet|cello|harp|typewriter|loom|kiln|easel|"
    r"binoculars|microscope|metal detector|fishing rod|golf clubs|skis|tennis racket|peloton|"
    r"roller skates|wheelchair|hearing aids?|turntable|vinyl player|dehumidifier|"
    r"air purifier|humidifier|electric toothbrush|shaver|hair dryer|straightener|steamer|"
    r"heated blanket|electric blanket|log burner|shed|workshop)"
)
LANGUAGES = (
    "english chinese mandarin cantonese spanish french german italian portuguese polish russian "
    "ukrainian arabic hindi urdu bengali punjabi tamil turkish dutch swedish norwegian danish "
    "finnish greek hebrew japanese korean vietnamese thai welsh gaelic irish catalan czech slovak "
    "hungarian romanian bulgarian croatian serbian farsi persian swahili yoruba tagalog indonesian "
    "malay somali amharic albanian lithuanian latvian estonian icelandic basque"
).split()
VALUES = (
    r"fair[- ]?trade|organic(?: food)?|local(?:ly)?(?: produce| food)?|cruelty[- ]free|"
    r"second[- ]?hand|sustainable(?: brands| products)?|"
    r"eco(?:[- ]friendly)?|plastic[- ]free|zero[- ]waste|recycled|ethical(?:ly made| brands)?|"
    r"handmade|free[- ]range|"
    r"seasonal(?: produce)?|vintage|small businesses|independent (?:shops|brands)|locally made|"
    r"made in \w+"
)
HABIT_VERBS = (
    r"cycle|bike|run|jog|swim|walk|commute|drive|train|lift|exercise|work ?out|work nights|"
    r"work late|"
    r"work from home|work shifts|do (?:yoga|pilates|crossfit|meal prep)|meditate|bake|cook|"
    r"skip (?:breakfast|lunch|dinner)|"
    r"stay up late|sleep in|get up (?:early|at \w+)|wake up (?:early|at \w+)|go (?:to the gym|"
    r"for a (?:run|walk|swim)|running|swimming|"
    r"jogging|climbing|camping|hiking|to bed (?:late|early)|to church)|travel|snack|fast|journal|"
    r"smoke|vape|read|take (?:the (?:bus|train|tube)|"
    r"naps?|vitamins)|eat out|order in|drink (?:\w+ ?){1,3}|eat (?:\w+ ?){1,3}|"
    r"have (?:\w+ )?(?:coffee|tea|wine|toast|oats|porridge|cereal|cake)|hike|"
    r"ride (?:my )?(?:bike|horse)|play (?:\w+ ?){1,2}|shop (?:online|at night)|walk (?:the|"
    r"my) dogs?|meal ?prep|batch cook|volunteer|pray|knit|paint|game"
)
ACTIVITIES = (
    r"(?:\w+ )?(?:hiking|cycling|running|swimming|fishing|knitting|painting|drawing|reading|"
    r"gaming|gardening|baking|cooking|"
    r"climbing|camping|skiing|surfing|sailing|dancing|singing|writing|sewing|crocheting|crochet|"
    r"birdwatching|bird ?watching|"
    r"photography|yoga|pilates|chess|tennis|football|golf|basketball|badminton|volleyball|hockey|"
    r"rugby|cricket|boxing|"
    r"karate|judo|archery|pottery|woodworking|astronomy|calligraphy|origami|lego|trekking|"
    r"trail running|jogging|"
    r"bouldering|kayaking|rowing|horse ?riding|riding|skating|skateboarding|board games|"
    r"video games|puzzles|travelling|"
    r"traveling|stargazing|scrapbooking|embroidery|quilting|collecting \w+|model trains|foraging|"
    r"brewing|home brewing|guitar|piano|violin|drums|"
    r"ukulele|the guitar|the piano|weightlifting|crossfit|martial arts|meditation|genealogy|darts|"
    r"bowling|poker|table tennis|ping pong|squash|padel)"
)
# What people do without, of all that they may avoid, give up or cut out.
FOODS = (
    r"(?:added |refined |white |processed |red |raw |cow'?s |saturated |artificial |fried |spicy |"
    r"hot |sweet |salty |oily )?"
    r"(?:sugar|salt|dairy|milk|gluten|wheat|meats?|pork|beef|lamb|chicken|poultry|fish|seafood|"
    r"shellfish|alcohol|booze|"
    r"caffeine|coffee|carbs|bread|rice|pasta|nuts|peanuts|eggs?|soya?|palm oil|additives|"
    r"preservatives|e[- ]numbers|"
    r"sweeteners|colou?rings|flavou?rings|foods?|sweets|spice|onions?|garlic|lactose|fats?|"
    r"chocolate|wine|beer|"
    r"cheese|butter|honey|soda|fizzy drinks|energy drinks|junk food|fast food|msg|spicy food|"
    r"tomatoes|mushrooms|bananas|grapefruit|animal products)"
)
# Words for what somebody is like that may stand alone: "I'm lazy".
CHARACTER = (
    r"stubborn|lazy|nerdy|geeky|nerd|geek|foodie|adventurous|chatty|sarcastic|organi[sz]ed|"
    r"disorgani[sz]ed|punctual|creative|artsy|competitive|"
    r"old[- ]fashioned|easygoing|easy-going|laid[- ]back|spontaneous|stingy|superstitious|"
    r"sentimental|romantic|practical|low[- ]maintenance|"
    r"high[- ]maintenance|slim|muscular|stocky|broad[- ]shouldered|pale|fair[- ]skinned|freckled|"
    r"redhead|ginger|blonde?|brunette|balding|bearded|plus[- ]size|"
    r"accident[- ]prone|scatterbrained|absent[- ]minded|germaphobe|hoarder|daydreamer|planner|"
    r"procrastinator|traditional|modest|vain"
)
