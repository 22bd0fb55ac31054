/**
 * Folding of text for comparison: two spellings that a person reads as the same become the same string. Nothing here
 * is fuzzy: every step is a fixed table of Unicode or of this file.
 */

/** Whether the text holds nothing but 7-bit units. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Lower case, compatibility forms (full-width letters, ligatures) unfolded, marks, invisible characters and signs such as ™ gone. */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return plainLetters(text)
    .replace(/[\p{Cf}\u00a9\u00ae\u2117\u2120\u2122\u115f\u1160\u3164\uffa0]/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[\u00df\u00e6\u00f8\u0111\u0127\u0131\u0142\u0153\u00fe]/g, letter => PLAIN_LATIN[letter] ?? letter);
}

const SMALL_CAPITALS: Readonly<Record<string, string>> = Object.fromEntries(
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɡg ɩi ɓb ɗd ɦh ƙk ƿw'
    .split(' ')
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
);

/** Small capitals, and letters in black squares and circles and of flags, which Unicode has no plain form of. */
function plainLetters(text: string): string {
  return text.replace(
    /[\u0180-\u02af\u1d00-\u1d2b\ua730-\ua7ff]|[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu,
    letter => SMALL_CAPITALS[letter] ?? squared(letter.codePointAt(0) ?? 0) ?? letter,
  );
}

function squared(code: number): string | undefined {
  const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
  return code < 0x1f150 ? undefined : String.fromCharCode(97 + code - first);
}

/** Latin letters that Unicode does not take apart. */
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  œ: 'oe',
  þ: 'th',
};

/** Whether a folded word may have umlauts written out, as German names do where a system knows no ü: `duesseldorf`. */
export function mayBeWrittenOut(word: string): boolean {
  return /[aou]e|aa/.test(word);
}

/** The word as folding leaves it where its umlauts are written as such: `dusseldorf`, `arhus`. */
export function withoutDigraphs(word: string): string {
  return word.replace(/([aou])e/g, '$1').replaceAll('aa', 'a');
}

/**
 * A word that mixes Latin with Cyrillic, Greek, Armenian or Cherokee letters of the same shape is a Latin word in disguise; a word wholly in
 * Cyrillic or Greek stays what it is, but that Russian writes the e of a foreign name in two ways: `Хуавэй`, `Хуавей`.
 */
export function foldLookalikes(word: string): string {
  if (!LOOKALIKE.test(word)) return word;
  if (!/[a-z]/.test(word)) return word.replaceAll('э', 'е');
  return word.replace(/[\u0370-\u058f\u13a0-\u13ff\uab70-\uabbf]/g, letter => LOOKALIKES[letter] ?? letter);
}

const LOOKALIKE = /[\u0370-\u058f\u13a0-\u13ff\uab70-\uabbf]/;

const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa вb еe нh іi јj кk мm оo рp сc тt уy хx ѕs ԁd һh ԛq ԝw ѵv'.split(' '),
    'αa βb εe ηh ιi κk μm νv οo ρp τt υy χx ζz ϲc'.split(' '),
    'օo ոn սu հh զq ցg յj'.split(' '),
    'ꮋh ꭵi ꮶk ꮩv ꮪs ꭺa ꭰd ꭼe ꮯc ꮃw ꭲt ꮇm ꭻj ꮓz ꮐg ꮲp ꮮl'.split(' '),
  ]
    .flat()
    .map(pair => [pair.slice(0, -1), pair.slice(-1)]),
);

/** Traditional Han characters of company names as simplified ones; one by one, so lengths stay. */
export function foldHan(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, character => SIMPLIFIED[character] ?? character);
}

