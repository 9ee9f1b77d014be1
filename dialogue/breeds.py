"""Breeds of dogs and cats that name the pet by themselves: "my corgi", "a maine coon", "柯基"."""

from __future__ import annotations

_DOGS = (
    "affenpinscher,airedale,akita,alsatian,australian shepherd,aussie shepherd,basenji,"
    "basset hound,beagle,bernese mountain dog,bernese,bichon frise,bichon,bloodhound,border collie,"
    "border terrier,boston terrier,bulldog,bullmastiff,bull terrier,cairn terrier,"
    "cane corso,cavalier king charles spaniel,cavapoo,chihuahua,chow chow,cockapoo,cocker spaniel,"
    "collie,corgi,dachshund,dalmatian,dobermann,doberman,english setter,foxhound,fox terrier,"
    "french bulldog,frenchie,german shepherd,golden retriever,goldendoodle,great dane,greyhound,"
    "irish setter,irish wolfhound,jack russell,japanese spitz,king charles spaniel,labradoodle,"
    "labrador,labrador retriever,lhasa apso,lurcher,malamute,maltipoo,mastiff,"
    "pekingese,pinscher,pit bull,pitbull,pomeranian,poodle,pug,puggle,retriever,"
    "rhodesian ridgeback,rottweiler,saint bernard,st bernard,saluki,samoyed,schnauzer,"
    "sheepdog,shetland sheepdog,shiba inu,shiba,shih tzu,siberian husky,husky,huskies,spaniel,"
    "springer spaniel,spitz,staffie,staffy,terrier,vizsla,weimaraner,westie,whippet,yorkie,"
    "yorkshire terrier"
)
_CATS = (
    "abyssinian,bengal cat,birman,british shorthair,burmese cat,calico cat,devon rex,cornish rex,"
    "exotic shorthair,ginger cat,maine coon,manx cat,munchkin cat,norwegian forest cat,persian cat,"
    "ragdoll,russian blue,savannah cat,scottish fold,siamese,siamese cat,siberian cat,sphynx,"
    "sphynx cat,tabby,tortoiseshell cat,turkish angora,turkish van"
)
_DOGS_ZH = (
    "柯基,金毛,泰迪,贵宾犬,哈士奇,二哈,拉布拉多,柴犬,秋田犬,边牧,边境牧羊犬,萨摩耶,博美,比熊,法斗,英斗,斗牛犬,吉娃娃,"
    "雪纳瑞,德牧,德国牧羊犬,阿拉斯加犬,腊肠犬,腊肠狗,巴哥,可卡犬,马尔济斯,约克夏,松狮,杜宾,罗威纳,大丹犬,比格犬,"
    "斑点狗,西施犬,喜乐蒂,灵缇,中华田园犬,土狗"
)
_CATS_ZH = (
    "布偶,布偶猫,英短,美短,橘猫,狸花,狸花猫,加菲猫,暹罗,暹罗猫,缅因猫,波斯猫,蓝猫,金渐层,银渐层,折耳猫,无毛猫,斯芬克斯猫,"
    "孟加拉豹猫,挪威森林猫,三花猫,奶牛猫,玳瑁猫,德文卷毛猫,曼基康,矮脚猫,田园猫"
)


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split(","))


DOGS, CATS = _words(_DOGS), _words(_CATS)
DOGS_ZH, CATS_ZH = _words(_DOGS_ZH), _words(_CATS_ZH)
ENGLISH = {**dict.fromkeys(DOGS, "dog"), **dict.fromkeys(CATS, "cat")}
CHINESE = {**dict.fromkeys(DOGS_ZH, "dog"), **dict.fromkeys(CATS_ZH, "cat")}
