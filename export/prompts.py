"""The conversations on which an exported graph is compared with the weights it was made of.

Shop talk as the server asks for it: instructions with slots, a question, a reply, in several
tones, with figures, accents and other scripts among them.
"""

from __future__ import annotations

Chat = tuple[tuple[str, str], ...]  # (role, text) by turn

CHATS: tuple[Chat, ...] = (
    (
        (
            "system",
            "You are a friendly shop assistant. Answer in one or two short sentences.",
        ),
        ("user", "What should I have for dinner tonight?"),
        (
            "assistant",
            "How about the frozen pizza? You bought it twice last month, so I thought "
            "it would suit tonight.",
        ),
        ("user", "Something lighter, please."),
        ("assistant", "Then maybe a fresh salad with tomatoes and olive oil."),
    ),
    (
        (
            "system",
            "Say only what is listed here, and write the slots in braces.\n"
            "{P1} = Whole wheat bread, 20 oz\n"
            "{P1.price} = $2.49\n"
            "{P1.why} = you often buy butter",
        ),
        ("user", "Can you recommend something for breakfast?"),
        ("assistant", "I would suggest {P1} for {P1.price}, since {P1.why}."),
    ),
    (
        ("system", "You are a concise shop assistant."),
        (
            "user",
            "Do you have coffee under $10? I live with my mother, who is allergic to "
            "nuts.",
        ),
        ("assistant", "Yes. Ground coffee, 12 oz, costs $7.99 and has no nuts in it."),
    ),
    (
        (
            "system",
            "You are an expert shop assistant. Compare the products and say which fits "
            "better.",
        ),
        ("user", "Which of the two shampoos is better for dry hair?"),
        (
            "assistant",
            "The first one contains more oil, so it suits dry hair better. The second "
            "one is made for oily hair and costs less.",
        ),
    ),
    (
        ("system", "You are a playful shop assistant."),
        ("user", "I feel a bit sad today :("),
        (
            "assistant",
            "Oh no! A little chocolate never solved everything, but it is a very good "
            "start. Shall I show you some?",
        ),
    ),
    (
        ("system", "You are a formal shop assistant."),
        ("user", "Where is my order 48213? It should have come on 12 May."),
        (
            "assistant",
            "I am sorry for the delay. I cannot see orders myself; the customer "
            "service will gladly help you.",
        ),
    ),
    (
        ("user", "Bonjour, je cherche un café équitable et une crème brûlée. 你好，有茶吗？"),
        (
            "assistant",
            "Hello! We have a fair trade coffee and several kinds of green tea. Would "
            "you like to see them?",
        ),
    ),
    (
        (
            "system",
            "You are a friendly shop assistant. Ask one short question when you are "
            "not sure.",
        ),
        ("user", "I need a gift for my nephew. He is 7 and likes dinosaurs."),
        (
            "assistant",
            "What a nice idea! Would he enjoy a book about dinosaurs, or rather a toy "
            "to build?",
        ),
        ("user", "A book. And why did you suggest the toy?"),
        ("assistant", "Because other shoppers who looked at dinosaur books also bought it."),
        ("user", "Thanks, bye!"),
        ("assistant", "You are welcome, have a lovely day!"),
    ),
)
