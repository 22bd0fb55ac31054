import { foldText } from '../../identity/fold.ts';

/**
 * Makers of equipment and parts, by the names that tables use. That one stands in a cell says that the table is one of
 * equipment, and which of its columns names makers; it says nothing of the maker. A test holds that every vendor of the
 * signatures is among them.
 */
const names = `
Hikvision|Hangzhou Hikvision|HiLook|HiWatch|EZVIZ|Hikrobot|HIKMICRO|HIKSEMI|Pyronix|Dahua|Dahua Technology|Zhejiang Dahua|Imou|LeChange|iRAYPLE
Lorex|Amcrest|Annke|IndigoVision|Loryta|EmpireTech|LaView|Uniview|UNV|Uniarch|Tiandy|Kedacom|Suzhou Keda|Xiongmai|XMeye|Hytera|Huawei|HiSilicon
Honor|ZTE|Sanechips|Quectel|Ikotek|Fibocom|TP-Link|TP-Link Omada|Tapo|Omada|VIGI|Mercusys|DJI|Livox|Hasselblad|Autel|Autel Robotics|Unitree|Megvii
SenseTime|Yitu|CloudWalk|Kaspersky|CXMT|YMTC|ZHITAI|SMIC|China Mobile|China Telecom|China Unicom|Digitalsystem Technology|Pacific Networks and ComNet (USA)
Pacific Networks|ComNet|Norsat|Sepura|Teltronic|PowerTrunk|Rolling Wireless|H3C|Inspur|Lenovo|Xiaomi|Reolink|Hanwha|Hanwha Vision|Hanwha Techwin|Wisenet
Axis|Axis Communications|Bosch|Bosch Security|Avigilon|Pelco|Mobotix|Vivotek|i-PRO|Panasonic|Sony|Canon|Geovision|ACTi|Arecont|Arecont Vision|Verkada|Milesight
IDIS|Dallmeier|FLIR|Teledyne FLIR|Honeywell|Tyco|Illustra|American Dynamics|exacq|March Networks|Digital Watchdog|Speco|Sunell|Tiandy|TVT|Provision-ISR
Cisco|Meraki|Juniper|Aruba|HPE|Hewlett Packard Enterprise|Arista|Extreme|Extreme Networks|Fortinet|Palo Alto Networks|Check Point|Ubiquiti|UniFi|MikroTik
Netgear|D-Link|Zyxel|DrayTek|Ruckus|Brocade|Allied Telesis|Moxa|Nokia|Ericsson|Ciena|Adtran|Alcatel-Lucent|Peplink|Cradlepoint|Teltonika|Sierra Wireless
Dell|Dell EMC|HP|Hewlett-Packard|IBM|Supermicro|Fujitsu|Apple|Samsung|LG|ASUS|Acer|Synology|QNAP|APC|Eaton|Schneider Electric|Siemens|ABB|Rockwell|Motorola
Motorola Solutions|Kenwood|JVCKENWOOD|Icom|Tait|Axon|2N|Commend|Aiphone|Zenitel|HID|HID Global|Suprema|Gallagher|Paxton|Salto|ASSA ABLOY
u-blox|Telit|Telit Cinterion|SIMCom|Thales|Gemalto|Nordic Semiconductor|Espressif|Espressif Systems|Murata|Texas Instruments|TI|STMicroelectronics|ST|NXP
Microchip|Microchip Technology|Atmel|Analog Devices|Maxim|Maxim Integrated|Infineon|Renesas|onsemi|ON Semiconductor|Nexperia|Vishay|Yageo|KEMET|TDK|AVX|Kyocera AVX
Panasonic Electronic Components|Bourns|Littelfuse|Molex|TE Connectivity|Amphenol|Hirose|JST|Wurth|Würth Elektronik|Wurth Electronics|Samtec|Diodes|Diodes Incorporated
Broadcom|Qualcomm|Intel|AMD|Xilinx|Altera|Lattice|Lattice Semiconductor|Realtek|MediaTek|Winbond|Micron|ISSI|Macronix|GigaDevice|SK hynix|Kioxia|Toshiba|ROHM
Silicon Labs|Cypress|Abracon|Epson|Skyworks|Qorvo|Mini-Circuits|Ambarella|Rockchip|Novatek|Ingenic|Fullhan|Goke|SigmaStar|Allwinner|WCH|UNISOC|Sunlord|FH|Uniroyal
海康威视|海康|大华|浙江大华|大华股份|宇视|宇视科技|天地伟业|科达|苏州科达|雄迈|华为|海思|中兴|中兴通讯|移远|移远通信|广和通|普联|大疆|宇树|旷视|商汤|依图|云从|长鑫|长江存储|中芯国际|海能达|萤石|乐橙
荣耀|安讯士|博世|韩华|思科|华三|新华三|锐捷|联想|小米|松下|索尼|佳能|三星|Хиквижн|Хуавей|Дахуа|하이크비전|화웨이|다후아|ハイクビジョン|ファーウェイ|한화비전|한화테크윈|アクシス|パナソニック
`;

const folded: ReadonlySet<string> = new Set(
  names
    .split(/[|\n]/)
    .filter(name => name !== '')
    .map(key),
);

/** What is an ordinary word or too short to tell anything by itself. */
const ambiguous: ReadonlySet<string> = new Set(
  'honor ti st fh hp lg apple omada acer canon eaton bosch intel extreme diodes maxim tait speco idis'.split(' '),
);

