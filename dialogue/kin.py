"""Words for the people and pets one shops for, each with the canonical relation.

Step and in-law relations count as the relation itself. Breeds stand for the pet: `dialogue.breeds`.
"""

from __future__ import annotations

from collections.abc import Mapping

from dialogue import breeds


def _table(words: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, all_words in words.items() for word in all_words.split(",")}


def _and_many(words: tuple[str, ...]) -> str:
    return ",".join((*words, *(f"{word}s" for word in words if word[-1] != "s")))


ENGLISH: Mapping[str, str] = _table(
    {
        "mother": "mother,mum,mom,mummy,mommy,mama,ma,mam,mums,moms,mother-in-law,"
        "mother in law,stepmum,stepmom,stepmother,old lady",
        "father": "father,dad,daddy,papa,pa,pops,dads,father-in-law,father in law,stepdad,"
        "stepfather,old man",
        "parents": "parents,in-laws,in laws,inlaws,parents-in-law,parents in law",
        "son": "son,sons,little boy,boy,stepson,son-in-law,son in law",
        "daughter": "daughter,daughters,little girl,girl,stepdaughter,daughter-in-law,"
        "daughter in law",
        "baby": "baby,babies,newborn,infant,bub",
        "child": "child,children,kid,kids,kiddo,kiddos,toddler,teen,teenager,little one,"
        "little ones,schoolkid,stepchild,stepchildren,stepkid,stepkids",
        "grandson": "grandson,grandsons,great-grandson",
        "granddaughter": "granddaughter,granddaughters,great-granddaughter",
        "grandchild": "grandchild,grandchildren,grandkid,grandkids,grandbaby,great-grandchild",
        "nephew": "nephew,nephews,great-nephew",
        "niece": "niece,nieces,great-niece",
        "godchild": "godson,goddaughter,godchild,godchildren",
        "wife": "wife,wifey,missus,mrs",
        "husband": "husband,hubby,hubs",
        "partner": "partner,spouse,fiance,fiancé,fiancee,fiancée,other half,better half,"
        "significant other,so,sweetheart",
        "boyfriend": "boyfriend,bf,boy friend",
        "girlfriend": "girlfriend,gf,girl friend",
        "brother": "brother,bro,brothers,brother-in-law,brother in law,stepbrother,half-brother,"
        "half brother",
        "sister": "sister,sis,sisters,sister-in-law,sister in law,stepsister,half-sister,"
        "half sister",
        "aunt": "aunt,auntie,aunty,aunts,aunties,great-aunt,great aunt",
        "uncle": "uncle,uncles,great-uncle,great uncle",
        "cousin": "cousin,cousins,second cousin",
        "godparent": "godmother,godfather,godparent,godparents",
        "grandmother": "grandmother,grandma,gran,granny,nan,nana,nanna,nanny,grandmum,"
        "great-grandmother,great-grandma",
        "grandfather": "grandfather,grandpa,grandad,granddad,gramps,great-grandfather,"
        "great-grandpa",
        "friend": "friend,friends,mate,mates,buddy,bestie,bff,pal,bestfriend",
        "flatmate": "flatmate,flatmates,roommate,roommates,roomie,roomies,housemate,housemates",
        "colleague": "colleague,colleagues,coworker,co-worker,coworkers,co-workers,workmate,"
        "workmates,teammate",
        "teacher": "teacher,teachers,professor,tutor,childminder",
        "neighbour": "neighbour,neighbor,neighbours,neighbors",
        "boss": "boss,manager,supervisor",
        "dog": "dog,dogs,puppy,pup,pooch,doggo,doggy,puppies," + _and_many(breeds.DOGS),
        "cat": "cat,cats,kitten,kitty,kittens,tomcat,moggy," + _and_many(breeds.CATS),
    }
)
CHINESE: Mapping[str, str] = _table(
    {
        "mother": "妈妈,妈咪,母亲,老妈,我妈,婆婆,丈母娘,岳母,麻麻,娘亲,老母亲,妈",
        "father": "爸爸,父亲,老爸,我爸,公公,岳父,老丈人,爹,老爹,粑粑,老父亲,爸,岳丈",
        "parents": "父母,爸妈,爸爸妈妈,双亲,公婆,岳父岳母,岳父母,公公婆婆,爹妈",
        "son": "儿子,小子,犬子,继子,女婿",
        "daughter": "女儿,闺女,丫头,千金,继女,儿媳,儿媳妇",
        "baby": "宝宝,婴儿,新生儿,娃娃,小宝宝,奶娃",
        "child": "孩子,小孩,小朋友,娃,熊孩子,小家伙,小孩子,孩儿,俩娃",
        "grandson": "孙子,外孙,孙儿,外孙子,曾孙",
        "granddaughter": "孙女,外孙女,曾孙女",
        "grandchild": "孙辈,孙子孙女",
        "nephew": "侄子,侄儿,外甥",
        "niece": "侄女,外甥女",
        "godchild": "干儿子,干女儿,教子,教女",
        "wife": "老婆,妻子,媳妇,媳妇儿,太太,夫人,爱人,内人",
        "husband": "老公,丈夫,先生,老头子",
        "partner": "对象,另一半,伴侣,未婚妻,未婚夫",
        "boyfriend": "男朋友,男友,男票",
        "girlfriend": "女朋友,女友,女票",
        "brother": "哥哥,弟弟,大哥,老弟,兄弟,我哥,我弟,老哥,姐夫,妹夫,小舅子,大舅子,小叔子",
        "sister": "姐姐,妹妹,大姐,老妹,我姐,我妹,老姐,嫂子,弟妹,弟媳,小姨子,大姑子,小姑子",
        "aunt": "姑姑,姑妈,姑母,大姑,小姑,阿姨,姨妈,姨母,大姨,二姨,小姨,舅妈,舅母,婶婶,婶子,伯母",
        "uncle": "舅舅,舅父,大舅,二舅,小舅,老舅,叔叔,叔父,二叔,三叔,小叔,伯伯,伯父,大伯,姑父,姑丈,姨父,姨丈",
        "cousin": "表哥,表弟,表姐,表妹,堂哥,堂弟,堂姐,堂妹,表兄,堂兄",
        "godparent": "干妈,干爹,干爸,教母,教父",
        "grandmother": "奶奶,外婆,姥姥,祖母,外祖母,阿嬷,阿婆,太奶奶,太姥姥,曾祖母",
        "grandfather": "爷爷,外公,姥爷,祖父,外祖父,阿公,太爷爷,太姥爷,曾祖父",
        "friend": "朋友,闺蜜,哥们,哥们儿,好友,兄弟们,死党,基友,姐妹,同学,老铁,发小,铁子",
        "flatmate": "室友,舍友",
        "colleague": "同事,工友,搭档",
        "teacher": "老师,班主任,导师,教授",
        "neighbour": "邻居,街坊,隔壁",
        "boss": "老板,领导,上司,主管,经理",
        "dog": "狗狗,小狗,狗子,毛孩子,汪星人,狗,汪汪,修勾,狗崽," + ",".join(breeds.DOGS_ZH),
        "cat": "猫咪,小猫,猫,喵星人,主子,喵,猫主子," + ",".join(breeds.CATS_ZH),
    }
)
