import { foldLookalikes, foldText, mayBeWrittenOut, withoutDigraphs } from './fold.ts';

/** Words of the trades that the vendors are in, and of company life around them: beside an ambiguous name they tell whose it may be. */
const TECHNICAL =
  'technology communication telecommunication telecom digital electronic software hardware firmware system network ' +
  'networking information security surveillance safety protection video cctv camera imaging vision visual intelligent ' +
  'intelligence smart iot internet cloud computing computer data ai service solution product equipment device terminal ' +
  'industrial industry manufacturing innovation research development rd lab laboratory institute engineering science ' +
  'optoelectronic semiconductor microelectronic integrated integration circuit ic chip mobile wireless automation ' +
  'robotics robot robots storage optical thermal radio satellite navigation component module broadband access display led ' +
  'telematics alarm hub detection backbone nvr dvr xvr recorder ip switch router modem gateway server olt onu ont ptz nlp ml llm ocr speech audio db database base antivirus threat news platform sdk artificial sensing sensor sensors acoustic acoustics drone drones uav antenna microwave photonics ' +
  'advanced precision sdn controller humanoid gnss gps lte bluetooth wifi radios cyber cybersecurity control controls lidar netcom';

/** The same in other languages, folded; also what stands between them: `comércio e serviços em segurança eletrônica`. */
const ABROAD =
  'telekom tecnologia tecnologias tecnologica technologie technologia technologiczne teknologi teknologia teknik technika ' +
  'tehnologija tehnologii technoloji teknoloji teknolojileri tecnica tecnico technique techniques technik technisch ' +
  'technische technieken comunicacion comunicaciones comunicacao comunicacoes comunicazione comunicazioni communicatie ' +
  'kommunikation kommunikations komunikacja komunikasi komunikace komunikacije iletisim haberlesme telecomunicacion ' +
  'telecomunicaciones telecomunicacao telecomunicacoes telecomunicazione telecomunicazioni telecommunicatie ' +
  'telekommunikation telekomunikacja telekomunikasi telekomunikace telekomunikacije telekomunikasyon tavkozlesi ' +
  'eletronica eletronico eletronicos eletronicas electronica electronico electronicos elettronica elettronico elektronica ' +
  'elektronik elektronika elektronike elektroniczne electronique electroniques elektronikai digitale digitales numerique ' +
  'numeriques dijital cyfrowe seguridad seguranca sicurezza securite sicherheit sicherheitstechnik beveiliging ' +
  'bezpieczenstwo bezpecnost biztonsagtechnika guvenlik keamanan sikkerhed sakerhet turvallisuus siguranta sigurnost ' +
  'vigilancia vigilanza videovigilancia videosorveglianza videosurveillance videouberwachung sorveglianza sistema ' +
  'sistemas sistemi sisteme sistemleri systeme systemes systemer systemy systemen rendszerek sistem equipamento ' +
  'equipamentos equipo equipos equipement equipements apparecchiature ausrustung urzadzenia servico servicos servicio ' +
  'servicios servizi servizio services dienste diensten dienstleistungen uslugi hizmetleri sluzby usluge szolgaltato ' +
  'solucion soluciones solucao solucoes soluzioni losungen oplossingen cozumleri rozwiazania reseni industria industrias ' +
  'industrie industriale industriales sanayi sanayii industri informatica informatique informatik informatika informasi ' +
  'sicherheitssysteme videotechnik netzwerktechnik funktechnik mobilfunk radiocomunicaciones radiocomunicacao securitate ' +
  'informacao informacion informazione informacje svyaz technologii tekhnologii sistemy zabezpieczen systemow urunleri yazilim donanim cong nghe ' +
  'bilisim bilgi redes reseaux reti netzwerke rede технологии технология связь системы электроника телеком ' +
  'телекоммуникации техкомпания безопасности инновации решения разработка софт центр видеонаблюдение оборудование техника безопасность технолоджи текнолоджи технолоджис солюшнс диджитал системс تقنيات للتقنيات التقنيه تكنولوجيا للاتصالات';

