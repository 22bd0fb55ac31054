import { foldText, mayBeWrittenOut, withoutDigraphs } from './fold.ts';

/**
 * Words of places that stand in the names of subsidiaries. Knowing them lets a coined name stand among them (`Hikvision
 * Poland`), and keeps a name that is nothing but places and trades from being taken for somebody's.
 */

/** Countries and regions in English and in their own languages, folded; names of several words as their words. */
const REGIONS =
  'ประเทศไทย ไทย ไทยแลนด์ इंडिया भारत ישראל الشرق الأوسط العراق لبنان المغرب تونس الجزائر اليمن סין евразия европа россии беларуси казахстане азия ' +
  'السعودية العربية مصر الامارات قطر الكويت عمان البحرين الاردن international global worldwide overseas europe european eu emea apac asia asian pacific africa african america american ' +
  'americas latin latam middle east eastern west western north northern south southern central northeast southeast gulf ' +
  'mena nordic nordics baltic baltics benelux iberia balkan balkans caribbean oceania anz cis eurasia scandinavia ' +
  'usa us uk uae ksa gb hk hongkong prc roc china chinese russia russian rus eu canada canadian quebec mexico mexicana brazil ' +
  'brasil argentina chile peru colombia ecuador uruguay paraguay bolivia venezuela panama guatemala honduras salvador ' +
  'nicaragua costa rica dominican republic jamaica united kingdom states britain great british england scotland wales ' +
  'ireland irish france francaise germany deutschland german austria osterreich switzerland schweiz suisse svizzera italy ' +
  'italia spain espana iberica portugal netherlands nederland holland belgium belgique luxembourg denmark danmark sweden ' +
  'sverige norway norge finland suomi iceland poland polska czech cesko ceska slovakia slovensko hungary magyarorszag ' +
  'romania bulgaria serbia srbija croatia hrvatska slovenia slovenija bosnia macedonia albania greece hellas cyprus malta ' +
  'turkey turkiye bundesrepublik ukraine ukraina украина україна украіна belarus moldova georgia armenia azerbaijan kazakhstan uzbekistan kyrgyzstan estonia eesti ' +
  'latvia latvija lithuania lietuva israel jordan lebanon iraq iran kuwait bahrain qatar oman yemen saudi arabia arabian ' +
  'emirates dubai egypt morocco maroc algeria algerie tunisia tunisie libya nigeria ghana kenya ethiopia tanzania uganda ' +
  'angola mozambique zambia zimbabwe senegal cameroon ivory coast congo mauritius rsa india indian pakistan bangladesh sri ' +
  'lanka nepal myanmar thailand thai vietnam viet nam laos cambodia malaysia singapore indonesia philippines brunei japan ' +
  'nippon korea korean taiwan hong kong macau macao mongolia australia australian new zealand россия рус украина казахстан ' +
  'беларусь узбекистан кыргызстан армения грузия азербаиджан ελλας ελλαδα κυπρος adria adriatic andina andino ' +
  'caribe maghreb levant caucasus caucasia oriente medio afrique afrika europa asie asien amerika ' +
  'moyen orient nord polen ungarn turkei frankreich spanien italien ' +
  'aus aut bel bgr bra can che chl cze deu dnk esp fin fra gbr grc hrv hun ind irl ita jpn kaz kor mex nld nor nzl pol prt rou srb svk svn swe tur twn ukr zaf';

/** Provinces and cities in which companies of the data are registered, and cities in which subsidiaries often sit. */
const CITIES =
  'sh sz bj gz beijing shanghai tianjin chongqing hangzhou zhejiang ningbo wenzhou jiaxing huzhou shaoxing tonglu binjiang jinhua taizhou ' +
  'shenzhen guangdong guangzhou dongguan zhuhai foshan huizhou zhongshan jiangsu nanjing suzhou wuxi changzhou nantong ' +
  'xuzhou yangzhou fujian fuzhou xiamen quanzhou shandong jinan qingdao yantai weifang henan zhengzhou luoyang hebei ' +
  'shijiazhuang hubei wuhan hunan changsha sichuan chengdu mianyang shanxi taiyuan shaanxi xian liaoning shenyang dalian ' +
  'jilin changchun heilongjiang harbin anhui hefei wuhu jiangxi nanchang guangxi nanning liuzhou guizhou guiyang yunnan ' +
  'kunming gansu lanzhou qinghai xining ningxia yinchuan xinjiang urumqi hainan haikou sanya tibet lhasa hohhot kowloon ' +
  'taipei hsinchu kaohsiung london manchester paris berlin munich frankfurt dusseldorf vienna wien zurich geneva milan milano ' +
  'rome roma madrid barcelona lisbon amsterdam hoofddorp brussels copenhagen stockholm oslo helsinki warsaw prague budapest ' +
  'bucharest sofia belgrade zagreb athens istanbul kyiv kiev minsk moscow petersburg riga vilnius tallinn tashkent almaty ' +
  'riyadh jeddah doha cairo johannesburg nairobi lagos mumbai delhi bangalore chennai dhaka karachi bangkok hanoi saigon ' +
  'jakarta manila kuala lumpur tokyo osaka seoul sydney melbourne auckland toronto montreal vancouver ottawa california ' +
  'texas irvine munchen nurnberg leipzig dresden hannover bremen dortmund ratingen eschborn bonn karlsruhe mannheim basel bern graz linz salzburg ' +
  'innsbruck lyon marseille toulouse nantes valencia sevilla bilbao porto goteborg malmo arhus odense bergen trondheim espoo tampere turku krakow ' +
  'wroclaw poznan gdansk brno ostrava kosice gyor debrecen szeged cluj timisoara iasi plovdiv varna thessaloniki nicosia izmir ankara odesa kharkiv lviv ' +
  'novosibirsk ekaterinburg kazan rzeszow katowice lodz gent liege eindhoven hague lausanne bologna napoli roma zaragoza malaga tromso reykjavik москва beograd praha warszawa bratislava ljubljana sarajevo skopje podgorica tirana bucuresti lisboa ' +
  'kobenhavn torino koln hamburg stuttgart geneve bruxelles antwerp rotterdam utrecht moskva peterburg astana bishkek baku ' +
  'tbilisi yerevan casablanca tunis algiers accra abidjan dakar hyderabad pune gurgaon gurugram noida lahore islamabad ' +
  'colombo kathmandu yangon manama muscat amman beirut brisbane perth wellington monterrey guadalajara bogota lima santiago ' +
  'quito montevideo caracas paulo buenos aires киев минск алматы астана ташкент петербург';

