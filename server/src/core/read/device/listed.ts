import type { Stated } from '../../model/claim.ts';
import type { Format } from '../../model/format.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { openJson } from '../../syntax/json.ts';
import { openYaml } from '../../syntax/yaml-tape.ts';
import type { Source } from '../../text/source.ts';
import { jsonOutline, syntaxOf } from '../detect.ts';
import type { ColumnField } from './csv/headers.ts';
import {
  claim,
  claimManufacturer,
  type DeviceContext,
  type DeviceField,
  kept,
  kind,
  manufacturer,
  model,
  name,
  organisation,
  partNumber,
  site,
  startDevice,
  type Target,
  text,
  textOf,
  version,
} from './decode.ts';
import { jsonFormat, yamlFormat } from './format.ts';
import { isKnownModel, isTellingMaker } from './known.ts';
import { fieldOf, makers, ofOthers, products, things } from './listed-fields.ts';

/**
 * Lists of devices in JSON or YAML of nobody's format in particular: wherever an object has members that name a maker and a
 * model, a part number or an address, by the words that tables use in their headers. Whatever another format claims is left
 * to it.
 */
export function listedDevices(known: readonly Format[]): readonly Format[] {
  const isOthers = (source: Source): boolean => known.some(format => format.detect(source));
  return [
    jsonFormat('listed-devices', source => isListJson(source) && !isOthers(source), readRoot),
    yamlFormat('listed-devices-yml', source => isListYaml(source) && !isOthers(source), readRoot),
  ];
}

const makerWord =
  /(?:manufacturer|vendor|brand|make|maker|mfr|mfg|manuf|oem|hersteller|fabricant|fabricante|produttore|制造商|厂商|厂家|品牌|メーカー|производитель)/i;
const inJson = new RegExp(`"[\\w -]{0,24}${makerWord.source}[\\w -]{0,12}"\\s{0,8}:`, 'i');
const inYaml = new RegExp(`^[ \\t-]{0,60}["']?[\\w -]{0,24}${makerWord.source}[\\w -]{0,12}["']?[ \\t]{0,8}:`, 'im');
/** How much of a text is looked at for a member that names a maker. */
const headLength = 200_000;

/** Lists of weaknesses, of prefixes and of guesses name makers of everything, and nothing in them is there. */
const ofNone =
  /^(?:cves?|cve_?ids?|cvss\w*|severity|vulnerabilit(?:y|ies)|plugin_?id|oui|prefix|accuracy|osmatch|keywords|patterns?|regex\w*|match(?:es)?)$/i;

function isListJson(source: Source): boolean {
  if (syntaxOf(source) !== 'json' || !inJson.test(source.slice({ start: 0, end: headLength }))) return false;
  const outline = jsonOutline(source);
  return ![...outline.keys()].some(key => ofOthers.has(key)) && isList(openJson(source));
}

function isListYaml(source: Source): boolean {
  const head = source.slice({ start: 0, end: headLength });
  return (
    syntaxOf(source) === 'text' &&
    inYaml.test(head) &&
    !/^(?:apiVersion|jobs|openapi|swagger|services)[ \t]*:/m.test(head) &&
    isList(openYaml(source))
  );
}

interface Seen {
  devices: number;
  /** A maker or a model that only equipment has. */
  isTelling: boolean;
  isThere: boolean;
  isNone: boolean;
}

const mostDevices = 200;
const mostLevels = 8;

function isList(cursor: Cursor): boolean {
  const seen: Seen = { devices: 0, isTelling: false, isThere: false, isNone: false };
  look(cursor, seen, 0);
  return seen.devices > 0 && seen.isTelling && seen.isThere && !seen.isNone;
}

function look(cursor: Cursor, seen: Seen, level: number): void {
  if (level > mostLevels || seen.devices > mostDevices || seen.isNone) {
    cursor.skip();
    return;
  }
  if (cursor.enter('array')) {
    while (cursor.next()) look(cursor, seen, level + 1);
    return;
  }
  const isOne = isDevice(cursor);
  if (isOne) seen.devices++;
  if (!cursor.enter('object')) {
    cursor.skip();
    return;
  }
  while (cursor.next()) {
    const field = fieldOf(cursor.key);
    if (isOne && ofNone.test(cursor.key)) seen.isNone = true;
    if (isOne && things.has(field)) seen.isThere = true;
    const value = isOne ? scalar(cursor) : undefined;
    if (value === undefined) look(cursor, seen, level + 1);
    else if (makers.has(field) && isTellingMaker(value)) seen.isTelling = true;
    else if ((field === 'model' || field === 'part') && isKnownModel(value)) seen.isTelling = true;
  }
}