/** Trades and company life in other writings and in languages written with many marks, as they are spelt; folded below. */
const WRITINGS =
  'تكنولوجيز تكنولوجي التكنولوجيا للتكنولوجيا تقنية التقنية للتقنية الاتصالات اتصالات أنظمة الأنظمة للأنظمة الأمنية أمن الأمن المراقبة كاميرات للحلول حلول الحلول الرقمية الإلكترونيات ' +
  'للإلكترونيات المعلومات مجموعة العالمية الدولية טכנולוגיות טכנולוגיה מערכות תקשורת אבטחה פתרונות ביטחון เทคโนโลยี เทคโนโลยี่ เทคโนโลยีส์ เทคโนโลจี คอมมูนิเคชั่น ซิเคียวริตี้ ดิจิทัล โซลูชั่น ' +
  'टेक्नोलॉजी टेक्नोलॉजीज कम्युनिकेशन सिक्योरिटी τεχνολογία τεχνολογίες συστήματα ασφαλείας τηλεπικοινωνίες λύσεις технологий технологиям технологические технологии цифровые цифровых связи ' +
  'телекоммуникаций телекоммуникационные лаборатория исследовательский институт научный технический корпорация корпорейшн групп холдинг интернешнл секьюрити коммуникейшнс коммуникейшн девайс ' +
  'дивайс электроникс системз систем видеонаблюдения безопасности інновації технології системи безпеки зв’язок обладнання облачные облако клауд антивирус лаборатории лабораторія лабораторії лабораторию лабораторией автоматика электронных решений';

/** Chinese trades as they are spelt in Latin letters. */
const PINYIN =
  'keji jishu shuzi shuma dianzi ruanjian wangluo xinxi tongxin tongxun xitong zhineng zhihui zhilian anfang shipin shixun jiankong ' +
  'zhongduan shebei bandaoti weidianzi yun jiqiren wulian hulianwang gongcheng';

/** Words of company life and of other trades, in all of these languages. Never `for`, `by`, `no` or `not`: they turn a name into another. */
const COMPANY =
  'factory international group holding investment enterprise business trading trade import export sales sale marketing ' +
  'distribution logistics big academy center centre office branch subsidiary division department headquarters hq ' +
  'representative rep energy power automotive auto vehicle health healthcare medical fire home consumer public official ' +
  'support consulting consultancy management capital ventures partners operations operation electric electrical supply ' +
  'chain the of and a de und et y e zu der die das del la le des team developer technical online soc company ' +
  'corporation limited state owned joint stock share high tech new training finance financial leasing electromechanical ' +
  'instrument application socio unico unipersonal unipersonale societa niederlassung zweigniederlassung sucursal ' +
  'succursale filial filiale oddzial www com http https manufacture comercio comercial comerciais commercio commerce ' +
  'commerciale kereskedelmi handel handels handelsgesellschaft vertrieb vertriebs vertriebsgesellschaft ticaret dis ' +
  'ithalat ihracat importacao importacion importazione exportacao exportacion esportazione distribuicao distribucion ' +
  'distribuzione participacoes participacion participaciones beteiligungs verwaltungs representacoes representacion ' +
  'assistencia manutencao locacao do da dos em en los las il lo gli van het een торговыи дом группа компания ' +
  'perdagangan ve projectos projetos proyectos projekt unit bu response incident emergency psirt cert store shop sede siege sitz ' +
  'zhongke jituan marine submarine education agriculture delegacion agencia filiala pobocka predstavnistvo predstavitelstvo san tic филиал представительство commercial province infotech root sig kernel battery lithium ' +
  'authors vien thong ninh giai phap ky thuat dien tu thiet bi thuong mai dich vu chi nhanh van phong oddzial przedstawicielstwo bezpieczenstwa ' +
  'opensource open source openlab memory fab foundry retail locomotive rolling rail railway transit vehicles carriers carrier specialized lines container ' +
  'shipping ship shipbuilding nuclear aviation aircraft aerospace solar photovoltaic genomics mobility movilidad mobilidade mobilite mobilita commerce ecommerce online ports port cooperation wind first second third fourth fifth sixth seventh eighth ninth tenth';