/** Other towns in which companies of the data have works. */
const TOWNS =
  'handan datong tangshan langfang baoding qinhuangdao hengshui cangzhou chengde zhangjiakou xingtai yangquan ' +
  'changzhi jincheng shuozhou jinzhong yuncheng xinzhou linfen baotou wuhai chifeng tongliao ordos hulunbuir ' +
  'ulanqab wulanchabu anshan fushun benxi dandong jinzhou yingkou fuxin liaoyang panjin tieling huludao siping ' +
  'liaoyuan tonghua baishan songyuan baicheng yanbian qiqihar jixi hegang daqing yichun jiamusi mudanjiang heihe ' +
  'suihua lianyungang huaian yancheng zhenjiang suqian kunshan changshu zhangjiagang jiangyin taicang yixing ' +
  'lishui quzhou zhoushan yiwu cixi yuyao bengbu huainan maanshan huaibei tongling anqing huangshan chuzhou ' +
  'fuyang bozhou chizhou xuancheng sanming zhangzhou nanping longyan ningde jingdezhen pingxiang jiujiang xinyu ' +
  'yingtan ganzhou shangrao zibo zaozhuang dongying jining taian weihai rizhao linyi dezhou liaocheng binzhou ' +
  'heze kaifeng pingdingshan anyang hebi xinxiang jiaozuo puyang xuchang luohe sanmenxia nanyang shangqiu ' +
  'xinyang zhoukou zhumadian huangshi shiyan yichang xiangyang ezhou jingmen xiaogan jingzhou huanggang xianning ' +
  'suizhou zhuzhou xiangtan hengyang shaoyang yueyang changde zhangjiajie yiyang chenzhou yongzhou huaihua loudi ' +
  'shaoguan shantou jiangmen zhanjiang maoming zhaoqing meizhou shanwei heyuan yangjiang qingyuan chaozhou ' +
  'jieyang yunfu guilin wuzhou beihai fangchenggang qinzhou guigang yulin baise hezhou hechi laibin chongzuo ' +
  'zigong panzhihua luzhou deyang guangyuan suining neijiang leshan nanchong meishan yibin guangan dazhou yaan ' +
  'bazhong ziyang liupanshui zunyi anshun bijie tongren qujing yuxi baoshan zhaotong lijiang lincang tongchuan ' +
  'baoji xianyang weinan hanzhong ankang shangluo jiayuguan jinchang baiyin tianshui wuwei zhangye pingliang ' +
  'jiuquan dingxi longnan karamay turpan hami kashgar hotan changji pudong minhang nanshan longgang haidian ' +
  'chaoyang xixia guian';

/** States in which subsidiaries are registered. */
const STATES =
  'alabama alaska arizona arkansas colorado connecticut delaware florida hawaii idaho illinois indiana iowa ' +
  'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana ' +
  'nebraska nevada jersey hampshire ohio oklahoma oregon pennsylvania tennessee utah vermont virginia washington ' +
  'wisconsin wyoming carolina york chicago boston houston dallas austin seattle denver detroit atlanta miami ' +
  'phoenix bavaria bayern thuringia ontario alberta';