const TRADITIONAL_TO_SIMPLIFIED =
  '華华為为視视訊讯術术數数碼码電电聯联網网絡络資资團团業业實实創创達达興兴龍龙劍剑寶宝國国際际東东廣广慶庆蘇苏濟济門门陽阳長长儲储應应軟软體体機机設设備备製制責责' +
  '務务貿贸發发開开環环遠远億亿維维衛卫雲云從从曠旷湯汤圖图榮荣螢萤樂乐聲声導导產产質质車车輛辆醫医藥药測测試试驗验證证無无線线傳传輸输選选進进運运動动態态黨党譽誉' +
  '競竞賽赛學学樞枢紐纽銳锐儀仪鋒锋鐵铁銀银錄录鎖锁關关鍵键陸陆隨随險险雙双難难靈灵頻频頂顶項项領领類类飛飞馬马駐驻驅驱鵬鹏點点齊齐邁迈衆众眾众偉伟優优價价內内處处' +
  '勝胜勢势區区協协單单卻却參参員员問问啟启圓圆場场報报塊块壓压夢梦奮奋媽妈寧宁將将對对屬属師师帶带幫帮廠厂彈弹強强當当後后復复懷怀戰战戶户擇择擊击據据構构標标樣样' +
  '橋桥檢检歐欧歲岁歷历殺杀氣气漢汉濱滨灣湾燈灯爾尔獨独現现瑪玛療疗監监盤盘碩硕禮礼穩稳積积筆笔節节築筑簡简紅红級级純纯納纳細细組组終终結结給给統统經经綠绿編编總总' +
  '續续習习職职臺台與与藝艺蘭兰號号見见規规觀观計计訂订記记許许評评話话語语說说調调談谈請请論论講讲識识護护財财貨货購购賀贺賴赖趙赵跡迹軍军軌轨輕轻辦办農农邊边鄭郑' +
  '鄰邻釋释針针鋼钢錢钱錦锦鏡镜鑰钥閉闭間间閱阅陣阵陳陈階阶離离頭头題题顏颜願愿風风飲饮館馆騰腾驚惊髮发鮮鲜鳥鸟麗丽麥麦黃黄齒齿龜龟産产餘余縣县鎮镇' +
  '亜亚時时豐丰穎颖顯显薩萨倫伦貝贝賓宾義义異异聖圣葉叶遊游範范係系幾几壽寿奧奥妝妆尋寻層层島岛幣币幹干庫库彙汇匯汇徑径愛爱懸悬掃扫揚扬撥拨擔担擴扩攝摄敵敌斷断暢畅曉晓曆历書书會会條条極极楊杨權权歸归殼壳涼凉淨净淺浅減减渦涡溫温滅灭滿满漁渔潔洁潛潜澤泽濃浓灘滩煙烟熱热爐炉爭争牆墙狀状猶犹獎奖璽玺畫画盜盗盡尽礎础禦御稅税種种稱称' +
  '窮穷竊窃糧粮紀纪約约紡纺紙纸絲丝絕绝綜综綱纲緊紧緣缘縮缩織织繼继羅罗聞闻聰聪肅肃脈脉脫脱腦脑腳脚膠胶臨临艦舰艱艰萊莱萬万蓋盖蔣蒋薦荐裝装裡里複复覽览觸触訪访訴诉診诊詞词詢询詳详誌志認认誠诚誤误課课諾诺謝谢譜谱譯译讀读變变讓让貢贡貼贴費费賢贤贏赢趨趋躍跃較较載载輔辅輝辉輯辑轉转轟轰迴回連连遞递適适遷迁遺遗還还鄉乡鄧邓醬酱' +
  '鈦钛鈴铃鉑铂銅铜鋁铝鋰锂錫锡鎂镁鏈链鐘钟閃闪閘闸閣阁闊阔闡阐陰阴雖虽雜杂雞鸡霧雾靜静韋韦韌韧韓韩響响頁页順顺預预頓顿頗颇額额顧顾飾饰飼饲駕驾駛驶駿骏騎骑騙骗鬥斗魚鱼鯨鲸鴻鸿鷹鹰鹽盐齡龄龐庞';

const SIMPLIFIED: Readonly<Record<string, string>> = Object.fromEntries(
  (TRADITIONAL_TO_SIMPLIFIED.match(/../g) ?? []).map(pair => [pair.charAt(0), pair.charAt(1)]),
);
