/** Words for none: the part is left off the board. */
const none =
  /^(?:dnp|dni|dnf|dns|dnm|n\.?f\.?|no ?pop|do not (?:place|populate|fit|install|stuff|mount)|not (?:fitted|placed|populated|mounted)|unfitted|unpopulated|none|nil|nicht bestückt|unbestückt|non monté|ninguno|nessuno|нет|не устанавливать|无|不贴|未实装|0)$/i;

const halves: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };

const most = 1_000_000_000;
const longest = 80;

/**
 * How many a cell says there are; undefined where it cannot be told. `1,000`, `1.000` and `1 000` are a thousand, as no
 * list counts in thousandths; of a range the most counts, of a fraction the whole. None is 0.
 * @param inDecimals all quantities of the column have three decimals: `1.000` is one
 */
export function quantityOf(cell: string, inDecimals = false): number | undefined {
  if (cell.length > longest) return undefined;
  const text = plain(cell);
  if (none.test(text)) return 0;
  const sum = /^=?\s*(\d{1,6}(?:\s*\+\s*\d{1,6})+)\b([^\d]*)$/.exec(text);
  if (sum?.[1] !== undefined) return sum[1].split('+').reduce((total, part) => total + Number(part), 0);
  const times = /^(\d{1,6})\s*[x×*]\s*(\d{1,6})\b[^\d]*$/i.exec(text);
  if (times) return within(Number(times[1]) * Number(times[2]));
  const range = ranged.exec(text);
  if (range) return larger(read(range[1] ?? '', inDecimals), read(range[2] ?? '', inDecimals));
  const found = single.exec(text);
  return found?.[1] === undefined ? undefined : read(found[1], inDecimals);
}

/** Digits of all scripts as plain ones, spaces of all kinds as one; vulgar fractions as decimals. */
function plain(cell: string): string {
  const spaced = cell.trim().replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ');
  const fraction = /^(\d{0,6}) ?([½¼¾⅓⅔])(?=\D*$)/u.exec(spaced);
  const whole =
    fraction?.[2] === undefined
      ? spaced
      : String(Number(fraction[1]) + (halves[fraction[2]] ?? 0)) + spaced.slice(fraction[0].length);
  return whole.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 15));
}

/** `x12`, `ca. 12`, `Qty: 12`, `≥ 12`, `'12`. */
const lead = `(?:=|'|[x×]\\s*|(?:ca|approx|about|qty|env|min|max|mind|circa|up to|около)\\b[.:]?\\s*|[~≈≤≥±+]\\s*|[<>]=?\\s*)?`;
const number = `(\\d{1,3}(?:[ .,'’]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,9})?(?:e\\+?\\d{1,2})?)`;
/** `12 pcs`, `12x`, `12 台`, `12 (2 spare)`. */
const unit = `\\s*(?:[x×+]|[\\p{L}.]{1,12}(?:\\([\\p{L}]{1,3}\\))?(?:[ /][\\p{L}.]{1,12}){0,3})?\\s*(?:\\([^()]{0,60}\\))?`;

const ranged = new RegExp(`^${number}\\s*(?:-|–|—|\\.{2,3}|…|~|to|bis|à|a|до)\\s*${number}${unit}$`, 'iu');
const single = new RegExp(`^${lead}${number}${unit}$`, 'iu');

function read(text: string, inDecimals: boolean): number | undefined {
  const isGrouped = !inDecimals && /^[1-9]\d{0,2}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?$/.test(text);
  const cleaned = isGrouped ? ungrouped(text) : text.replace(',', '.');
  return within(Math.ceil(Number(cleaned)));
}

/** `1.200,50` is 1200.5. A last group of two is no thousand. */
function ungrouped(text: string): string {
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = decimals ? text.slice(0, decimals.index) : text;
  return whole.replace(/\D/g, '') + (decimals ? `.${decimals[1]}` : '');
}

function within(value: number): number | undefined {
  return Number.isFinite(value) && value <= most ? value : undefined;
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}

const leastDecimals = 3;

/** Whether the cells of a column are numbers with three decimals: nobody counts in thousands only. */
export function areDecimals(cells: readonly string[]): boolean {
  return cells.length >= leastDecimals && cells.every(cell => /^\d{1,6}[.,]\d{3}(?:\s?\p{L}{1,10}\.?)?$/u.test(cell));
}

/** Whether a cell of a column for what is left off, or of one for what is fitted, says that none is there. */
export function isLeftOff(cell: string, field: 'unfitted' | 'fitted'): boolean {
  const text = plain(cell).toLowerCase();
  if (/^(?:dnp|dni|dnf|dns|dnm|not fitted|do not (?:place|populate|fit)|unfitted)$/.test(text)) return true;
  const isYes = /^(?:x|yes|y|true|1|ja|oui|sí|si|sim|是|✓|✔|да)$/.test(text);
  const isNo = /^(?:no|n|false|0|nein|non|não|nao|否|нет)$/.test(text);
  return field === 'unfitted' ? isYes : isNo;
}
