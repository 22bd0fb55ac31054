import type { DeviceStatus } from '../../model/component.ts';

/** What lists and inventory tools call the stages of a device's life; words of three languages beside English. */
const words: Readonly<Record<DeviceStatus, string>> = {
  proposed: 'proposed|proposal|candidate|requested|evaluation|quoted|vorgeschlagen|proposé|拟购|拟采购|建议|待定',
  planned:
    'planned|plan|planning|staged|reserved|to buy|to be purchased|geplant|prévu|planifié|计划|规划|计划采购|待采购',
  ordered: 'ordered|on order|purchased|procured|in transit|bestellt|commandé|已订购|采购中|已下单',
  spare: 'spare|in stock|stock|inventory|stored|storage|available|lager|auf lager|en stock|réserve|备用|库存|备件',
  'in-service':
    'in-service|in service|in use|active|online|up|deployed|installed|production|operational|live|failed|offline|maintenance|in betrieb|aktiv|installiert|en service|actif|installé|在用|使用中|运行|在线|离线|正常|启用',
  isolated: 'isolated|quarantined|quarantine|isoliert|isolé|隔离',
  'being-replaced':
    'being-replaced|being replaced|decommissioning|phase out|phasing out|end of life|eol|wird ersetzt|en remplacement|更换中|待更换|待报废',
  removed:
    'removed|retired|decommissioned|disposed|scrapped|withdrawn|entfernt|ausgemustert|außer betrieb|retiré|démonté|mis au rebut|hors service|拆除|已拆除|报废|已报废|停用',
};

const byWord: ReadonlyMap<string, DeviceStatus> = new Map(
  (Object.keys(words) as DeviceStatus[]).flatMap(status =>
    words[status].split('|').map(word => [word, status] as const),
  ),
);

/** The status that a word of a list stands for; undefined for one that is not known. */
export function deviceStatus(word: string): DeviceStatus | undefined {
  return (
    byWord.get(
      word
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replace(/[_\s]+/g, ' '),
    ) ?? byWord.get(word.trim())
  );
}

/** A date as lists write it, where day and month cannot be confused: YYYY, YYYY-MM, YYYY-MM-DD (also with `/`, `.`, 年月日). */
export function statedDate(text: string): string | undefined {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?(?:[T ].*)?$/.exec(text.trim());
  if (!found) return undefined;
  const [, year = '', month, day] = found;
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  const start = `${year}-${month.padStart(2, '0')}`;
  return day === undefined || Number(day) < 1 || Number(day) > 31 ? start : `${start}-${day.padStart(2, '0')}`;
}