/** Trades in which a brand of the same name is somebody else's. */
const OTHER_TRADES =
  'finance financial leasing capital ventures health healthcare medical consulting consultancy training automotive auto vehicle ' +
  'marine submarine education agriculture logistics shipping shipbuilding nuclear';

/** Spellings of one word, as one: plural, abbreviated, British and American. */
const SPELLINGS: Readonly<Record<string, string>> = {
  automobile: 'auto',
  autos: 'auto',
  automobiles: 'auto',
  technologies: 'technology',
  tech: 'technology',
  communications: 'communication',
  comm: 'communication',
  comms: 'communication',
  telecommunications: 'telecommunication',
  telecoms: 'telecom',
  electronics: 'electronic',
  elec: 'electronic',
  systems: 'system',
  networks: 'network',
  dig: 'digital',
  info: 'information',
  services: 'service',
  solutions: 'solution',
  products: 'product',
  devices: 'device',
  terminals: 'terminal',
  industries: 'industry',
  ind: 'industry',
  holdings: 'holding',
  investments: 'investment',
  enterprises: 'enterprise',
  innovations: 'innovation',
  intl: 'international',
  dev: 'development',
  labs: 'lab',
  laboratories: 'lab',
  laboratory: 'lab',
  sci: 'science',
  sciences: 'science',
  semiconductors: 'semiconductor',
  optoelectronics: 'optoelectronic',
  microelectronics: 'microelectronic',
  centre: 'center',
  cameras: 'camera',
  modules: 'module',
  components: 'component',
  developers: 'developer',
  grp: 'group',
  mfg: 'manufacturing',
  eng: 'engineering',
  engg: 'engineering',
  equip: 'equipment',
  tec: 'technology',
  svcs: 'service',
  equipments: 'equipment',
  computers: 'computer',
  clouds: 'cloud',
  institude: 'institute',
  insitute: 'institute',
};

/** The trades in Chinese writing, simplified. */
const HAN_TECHNICAL =
  '技术 科技 数字 数码 电子 软件 网络 信息 通信 通讯 电信 系统 智能 智慧 智城 智联 安防 安全 视频 视讯 监控 影像 视觉 感知 传感 设备 终端 产品 服务 工业 制造 ' +
  '研究院 研究所 研发 开发 创新 工程 科学 光电 光电子 光通信 射频 微波 光器件 半导体 微电子 集成电路 芯片 移动 无线 自动化 机器人 存储 云 计算 计算机 大数据 数据 物联 物联网 互联 互联网 ' +
  '人工智能 无人机 器件 元器件 模组 机电 数位 资讯 网路 软体 晶片 电讯 集成 系统集成 实验室 航空 航天 特种 保安 安保 运营 联网 在线 设计院 研究总院 产业 产业互联网 云服务 算力 新能源 动力 电池 锂电池 储能 光伏 半导体材料 显示 显示技术 光学 轨道交通 智造 数据中心 信息安全 网络安全 操作系统 基础软件 卫星';

/** In Japanese and Korean writing. */
const KANA_HANGUL =
  'テクノロジー テクノロジーズ テクノロジ テック ソリューション ソリューションズ コミュニケーションズ システム システムズ デジタル ネットワーク ' +
  'インターナショナル グループ コーポレーション イノベーション インテリジェント ワイヤレス テレコム コミュニケーション イメージング オートメーション ロボティクス カンパニー ' +
  '그룹 인터내셔널 이노베이션 텔레콤 커뮤니케이션 커뮤니케이션즈 반도체 로봇 와이어리스 클라우드컴퓨팅 디바이스 코퍼레이션 컴퍼니 ' +
  'セキュリティ サービス エレクトロニクス デバイス ラボ クラウド モバイル ' +
  '기술 테크 테크놀로지 테크놀러지 정보 통신 정보통신 시스템 시큐리티 디지털 네트워크 솔루션 솔루션즈 서비스 전자 클라우드 모바일 로보틱스 랩 연구소';