function scalar(cursor: Cursor): string | undefined {
  return cursor.kind === 'string' || cursor.kind === 'number' ? cursor.stated()?.value : undefined;
}

/** Whether the object that the cursor stands on names a maker and what it made. */
function isDevice(cursor: Cursor): boolean {
  if (cursor.kind !== 'object') return false;
  return (
    cursor.holds((key, of) => makers.has(fieldOf(key)) && (of === 'string' || of === 'object')) &&
    cursor.holds((key, of) => products.has(fieldOf(key)) && (of === 'string' || of === 'number' || of === 'object'))
  );
}

const readers: ReadonlyMap<ColumnField, DeviceField> = new Map<ColumnField, DeviceField>([
  ['manufacturer', manufacturer],
  ['brand', manufacturer],
  ['vendor', manufacturer],
  ['supplier', organisation('supplier')],
  ['model', model],
  ['part', partNumber],
  ['name', name],
  ['description', text('description')],
  ['serial', kept('serialNumbers')],
  ['asset', kept('assetTag')],
  ['mac', text('mac')],
  ['address', kept('hosts')],
  ['firmware', version],
  ['url', text('url')],
  ['stream', text('stream')],
  ['cpe', text('cpe')],
  ['purl', text('purl')],
  ['pen', text('pen')],
  ['fcc', text('fcc-id')],
  ['kind', kind],
  ['site', site],
  ['location', kept('location')],
]);

/** Members that hold the text where an object stands for a maker or a model: `{"name": "Acme", "slug": "acme"}`. */
const named: ReadonlySet<string> = new Set(['name', 'title', 'label', 'value', 'display', 'model']);

function readRoot(context: DeviceContext): void {
  readWithin(context, undefined, undefined);
}

function readWithin(context: DeviceContext, parent: Target | undefined, key: Stated<string> | undefined): void {
  const { cursor } = context;
  if (cursor.kind !== 'object' && cursor.kind !== 'array') {
    cursor.skip();
    return;
  }
  if (cursor.enter('array')) {
    while (cursor.next()) readWithin(context, parent, undefined);
    return;
  }
  if (isDevice(cursor)) {
    readListed(context, parent, key);
    return;
  }
  if (!cursor.enter('object')) return;
  while (cursor.next()) readWithin(context, parent, { value: cursor.key, span: cursor.keySpan });
}

function readListed(context: DeviceContext, parent: Target | undefined, key: Stated<string> | undefined): void {
  const { cursor } = context;
  const { start } = cursor;
  const target = startDevice(context, start, parent);
  // by its key, unless a member names it: `cam-1: {make: …}`
  target.component.name = key;
  // who sold it, where another member says who made it
  const isMade = cursor.holds(member => fieldOf(member) === 'manufacturer');
  cursor.enter('object');
  while (cursor.next()) {
    const field = fieldOf(cursor.key);
    const read = field === 'vendor' && isMade ? organisation('supplier') : field && readers.get(field);
    if (cursor.kind === 'array') readWithin(context, target, undefined);
    else if (cursor.kind !== 'object') read?.(context, target);
    else if (makers.has(field) && !isDevice(cursor))
      readNamed(context, stated => claimManufacturer(context, target, stated));
    else if (field === 'model' && !isDevice(cursor)) readNamed(context, stated => claimModel(context, target, stated));
    else readWithin(context, target, { value: cursor.key, span: cursor.keySpan });
  }
  target.component.span = { start, end: cursor.end };
}

function claimModel(context: DeviceContext, target: Target, stated: Stated<string>): void {
  target.device.model ??= stated;
  target.component.name ??= stated;
  claim(context, target, 'model-number', stated);
}

function readNamed(context: DeviceContext, take: (stated: Stated<string>) => void): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let found: Stated<string> | undefined;
  while (cursor.next()) if (named.has(cursor.key)) found ??= textOf(context);
  if (found) take(found);
}