/** In Chinese writing, simplified; `省` and `市` may follow. */
const HAN =
  '中国 中华 北京 上海 天津 重庆 浙江 杭州 宁波 温州 嘉兴 桐庐 滨江 广东 深圳 广州 东莞 珠海 佛山 惠州 江苏 南京 苏州 无锡 常州 福建 ' +
  '福州 厦门 山东 济南 青岛 河南 郑州 河北 石家庄 湖北 武汉 湖南 长沙 四川 成都 山西 太原 陕西 西安 辽宁 沈阳 大连 吉林 长春 黑龙江 ' +
  '哈尔滨 安徽 合肥 江西 南昌 广西 南宁 贵州 贵阳 云南 昆明 甘肃 兰州 青海 西宁 宁夏 银川 新疆 乌鲁木齐 海南 海口 西藏 拉萨 内蒙古 ' +
  '香港 澳门 台湾 台北 日本 东京 亚太 欧洲 国际 全球 海外 华东 华南 华北 西南 西北 ' +
  '昆山 义乌 绍兴 金华 台州 湖州 南通 徐州 扬州 镇江 盐城 泰州 淮安 泉州 烟台 潍坊 威海 洛阳 宜昌 襄阳 株洲 绵阳 唐山 保定 廊坊 雄安 呼和浩特 包头 三亚 ' +
  '桂林 柳州 遵义 赣州 芜湖 蚌埠 中山 汕头 湛江 江门 肇庆 浦东 前海 横琴 美国 英国 德国 法国 荷兰 意大利 西班牙 波兰 匈牙利 俄罗斯 土耳其 印度 印尼 ' +
  '邯郸 大同 秦皇岛 衡水 沧州 承德 张家口 邢台 阳泉 长治 晋城 运城 临汾 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 乌兰察布 鞍山 抚顺 丹东 锦州 营口 盘锦 四平 大庆 佳木斯 牡丹江 连云港 宿迁 常熟 张家港 江阴 太仓 宜兴 丽水 衢州 舟山 慈溪 余姚 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 亳州 宣城 三明 漳州 南平 龙岩 景德镇 九江 上饶 淄博 枣庄 东营 济宁 泰安 日照 临沂 德州 聊城 滨州 菏泽 ' +
  '开封 平顶山 安阳 新乡 焦作 许昌 南阳 商丘 信阳 黄石 十堰 鄂州 荆门 孝感 荆州 黄冈 湘潭 衡阳 岳阳 常德 郴州 怀化 韶关 茂名 梅州 汕尾 河源 清远 潮州 揭阳 梧州 北海 钦州 玉林 自贡 攀枝花 泸州 德阳 广元 遂宁 内江 乐山 南充 宜宾 达州 安顺 毕节 铜仁 曲靖 玉溪 丽江 宝鸡 咸阳 汉中 安康 天水 酒泉 克拉玛依 喀什 和田 昌吉 贵安 合川 涪陵 ' +
  '印度尼西亚 马来西亚 新加坡 泰国 越南 菲律宾 韩国 巴西 墨西哥 智利 加拿大 澳大利亚 沙特 阿联酋 埃及 南非';

/** Towns and provinces of vendors and of their companies, in both writings. */
const PAIRS =
  'beijing 北京 shanghai 上海 tianjin 天津 chongqing 重庆 zhejiang 浙江 hangzhou 杭州 ningbo 宁波 guangdong 广东 shenzhen 深圳 guangzhou 广州 dongguan 东莞 ' +
  'jiangsu 江苏 nanjing 南京 suzhou 苏州 wuxi 无锡 changzhou 常州 fujian 福建 xiamen 厦门 shandong 山东 jinan 济南 qingdao 青岛 henan 河南 zhengzhou 郑州 hubei 湖北 ' +
  'wuhan 武汉 hunan 湖南 changsha 长沙 sichuan 四川 chengdu 成都 shaanxi 陕西 xian 西安 anhui 安徽 hefei 合肥 guizhou 贵州 guiyang 贵阳 yunnan 云南 xinjiang 新疆 urumqi 乌鲁木齐';

/** In Japanese and Korean writing. */
const KANA_HANGUL = '日本法人 ヨーロッパ 유럽 중국 일본 ジャパン アジア チャイナ 한국 코리아 아시아 차이나 서울 재팬';

const regions: ReadonlySet<string> = new Set(REGIONS.split(' ').map(foldText));
const cities: ReadonlySet<string> = new Set(`${CITIES} ${TOWNS} ${STATES}`.split(' '));
export const HAN_PLACES: ReadonlySet<string> = new Set([...HAN.split(' '), ...foldText(KANA_HANGUL).split(' ')]);

const pairs = new Map<string, string>();
for (const [latin = '', han = ''] of PAIRS.match(/\S+ \S+/g)?.map(pair => pair.split(' ')) ?? []) {
  pairs.set(latin, han);
  pairs.set(han, latin);
}

/** The same town or province in the other writing, where it is known: `浙江` for `zhejiang`, and back. */
export function otherWriting(place: string): string | undefined {
  return pairs.get(place);
}

const home: ReadonlySet<string> = new Set(TOWNS.split(' '));

/** A town or province in which vendors of the data have their seat or works. */
export function isHomeTown(word: string): boolean {
  return pairs.has(word) || home.has(word);
}

/** A country or a larger region, or a word of its name: what tells one subsidiary from another. */
export function isRegion(word: string): boolean {
  return has(regions, word);
}

export function isPlace(word: string): boolean {
  return isRegion(word) || has(cities, word);
}

/** As it is written, or with its umlauts written out. */
function has(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || (mayBeWrittenOut(word) && words.has(withoutDigraphs(word)));
}