const HAN_COMPANY =
  '集团 股份 控股 投资 实业 企业 贸易 进出口 销售 营销 能源 汽车 医疗 消防 国际 发展 有限 责任 公司 分公司 子公司 办事处 中心 省 市 区 县 官方 ' +
  '开源 开源社区 网络安全部 安全应急响应中心 应急响应中心 官方账号 官网 ' +
  '机车 车辆 客车 动车 特效 组 小组 产品组 项目组 课题组 团队 产品部 研发部 解决方案 解决方案部 ' +
  '旗舰店 专卖店 中科 事业部 事业群 部门 总部 工厂';

const technical: ReadonlySet<string> = new Set([
  ...TECHNICAL.split(' '),
  ...ABROAD.split(' ').map(foldLookalikes),
  ...PINYIN.split(' '),
  ...WRITINGS.split(' ').map(word => foldLookalikes(foldText(word.replace('’', '')))),
]);
const words: ReadonlySet<string> = new Set([...technical, ...COMPANY.split(' ')]);
const otherTrades: ReadonlySet<string> = new Set(OTHER_TRADES.split(' '));
const units: ReadonlySet<string> = new Set([
  'lab',
  'division',
  'department',
  'institute',
  'unit',
  'bu',
  'team',
  'psirt',
  'oem',
]);
const hanTechnical: ReadonlySet<string> = new Set([...HAN_TECHNICAL.split(' '), ...foldText(KANA_HANGUL).split(' ')]);
export const HAN_BUSINESS_WORDS: ReadonlySet<string> = new Set([...hanTechnical, ...HAN_COMPANY.split(' ')]);

/** By the word that they are compared as. */
const spellings = new Map<string, string[]>();
for (const [spelling, canonical] of Object.entries(SPELLINGS)) {
  const known = spellings.get(canonical);
  if (known) known.push(spelling);
  else spellings.set(canonical, [spelling]);
}

/** The word in the spelling it is compared in. */
export function canonicalWord(word: string): string {
  if (Object.hasOwn(SPELLINGS, word)) return SPELLINGS[word] as string;
  // `lndustry`, `lntelligent`: an l that stands for a capital I
  return word.startsWith('ln') ? `in${word.slice(2)}` : word;
}

/** The word itself and all words that are compared as the same. */
export function spellingsOf(word: string): readonly string[] {
  const canonical = canonicalWord(word);
  return [canonical, ...(spellings.get(canonical) ?? [])];
}

export function isBusinessWord(word: string): boolean {
  return has(words, word);
}

/** As it is written, or with its umlauts written out. */
function has(all: ReadonlySet<string>, word: string): boolean {
  return all.has(word) || (mayBeWrittenOut(word) && all.has(withoutDigraphs(word)));
}

/** Whether the word speaks of the trades that the vendors are in: it makes an ambiguous name beside it less so. */
export function isTechnicalWord(word: string): boolean {
  return has(technical, word) || hanTechnical.has(word);
}

const SHORTEST_PART = 5;

/** Two trades written as one word: `Kommunikationstechnik`, `Связьтехнологии`. */
export function isTradeCompound(word: string): boolean {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    if (!technical.has(word.slice(at))) continue;
    const first = word.slice(0, at);
    if (technical.has(first) || technical.has(first.replace(/[sь]$/, ''))) return true;
  }
  return false;
}

/** Whether the word names a part of a company that is named before it: `Huawei Noah's Ark Lab`. */
export function isUnit(word: string): boolean {
  return units.has(word);
}

/** Whether the word speaks of a trade in which others go by the same brand. */
export function isOtherTrade(word: string): boolean {
  return otherTrades.has(word);
}
