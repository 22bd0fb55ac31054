/** Words of trades and of company life that say nothing about which company it is. */
const WORDS =
  'technology communication telecommunication telecom digital electronic software hardware firmware system network ' +
  'networking information security surveillance safety protection video cctv camera imaging vision visual intelligent ' +
  'intelligence smart iot internet cloud computing computer data big ai service solution product equipment device terminal ' +
  'industrial industry manufacturing manufacture factory international group holding investment enterprise business trading ' +
  'trade import export sales sale marketing distribution logistics research development rd innovation lab laboratory ' +
  'institute academy center centre office branch subsidiary division department headquarters hq representative rep ' +
  'engineering science optoelectronic semiconductor microelectronic integrated integration circuit ic chip mobile wireless automation ' +
  'robotics robot robots energy power storage automotive auto vehicle health healthcare medical fire home consumer public ' +
  'official support consulting consultancy management capital ventures partners operations operation electric electrical ' +
  'telematics broadband access display led optical thermal radio satellite navigation component module supply chain the ' +
  'of and a de und et y e zu der die das del la le des sdk team developer technical online soc platform ' +
  'company corporation limited state owned joint stock share high tech new training ' +
  'finance financial leasing electromechanical instrument application platform ' +
  'tecnologia technologie technologies technologia teknoloji sistemi sistemas systeme elettronica electronica elektronik ' +
  'comunicaciones comunicacoes telecomunicazioni servicios seguridad sicherheit sicherheitstechnik sicurezza securite ' +
  'vertrieb handels vertriebs importacao comercio comercial seguranca do dos da das equipamentos eletronicos equipos industria technika elektronika технологии ' +
  'socio unico unipersonal unipersonale societa teknolojileri sistemleri guvenlik elektronik sanayi ticaret bilisim ' +
  'niederlassung zweigniederlassung sucursal succursale filial filiale oddzial www com http https';

/** Spellings of one word, as one: plural, abbreviated, British and American. */
const SPELLINGS: Readonly<Record<string, string>> = {
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
  equipments: 'equipment',
  computers: 'computer',
};

/** In Chinese writing, simplified. */
const HAN =
  '技术 科技 数字 数码 电子 软件 网络 信息 通信 通讯 系统 智能 智慧 安防 安全 视频 监控 设备 终端 产品 服务 集团 股份 控股 投资 实业 企业 ' +
  '工业 制造 贸易 进出口 销售 营销 研究院 研究所 研发 开发 创新 工程 科学 光电 半导体 微电子 集成电路 移动 无线 自动化 机器人 能源 存储 ' +
  '汽车 医疗 消防 云 计算 计算机 大数据 数据 物联网 互联网 国际 发展 有限 责任 公司 分公司 子公司 办事处 中心 省 市 区 县 官方 旗舰店 专卖店';

const words: ReadonlySet<string> = new Set(WORDS.split(' '));
export const HAN_BUSINESS_WORDS: ReadonlySet<string> = new Set(HAN.split(' '));

/** The word in the spelling it is compared in. */
export function canonicalWord(word: string): string {
  return Object.hasOwn(SPELLINGS, word) ? (SPELLINGS[word] as string) : word;
}

/** The word itself and all words that are compared as the same. */
export function spellingsOf(word: string): readonly string[] {
  const canonical = canonicalWord(word);
  return [canonical, ...Object.keys(SPELLINGS).filter(spelling => SPELLINGS[spelling] === canonical)];
}

export function isBusinessWord(word: string): boolean {
  return words.has(word);
}
