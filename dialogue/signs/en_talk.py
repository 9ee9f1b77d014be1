"""English words and phrases that are signs of the talk itself."""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    "HI": (
        "hi|hello|hey|heya|hiya|howdy|yo|good morning|good afternoon|good evening|morning|"
        "evening|greetings|anyone there|anybody there|anybody home|sup|helo|ello|dear sir|gday|"
        "hi there|hello there|back again|im back|hullo|hola|bonjour|hallo|good day|gmorning|"
        "mornin|afternoon|evenin|wassup|whats up|hi again|hello again|anyone here|someone there|"
        "somebody there|are you there|oh hi|nice to meet|pleased to meet|first time here|"
        "dear team|dear shop|to whom|hey you|hai|heyo|hihi|long time no see"
    ),
    "BYE": (
        "bye|goodbye|good bye|see you|see ya|cya|c u|later|ttyl|good night|goodnight|night night|"
        "farewell|so long|take care|gotta go|gotta run|have to go|have to run|got to go|im off|"
        "heading out|going to bed|off to bed|signing off|thats all|that is all|all done|"
        "until next time|till next time|catch you|have a nice|have a good|have a great|"
        "have a lovely|have a pleasant|have a wonderful|cheerio|toodle|adios|ciao|"
        "nothing else today|im done|all for today|speak soon|see u|laters|must dash|bye bye|"
        "byebye|goodby|gnight|nighty night|sleep well|sweet dreams|hit the sack|off now|im out|"
        "im leaving|leaving now|going now|logging off|log off|that was it|that was all|"
        "thatll be all|thatll do me|thats it for|enough for today|till tomorrow|until tomorrow|"
        "see you tomorrow|see you next|talk later|talk soon|chat soon|chat later|come back later|"
        "be back|brb|ill be back|another day|another time|peace out|au revoir|tschuss|tata|ta ta|"
        "godspeed|enjoy your|wish you|all the best|best wishes|regards|nothing for me today|"
        "nothing more|leave it there|call it a day|call it a night|my train|my bus|"
        "pick up the kids|been fun|nice chatting|lovely chatting|great talking"
    ),
    "PRAISE": (
        "thanks|thank|thx|ty|cheers|ta|great|perfect|lovely|brilliant|awesome|excellent|"
        "fantastic|amazing|wonderful|cool|nice|super|impressed|sold|deal|spot on|nailed it|"
        "ill take|take it|i take|sounds good|looks good|works for me|good choice|good one|"
        "exactly what|just right|well done|appreciated|helpful|you saved|a star|legend|yes|yeah|"
        "yep|yup|ok|okay|alright|sure|fine|wow|ooh|add it|not bad|beautiful|ideal|clever|"
        "happy with|grateful|cheers mate|thanku|tysm|thank u|love that|love it|love this|"
        "good call|good pick|great pick|great choice|yes please|go on then|why not|fine by me|"
        "thatll do|exactly|bang on|ace|neat|sweet thanks|sorted|fab|fabulous|delightful|gorgeous|"
        "pretty|cute|stunning|cracking|top notch|superb|marvellous|splendid|happy|pleased|"
        "chuffed|bravo|kudos|good job|good work|much better|convinced|ordering it|buying it|"
        "bought|ill have|i choose|going with|lets go with|put it in|helped|help a lot|"
        "read my mind|yay|perfecto|absolutely|definitely|agreed|sure thing|no worries|no problem|"
        "kind of you|so kind|grand"
    ),
    "BLAME": (
        "terrible|awful|rubbish|useless|ugly|horrible|stupid|boring|wrong|bad|worst|garbage|junk|"
        "trash|ridiculous|disappointing|disappointed|eww|ew|yuck|meh|pass|crap|nonsense|"
        "not interested|not for me|not what|hideous|tacky|no good|not it|way off|pointless|"
        "you kidding|seriously|not convinced|poor|dreadful|lame|fail|give up|not listening|"
        "already told|arent listening|shit|crappy|sucks|suck|pathetic|laughable|joke of|a joke|"
        "insulting|insult|offensive|wtf|absurd|off the mark|miss the point|missed the point|"
        "not even close|nowhere near|the opposite|unhelpful|clueless bot|waste of time|hopeless|"
        "hate it|hate this|hate that|dont like it|dont like that|dont like this|dont like any|"
        "none of these|none of those|not these|not really|not my style|not my taste|"
        "not her thing|not his thing|didnt love|didnt like|wouldnt wear|never wear|would never|"
        "too painful|reminds me|overhyped|underwhelming|unimpressed|not impressed|cheap looking|"
        "looks cheap|bad reviews|no thanks|no thank you|rather not|had that|same junk|"
        "keep showing|who buys|who wears|are you serious|come on|get me|dont get me|"
        "didnt understand|misunderstood|isnt it"
    ),
    "MANNER": (
        "talk|speak|talking|answer|answers|reply|replies|respond|responses|write|sound|sounds|"
        "tone|words|sentences|messages|msgs|wording|address me|call me sir|language|explain|"
        "bullet points|say it|be|keep it|keep your|voice|style|chat|with me|waffle|rambling|"
        "converse|communicate|phrase|phrasing|express|text|texts|type|be more|be less|be a bit|"
        "be a little|stop being|stop with|quit|drop the|cut the|enough with|enough of|"
        "tell me things|give it to me|put it|way you talk|how you talk|your tone|paragraphs|"
        "your answers|your replies|treat me|call me|dont call me|lets keep|can we keep|"
        "when you answer|spare me|from now on|talk like|sound like|you sound|youre too|youre so|"
        "youre being"
    ),
    "STYLE": (
        "brief|short|shorter|concise|to the point|formal|formally|informal|casual|casually|"
        "friendly|friendlier|warm|warmer|funny|funnier|fun|playful|cheeky|jokes|joke|joking|"
        "serious|professional|professionally|businesslike|polite|politely|courteous|technical|"
        "expert|detailed|in detail|more detail|details|simple|simply|plain|plainly|chatty|chirpy|"
        "cheerful|emoji|emojis|exclamation|slang|stiff|robotic|robot|relax|loosen up|lighten up|"
        "small talk|essays|essay|long|wordy|like a friend|like a mate|like im five|sugar coat|"
        "direct|blunt|straight|nerdy|geeky|jargon|normal person|human|snappy|crisp|compact|"
        "shortly|summarise|tldr|less words|fewer words|few words|too many words|one sentence|"
        "one line|one liners|in a nutshell|verbose|lengthy|novel length|walls of text|"
        "wall of text|bubbly|enthusiastic|over the top|exclamation marks|smileys|cute|sarcastic|"
        "sarcasm|witty|humour|humor|banter|goofy|silly|light hearted|laid back|easy going|chill|"
        "chilled|personal|kind|kinder|gentle|gentler|soft|cold|colder|distant|respectful|"
        "respectfully|proper|old school manners|manners|sir|madam|maam|official|corporate|"
        "marketing speak|layman|laymans terms|everyday language|basic english|easy words|"
        "big words|fancy words|dumb it down|nuts and bolts|in depth|thorough|numbers|data|"
        "science|specs|scientific|geek out|specialist|pro|professional manner|matter of fact|"
        "no nonsense|no fluff|fluff|facts|just facts|honest|waffling|rambling|preachy|"
        "patronising|buddy|pal|bro|old friend|normally|normal|natural"
    ),
    "KNOW": (
        "know about me|remember|recall|on file|stored|saved|store|saved about|know me|you know|"
        "have you noted|noted|recorded|written down|my profile|profile|my data|memory|learned|"
        "learnt|who am i|told you|did i tell|did i mention|mention|mentioned|i said|did i ever|"
        "what am i|where do i|whats my|what is my|according to you|forgot what|what was my|"
        "how old am i|am i|know my|know where|keep on me|have on me|database|notes|files|"
        "do you remember|did you remember|still remember|still know|have i told|have i ever|"
        "i told you|ive told|have i mentioned|ever said|what did i|what have i|remind me what|"
        "have down|got down|hold on me|got on me|kept about|keep about|collected|gathered|"
        "remembered|remembering|in your head|who i am|what i like|my file|your files|"
        "your records|in your system|aware of|what size am|what size do i|where i live|how old i|"
        "what im called|on record|memorised|memorized|stored on|infer|summary of me|"
        "everything you"
    ),
    "ERASE": (
        "forget|delete|erase|remove|scrap|scratch|wipe|clear|purge|take off|take that off|"
        "get rid of|drop|strike|unlearn|cancel what|dont remember|stop remembering|"
        "no longer keep|not keep|dont keep|dont store|dont save|clean slate|bin|lose|deletion|"
        "discard|forgotten|erased|deleted|take it off|stop bringing up|off the record|off my|"
        "off your|redact|wipe out|take out of|strike out|cross out|cross that|unsave|undo|"
        "dont mention|stop mentioning|never mention|stop storing|stop saving|stop tracking|"
        "not remember|rather you didnt keep|dont want you to keep|dont want you to remember|"
        "clear out|throw away|dump|cut out|let go of|leave out of your|remove me|erase me|"
        "wipe my|reset|start over with|start fresh|gone please|take him off|take her off|"
        "take them off|take my|take it out"
    ),
    "PRIVATE": (
        "my name|my age|my address|my birthday|my job|my size|my allergy|my allergies|my diet|"
        "my budget|my data|my profile|my history|my details|my information|my personal|personal|"
        "private|about me|about my|my preferences|my health|everything|all of it|gdpr|dislikes"
    ),
    "BOT": (
        "are you human|are you real|are you a|a robot|robot|bot|chatgpt|ai|who are you|"
        "who made you|how are you|hows it going|your name|how old are you|do you sleep|"
        "do you dream|do you ever|feelings|tell me a joke|sing|marry me|your favourite|"
        "what do you do|where do you live|what can you do|talk to me|can we talk|just browsing|"
        "just looking|youre funny|do you like|how was your|you there|are you an|are you alive|"
        "are you conscious|are you single|are you married|are you happy|are you ok|"
        "are you listening|do you have a|do you have feelings|do you love|do you get|do you eat|"
        "do you drink|do you believe|do you know any jokes|do you remember the|do you speak|"
        "can you hear|can you think|can you sing|can you dance|can you laugh|can you lie|"
        "favourite colour of yours|your favorite|your mum|your parents|your birthday|your boss|"
        "your day|your weekend|how are things|how are ya|how r u|how you doing|hows life|"
        "hows your|whats new|what are you|who created|who built|who programmed|who trained|"
        "language model|gpt|siri|alexa|machine|artificial|human or|real person or|talking to a|"
        "talk a bit|chat a bit|just chatting|chat with|keep talking|entertain me|make me laugh|"
        "another joke|know any jokes|riddle|sing me|star sign|weird|hilarious|thats funny|"
        "so funny|ur funny|nice to talk|just having a look|having a browse|window shopping|"
        "pirate|silly|guess what|you know what|funny story"
    ),
    "ASKS": (
        "what|whats|where|when|who|how|hows|can|could|would|does|do|is|are|will|should|did"
    ),
    "NOT": (
        "not|no|nope|nah|dont|doesnt|didnt|isnt|arent|wasnt|never|none|nothing|cant|cannot|wont|"
        "wouldnt|havent|hasnt|without|nor|stop|less|couldnt|neither"
    ),
}
