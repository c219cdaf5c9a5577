"""Spelling: one form for what is written in many. Pure string work, no knowledge of names."""

import re
import unicodedata
from functools import lru_cache

# Traditional characters that occur in company names and remarks, each with its simplified form.
_PAIRS = (
    "華华東东國国機机電电氣气業业車车門门開开關关設设備备實实貿贸際际廣广東东慶庆龍龙鳳凤馬马鳥鸟"
    "魚鱼島岛鋼钢鐵铁銅铜鋁铝銀银錦锦鑫鑫鋒锋銳锐長长張张陳陈劉刘楊杨趙赵吳吴黃黄許许鄭郑謝谢"
    "鄧邓韓韩馮冯蕭萧葉叶蔣蒋蘇苏盧卢羅罗聯联邁迈達达遠远進进運运連连過过選选還还順顺頂顶頓顿"
    "頻频額额題题類类飛飞飯饭飲饮餐餐館馆騰腾驗验體体麗丽麥麦點点齊齐網网絲丝紅红紡纺紙纸組组"
    "結结統统經经維维綠绿線线編编緣缘縣县總总織织繼继續续藝艺藥药蘭兰處处術术衛卫裝装製制複复"
    "規规視视計计訊讯記记設设詢询試试話话誠诚語语調调請请論论證证識识議议護护豐丰貝贝財财貨货"
    "貴贵買买費费資资賓宾賢贤賴赖質质購购趨趋躍跃輕轻輝辉輪轮輸输轉转農农鄉乡醫医釀酿針针鈞钧"
    "鉅钜銘铭鋪铺錄录鍋锅鍵键鎮镇鏡镜鑄铸閥阀閱阅闊阔陽阳陰阴隊队際际雙双雜杂難难雲云電电靈灵"
    "靜静響响項项預预領领風风養养餘余驅驱驊骅齡龄優优億亿儀仪價价偉伟備备傳传傑杰傢家僑侨勝胜"
    "勞劳動动務务勵励區区協协單单卻却厲厉參参團团園园圓圆圖图壓压場场塊块塗涂塵尘墊垫壯壮壽寿"
    "夢梦奧奥媽妈學学寧宁寶宝實实將将專专導导層层屬属岡冈嶺岭巖岩幣币師师帶带幫帮幹干庫库應应"
    "廠厂張张強强彈弹彙汇後后徑径從从復复德德恆恒惠惠愛爱態态慮虑懷怀戰战戲戏戶户捷捷換换揚扬"
    "損损搶抢攝摄敗败數数斷断於于時时晉晋暉晖暢畅曉晓會会條条來来極极構构槍枪樂乐樓楼標标樣样"
    "樹树橋桥檢检權权歐欧歡欢歲岁歷历殘残毀毁氫氢決决況况洩泄淨净淺浅測测渦涡湯汤滬沪滿满漢汉"
    "濟济濱滨灣湾為为煉炼煙烟熱热營营燈灯爐炉爾尔牆墙獎奖獨独環环瑪玛瑋玮產产畫画異异當当療疗"
    "盈盈盡尽監监盤盘眾众礦矿碼码確确禮礼稅税種种穩稳窯窑競竞筆笔節节範范築筑簡简糧粮約约級级"
    "責责務务歸归適适豎竖鴻鸿鵬鹏鷹鹰鶴鹤麵面黨党齋斋龜龟繁繁順顺維维衆众鑒鉴鍛锻鍍镀鏈链鐘钟"
    "純纯綜综緯纬繪绘罐罐義义習习聖圣聞闻聲声職职腦脑膠胶臨临舉举舊旧艙舱蒼苍蓋盖薩萨號号蟲虫"
    "錫锡圍围壩坝寬宽尋寻對对峽峡帥帅慣惯掛挂採采擴扩棟栋楓枫榮荣杠杠樁桩櫃柜欄栏殼壳沖冲涼凉滲渗漁渔漲涨潔洁潤润澤泽濃浓燁烨燦灿爭争狀状獻献瑩莹璽玺甌瓯禎祯"
    "稱称穎颖籌筹籤签紀纪納纳紗纱絨绒絡络給给綢绸綱纲緒绪緊紧縮缩縱纵纖纤纜缆翹翘聰聪肅肃脈脉臺台興兴艦舰莊庄蓮莲蕪芜薦荐藍蓝蘆芦補补襯衬觀观觸触託托診诊詞词"
    "詳详誌志誤误說说課课諾诺謀谋謹谨譽誉讀读變变貢贡貫贯販贩賀贺賬账帳账贏赢贈赠軌轨軍军軒轩軟软載载較较輔辅輯辑辦办邊边郵邮鈉钠鈦钛鉛铅銷销鋅锌鋰锂鎂镁鎢钨"
    "鎳镍鏽锈鐳镭鑽钻閃闪閉闭間间陝陕陸陆隨随險险隱隐霧雾鞏巩韋韦頁页須须頌颂顏颜顯显飼饲飾饰饒饶駐驻駕驾駿骏騎骑鬆松魯鲁鮮鲜鯤鲲鴿鸽鷺鹭齒齿龐庞匯汇滙汇裏里"
    "裡里鈺钰嶽岳訂订個个擬拟濰潍滄沧瀘泸贛赣婁娄廈厦嵐岚巔巅憶忆畢毕禦御鄒邹鄔邬閩闽馳驰馭驭騏骐驍骁瓊琼璣玑瀏浏無无嶄崭壟垄壢坜"
)
_FOLD = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_DASHES = re.compile("[‐‑‒–—―−﹣－~～_]")
_BLANKS = re.compile(r"\s+")
_NOT_NAME = re.compile(r"[^0-9A-Z一-鿿㐀-䶿*]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Full width to half, capitals, one kind of dash and blank, simplified characters."""
    wide = unicodedata.normalize("NFKC", text).upper()
    return _BLANKS.sub(" ", _DASHES.sub("-", wide.translate(_FOLD))).strip()


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Folded, without brackets, blanks and punctuation: letters, digits, Han, mask stars."""
    return _NOT_NAME.sub("", fold(text))


def account_key(text: str) -> str:
    """An account number as compared: digits, letters and mask stars (x, X, • and # count as *)."""
    plain = fold(text).replace("•", "*").replace("●", "*").replace("#", "*")
    return re.sub(r"[^0-9A-Z*]", "", re.sub(r"X{2,}", lambda m: "*" * len(m[0]), plain))


def number_key(text: str) -> str:
    """A document number without case, blanks and separators: "ht–2024 018" → "HT2024018"."""
    return _NOT_NAME.sub("", fold(text)).replace("*", "")


def is_han(char: str) -> bool:
    """Whether the character is Chinese: a boundary for numbers."""
    return "㐀" <= char <= "鿿"
