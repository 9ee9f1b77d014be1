"""Everyday English words for goods, each with other words that a catalogue may use for the same.

A word stands for the first of its alternatives that the catalogue knows; "wine, beer" on one line
after a "+" stand for all of them together.
"""

from __future__ import annotations

_TABLE = """
crisp: chip, potato chip, snack
chip: crisp, potato chip
potato chip: crisp, chip
cookie: biscuit
biscuit: cookie
cracker: biscuit
nappy: diaper
nappie: diaper
diaper: nappy
pullup: diaper
wet wipe: wipe, baby wipe
soda: soft drink, pop, cola
pop: soda, soft drink
fizzy drink: soda, soft drink
candy: sweet, confectionery
sweets: candy, confectionery
choccy: chocolate
chocs: chocolate
choc: chocolate
choco: chocolate
praline: chocolate
coffee bean: coffee
espresso: coffee
cappuccino: coffee
latte: coffee
java: coffee
cuppa: tea
chai: tea
matcha: green tea, tea
chamomile: camomile tea, tea
camomile: tea
herbal tea: tea
earl grey: tea
teabag: tea
pasta: spaghetti
ramen: instant noodle, noodle
instant ramen: instant noodle, noodle
cup noodle: instant noodle, noodle
yoghurt: yogurt
yogurt: yoghurt
cheddar: cheddar cheese, cheese
oat milk: oat drink, dairy alternative, milk alternative
oatmilk: oat drink, dairy alternative, milk alternative
soy milk: soy drink, soya drink, dairy alternative
soymilk: soy drink, dairy alternative
soya milk: soy drink, dairy alternative
plant milk: dairy alternative, milk alternative
non dairy milk: dairy alternative, milk alternative
muesli: granola, cereal
granola: muesli, cereal
cornflake: cereal
oatmeal: cereal
porridge: oatmeal, cereal
loaf: bread
toast: bread
sandwich bread: bread
marmalade: jam
jelly: jam
nut butter: peanut butter, almond butter
nut: mixed nut
spread: sandwich spread
broth: soup
hot pot base: hotpot base
hotpot: hotpot base
hotpot soup base: hotpot base
stock: broth
vino: wine
rioja: red wine, wine
riesling: white wine, wine
rose wine: wine
prosecco: sparkling wine, wine
champagne: sparkling wine
bubbly: sparkling wine
lager: lager beer, beer
ale: beer
brew: beer
beers: beer
booze: +wine, beer, liquor
alcohol: +wine, beer, liquor
dog food: pet food
puppy food: dog food, pet food
cat food: pet food
kitten food: cat food, pet food
kibble: dry dog food, dog food, pet food
pet food: dog food, cat food
shampoo: hair care
hair product: hair care, shampoo
moisturiser: cream, lotion, skin care
moisturizer: cream, lotion, skin care
lotion: cream, skin care
sunblock: sunscreen, sun cream
sun cream: sunscreen
suncream: sunscreen
sun lotion: sunscreen
skincare: skin care
haircare: hair care
handcream: hand cream
washing powder: detergent, laundry detergent, laundry liquid, laundry
detergent: laundry detergent, laundry liquid, laundry
washing liquid: laundry liquid, detergent, laundry
laundry detergent: laundry liquid, detergent, laundry
cup: mug
mug: coffee cup, cup
water bottle: bottle, flask
flask: water bottle, thermos, bottle
thermos: flask, water bottle
drinking bottle: water bottle, bottle
frying pan: pan, skillet
skillet: pan
saucepan: pot, pan
water boiler: kettle
cookware: kitchen, pan
kitchenware: kitchen
clothes: clothing, apparel
clothe: clothing, apparel
garment: clothing, apparel
apparel: clothing, clothes
wear: clothing
tshirt: t shirt, shirt
tee: t shirt
top: t shirt
coat: jacket
raincoat: rain jacket, jacket
rain coat: rain jacket, jacket
anorak: jacket
parka: jacket
windbreaker: jacket
rain gear: rain jacket
jacket: coat
shawl: scarf
sock: sock
footwear: shoe
boot: hiking boot, shoe
hiking shoe: hiking boot, shoe
walking boot: hiking boot, boot, shoe
slipper: house shoe
house shoe: slipper
headlamp: head torch, headlight
head lamp: head torch
headtorch: head torch
torch: head torch, flashlight
flashlight: torch, head torch
camping gear: camping
camping stuff: camping
camping equipment: camping
outdoor gear: camping
headphone: earphone, headset
headset: headphone
earphone: earbud, headphone
earpod: earbud
earbud: earphone, headphone
in ears: earbud
airpod: earbud
powerbank: power bank
portable charger: power bank
battery pack: power bank
charger: power bank
gadget: electronics
electronic: electronics
tech: electronics
electronic device: electronics
tech stuff: electronics
jigsaw: puzzle
jigsaw puzzle: puzzle
lego: building block
legos: building block
building toy: building block
soy beverage: soy drink, dairy alternative
almond milk: dairy alternative, plant milk
plant based milk: dairy alternative, plant milk
plant based drink: dairy alternative, plant milk
vegan milk: dairy alternative, plant milk
rice milk: dairy alternative, plant milk
nondairy milk: dairy alternative, plant milk
semi skimmed milk: milk
rye: rye bread
sourdough: bread
baguette: bread
bread roll: bread
basmati: rice
basmati rice: rice
cashew: mixed nut, nut
walnut: mixed nut, nut
peanut snack: mixed nut, nut
nibble: snack
munchie: snack
nibbly bit: snack
finger food: snack
teacup: mug, cup
tea cup: mug, cup
coffee cup: mug, cup
ear bud: earbud, earphone
hot pot base: hotpot base
hot pot: hotpot base
hot pot soup base: hotpot base
scarve: scarf
loave: bread
outfit: clothing
spf: sunscreen
sun protection: sunscreen
sun screen: sunscreen
hair wash: shampoo
wash my hair: shampoo
wash clothe: laundry
wash my clothe: laundry
clothes wash: laundry
do laundry: laundry
do the laundry: laundry
cold one: beer
brewski: beer
stout: beer
ipa: beer
pilsner: beer
merlot: red wine, wine
chardonnay: white wine, wine
cabernet: red wine, wine
pinot: wine
sauvignon: wine
tempranillo: red wine, wine
glass of red: red wine, wine
bottle of red: red wine, wine
bottle of white: white wine, wine
a good read: book
something to read: book
bedtime story: book
thriller: book
recipe: cookbook
hiking gear: camping
tent for two: tent
flat shoe: shoe
woolly sock: sock
thermal sock: sock
stocking: sock
cotton tee: t shirt
jersey: t shirt
kitchen utensil: kitchen
cooking pan: pan
wok: pan
tea kettle: kettle
body lotion: lotion, skin care
face cream: cream, skin care
moisturising cream: cream, skin care
fairy liquid: dish soap
washing detergent: laundry liquid, detergent, laundry
laundry soap: laundry liquid, detergent, laundry
fabric wash: laundry liquid, detergent, laundry
power pack: power bank
bluetooth headphone: headphone
over ear: headphone
noise canceller: headphone
brick: building block
building brick: building block
toy car: racing car, toy
plushie: plush bear, plush, soft toy, stuffed toy, toy
plush: plush bear, soft toy, stuffed animal, toy
plush toy: plush bear, plush, toy
teddy: plush bear, plush, toy
teddy bear: plush bear, plush, toy
stuffed animal: plush bear, plush, toy
stuffie: plush bear, plush, toy
cuddly toy: plush bear, plush, toy
soft toy: plush bear, plush, toy
cookery book: cookbook
recipe book: cookbook
cook book: cookbook
sci fi: science fiction novel, novel, book
sci fi book: science fiction novel, book
scifi: science fiction novel, book
paperback: novel, book
reading material: book
novel: book
fiction: novel
scented candle: candle
home decor: home
home decoration: home
decor: home
homeware: home
house stuff: home
home stuff: home
baby product: baby
baby thing: baby
baby stuff: baby
baby item: baby
baby care: baby
pet stuff: pet food
pet product: pet food
trouser: pants
sweater: jumper
jumper: sweater
sneaker: trainer
trainer: sneaker
loo roll: toilet paper
toilet roll: toilet paper
loo paper: toilet paper
kitchen roll: paper towel
tissue: tissue
aubergine: eggplant
courgette: zucchini
coriander: cilantro
prawn: shrimp
mince: ground beef
minced beef: ground beef
veg: vegetable
veggie: vegetable
fruit: fresh fruit
ice lolly: popsicle
washing up liquid: dish soap
dishwashing liquid: dish soap
bin bag: trash bag
rubbish bag: trash bag
tinned tomato: canned tomato
tuna: canned tuna
fizz: sparkling wine
notebook: notebook
laptop: notebook computer, computer
phone: smartphone, mobile phone
mobile: smartphone, phone
telly: tv
tv: television
sofa: couch
couch: sofa
"""

# Names of goods that are ordinary words too; by themselves they name nothing.
COMMON = frozenset(
    """home baby food care drink bar bank base mix set pack liquid loop car bear block cable thing
    gift box piece bean stuff product alternative fresh other store light head hand power person
    water base size item line top pop stock wear tech mobile tissue brick charger brew fizz
    pint mobile wash fiction plain king home house care cup run pet party bag
    art paper call game can""".split()
) - {"cup"}


def _parse(table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split(":", 1) for line in table.strip().splitlines())
    return {word.strip(): (rest.strip(),) if rest.strip().startswith("+") else
            tuple(one.strip() for one in rest.split(",")) for word, rest in rows}  # fmt: skip


SYNONYMS = _parse(_TABLE)
