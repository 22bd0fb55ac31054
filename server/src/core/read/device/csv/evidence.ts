import { isKnownModel, isKnownProduct, isTellingMaker } from '../known.ts';
import type { ColumnField } from './headers.ts';
import type { Sample } from './meaning.ts';
import type { Table } from './table.ts';

/**
 * How much a column says that its table is one of equipment. A random table has a name, a price and a quantity; one with
 * MAC addresses or part numbers of makers is what it seems to be.
 */
const weights: Readonly<Partial<Record<ColumnField, number>>> = {
  manufacturer: 2,
  brand: 1,
  vendor: 1,
  supplier: 1,
  model: 1,
  part: 3,
  source: 3,
  'supplier-part': 2,
  name: 0.5,
  description: 0.5,
  designator: 2,
  footprint: 1.5,
  quantity: 1,
  unfitted: 2,
  serial: 2,
  asset: 2,
  mac: 3,
  address: 1.5,
  firmware: 1,
  stream: 2,
  cpe: 3,
  pen: 3,
  fcc: 3,
  rack: 1.5,
  site: 0.5,
  location: 0.5,
  status: 0.5,
  kind: 0.5,
};

/** One of these must be there: without it no vendor could be found. */
const identifying: readonly ColumnField[] = [
  'manufacturer',
  'brand',
  'vendor',
  'model',
  'part',
  'source',
  'mac',
  'cpe',
  'purl',
  'pen',
];
/** One of these must be there, unless the cells tell: cars and drugs have makers and models too. */
const ofEquipment: readonly ColumnField[] = [
  'part',
  'source',
  'designator',
  'quantity',
  'serial',
  'asset',
  'mac',
  'address',
  'stream',
  'cpe',
  'pen',
  'fcc',
  'rack',
];
/** Beside a maker or a model each of these is enough. */
const telling: readonly ColumnField[] = ['serial', 'designator', 'mac', 'address', 'stream', 'cpe', 'pen', 'fcc'];

/** Beside what names a product one of these says that there are such: a list of the forbidden has none. */
export const ofThings: readonly ColumnField[] = [
  'serial',
  'asset',
  'mac',
  'address',
  'stream',
  'rack',
  'site',
  'location',
  'quantity',
  'installed',
  'purchased',
];

const enough = 4;

/** How much says that a table is one of equipment; undefined where it is none. */
export function evidenceOf(table: Table, rows: Sample): number | undefined {
  const { columns, headers } = table;
  // A list of what to order names no maker, and nobody should take that for none.
  const isPart = columns.has('designator') && (columns.has('value') || columns.has('supplier-part'));
  const isNamed = identifying.some(field => columns.has(field)) || isPart || table.groups.length > 0;
  if (!isNamed && !hasProducts(table, rows)) return undefined;
  const known = table.fields.filter(field => field !== undefined).length;
  // A line of prose may hold two words that are headers too; nothing stands below it that would tell.
  if (rows.length === 0 && (known < 3 || known * 2 < headers.length)) return undefined;
  const content = contentWeight(table, rows);
  const others = isOfOthers(headers);
  if (isOfVulnerabilities(headers, columns) || (content.models === 0 && others)) return undefined;
  let weight = 0;
  for (const field of columns.keys()) weight += weights[field] ?? 0;
  const names = columns.has('manufacturer') || columns.has('brand') || columns.has('model') || columns.has('part');
  const isTold = names && telling.some(field => columns.has(field));
  const isWeighty = weight >= enough && ofEquipment.some(field => columns.has(field));
  const isEnough = isTold || isWeighty || content.isEnough || (!others && hasProducts(table, rows));
  return isEnough ? weight + content.makers + content.models : undefined;
}

/** Whether a column that names things names known products, as `Device` beside a serial number does. */
function hasProducts({ columns, headers }: Table, rows: Sample): boolean {
  if (!ofThings.some(field => columns.has(field)) || findingsIn(headers) > 0 || headers.some(ofOpinions)) return false;
  const indexes = columns.get('name') ?? [];
  const products = rows.filter(row => indexes.some(index => isKnownProduct(row[index] ?? ''))).length;
  return products >= Math.max(1, rows.length / 5);
}

/** What is said of products, in the news or on a market, is said of none that is there. */
function ofOpinions(header: string): boolean {
  return /^titles?$|headline|rating|review|\bstars?\b|\bscore|ranking|sentiment|market ?share|\bseller|listing/i.test(
    header,
  );
}

/** What the cells say: makers that only tables of equipment name, and models of known series. */
function contentWeight({ columns }: Table, rows: Sample) {
  const count = (fields: readonly ColumnField[], fits: (cell: string) => boolean) => {
    const indexes = fields.flatMap(field => columns.get(field) ?? []);
    return rows.filter(row => indexes.some(index => fits(row[index] ?? ''))).length;
  };
  const makers = count(['manufacturer', 'brand', 'vendor'], isTellingMaker);
  const models = count(['model', 'part', 'value', 'source'], isKnownModel);
  const least = Math.max(1, rows.length / 5);
  const hasModel = columns.has('model') || columns.has('part');
  const isEnough = models >= least || (makers >= least && hasModel);
  return { makers: Math.min(makers, 3), models: Math.min(models, 3), isEnough };
}

const ofFindings =
  /^(?:plugin\b|synopsis$|solution$|see also$|qid$|cwe\b|vulnerabilit|exploit|finding\b|advisory|remediation|vuln\b|nvt\b|cvss|plugin output|risk factor|patch publication|cve\b|cves$|severity$|epss\b|kev$)/i;
const ofGuesses = /^(?:os ?guess|os ?accuracy|accuracy|os ?match|os ?family|os ?gen|osvendor|os ?class|fingerprint)/i;

/** A list of weaknesses, or of what a scanner guesses, has a row for each of them and none for each device. */
function isOfVulnerabilities(headers: readonly string[], columns: ReadonlyMap<ColumnField, unknown>): boolean {
  const findings = findingsIn(headers);
  const guesses = wordsOf(headers).filter(word => ofGuesses.test(word)).length;
  const isInventory =
    columns.has('model') && (columns.has('manufacturer') || columns.has('brand') || columns.has('vendor'));
  return findings >= (isInventory ? 4 : 2) || guesses >= 2;
}

function findingsIn(headers: readonly string[]): number {
  return wordsOf(headers).filter(word => ofFindings.test(word)).length;
}

function wordsOf(headers: readonly string[]): readonly string[] {
  // Exports of databases put the table in front: `definition.cve`.
  return headers.map(header => (header.split('.').at(-1) ?? '').trim().replace(/[_-]+/g, ' '));
}

const ofOthers =
  /^(?:vin|vin number|mileage|odometer|horsepower|cylinders?|cyl|transmission|fuel(?: type)?|displ(?:acement)?|engine.*|vaccine|dose|dosage|isbn|calib(?:er|re)|first ?name|last ?name|given ?name|surname|ticker|gender|sex|patient.*|ndc|allergens?|calories|body ?style|drivetrain|doors)$/i;

/** Cars, drugs, books and people. */
function isOfOthers(headers: readonly string[]): boolean {
  return headers.some(header => ofOthers.test(header.trim().replace(/[_-]+/g, ' ')));
}