function key(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const longestName = 80;
const mostWords = 4;
const legalForms = /\b(?:co|ltd|inc|corp|corporation|llc|gmbh|limited|company|ag|ab|bv|sa)\b/g;
const trades = /\b(?:technologies|technology|systems|electronics|wireless solutions|communications|networks)\b/g;

/** Whether a cell holds the name of a maker that is known, with or without what else belongs to the company's name. */
export function isKnownMaker(cell: string): boolean {
  return knownAs(cell) !== undefined;
}

/** Whether a cell names a maker that no other kind of table speaks of. */
export function isTellingMaker(cell: string): boolean {
  const known = knownAs(cell);
  return known !== undefined && !ambiguous.has(known);
}

const mostRemembered = 5000;
const remembered = new Map<string, string | undefined>();

/** Columns name the same few makers again and again. */
function knownAs(cell: string): string | undefined {
  if (cell.length < 2 || cell.length > longestName) return undefined;
  let known = remembered.get(cell);
  if (known === undefined && !remembered.has(cell)) {
    known = findKnown(cell);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(cell, known);
  }
  return known;
}

function findKnown(cell: string): string | undefined {
  const whole = key(cell);
  if (folded.has(whole)) return whole;
  const named = whole.replace(legalForms, ' ').replace(/ +/g, ' ').trim();
  if (folded.has(named)) return named;
  const bare = named.replace(trades, ' ').replace(/ +/g, ' ').trim();
  if (folded.has(bare)) return bare;
  const words = bare.split(' ');
  // `Hangzhou Hikvision Digital …`, `Huawei Enterprise`: a coined name at either place of a longer one.
  for (const word of words.length > 1 && words.length <= 6 ? words.slice(0, 2) : []) {
    if (word.length > 4 && folded.has(word) && !ambiguous.has(word)) return word;
  }
  return undefined;
}

/** How many units of a text are the name of a known maker with which it begins; 0 where it does not. */
export function knownMakerAt(text: string): number {
  const words = [...text.slice(0, longestName).matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)?/gu)].slice(0, mostWords);
  if (words[0]?.index !== 0) return 0;
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) continue;
    const end = last.index + last[0].length;
    if (folded.has(key(text.slice(0, end)))) return end;
    // `Quectel-EC25`, `TP-Link`: a hyphen may stand in a name or behind it.
    const hyphen = last[0].indexOf('-');
    if (hyphen > 0 && folded.has(key(text.slice(0, last.index + hyphen)))) return last.index + hyphen;
  }
  return 0;
}

/**
 * Forms of model and part numbers by which a table of equipment is known. They decide what a column holds, never whose a
 * device is.
 */
const series =
  /^(?:i?DS-[\dKPMT]|(?:DHI?-)?(?:IPC|NVR|XVR|HCVR|DVR|HAC|ITC|TPC|VTO|VTH|ASI|PFS|SD)[-\d]|[HN]WI-|IPC\d{3}|TC-[CNHR]\d|EC2[015]|E[GPM]\d\d|BG[79]\d|BC\d\d|R[GM][56]\d\d|AG\d\d|S[CIL][678MC]\d|SIM[78]\d|FM\d{3}|FG\d{3}|L[678]\d0|NL\d{3}|Hi[13]\d{3}|ME90[69]|MU[67]09|MH5000|CE\d{4}|NE(?:40|20|8000)|S\d{4}-|AR\d{3,4}|ZX[A-Z\d]|TL-|Archer |EAP\d|MA5\d|OLT-|P\d{4}-|M\d{4}-|Q\d{4}-|[XQ]N[VODP]-|C9\d{3}|WS-C|ISR\d|AIR-|EX\d{4}|SARA-|LARA-|TOBY-|ESP32|STM32|nRF5|PD\d{3}|MD\d{3}|RD9\d)/i;

/** Whether a cell has the form of a model number of a known series. */
export function isKnownModel(cell: string): boolean {
  return cell.length <= longestName && series.test(cell) && /\d/.test(cell);
}

/** Whether a cell looks like a model or part number at all: letters and digits in one word. */
export function looksLikeModel(cell: string): boolean {
  return cell.length <= 40 && /^(?=.*\d)(?=.*\p{L})[\p{L}\d][\p{L}\d/().+#_-]*$/u.test(cell);
}

/**
 * How many units of a text are the maker of the product that it names: 9 of `Hikvision DS-2CD2143G2-I`. 0 where it does not
 * begin with a maker that no other kind of text speaks of, or no word that may be a model's follows.
 */
export function productMakerAt(text: string): number {
  const end = knownMakerAt(text);
  if (end === 0 || ambiguous.has(key(text.slice(0, end)))) return 0;
  return wordsOf(text.slice(end)).some(word => looksLikeModel(word) || /^\d{3,}$/.test(word)) ? end : 0;
}

/** Whether a cell names a product: a known maker with a model, or a model number of a known series among its words. */
export function isKnownProduct(cell: string): boolean {
  if (cell.length > longestName) return false;
  return productMakerAt(cell) > 0 || wordsOf(cell).some(word => word.length >= shortestTelling && isKnownModel(word));
}

/** Shorter ones (`SD-01`, `AR150`) are what people call their own things too. */
const shortestTelling = 8;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,:;|()]+/).filter(word => word !== '');
}
