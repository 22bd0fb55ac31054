import { canonicalWord } from '../identity/business-words.ts';
import { isLegalForm } from '../identity/legal-forms.ts';
import type { OrganisationName } from '../identity/organisation.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { aliasAt, isAcronym, isTechnical, type Reading, saysNothing, wordsOf } from './name-among.ts';
import { isOthers } from './name-guess.ts';
import { isAbroad } from './name-regions.ts';

/** Words that a name in a pair of names has at most. */
const MOST_WORDS = 3;

/**
 * Two and more names of one vendor beside each other, with nothing between but words that say nothing else: `Dahua Imou`, `ZTE
 * nubia`, `TP-Link Archer`. Each may prove little; together they name the vendor.
 */
export function readTogether(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const words = wordsOf(name, piece => index.whole.has(piece) || index.lines.has(piece), index);
  if (words.length < 2 || words.length > MOST_TOGETHER) return [];
  const found: (readonly Alias[])[] = [];
  const keys = new Set<string>();
  let abroad = false;
  let isOnlyNames = true;
  for (let at = 0; at < words.length; ) {
    const { aliases, length } = anyAliasAt(words, at, index);
    const word = words[at] as string;
    if (aliases.length > 0) {
      found.push(aliases);
      keys.add(aliases[0]?.key ?? '');
    } else if (saysNothing(word) || word === 'by' || (found.length > 0 && MODEL.test(word))) abroad ||= isAbroad(word);
    else return [];
    isOnlyNames &&= aliases.length > 0;
    at += length;
  }
  if (keys.size < 2) return [];
  const [first = [], ...others] = found;
  const vendors = new Set(first.map(({ vendor }) => vendor));
  for (const aliases of others) {
    const named = new Set(aliases.map(({ vendor }) => vendor));
    for (const vendor of vendors) if (!named.has(vendor)) vendors.delete(vendor);
  }
  // `Hikvision Dahua`: nothing but names that are surely somebody's
  if (vendors.size === 0) return isOnlyNames ? found.flatMap(sure) : [];
  return [...vendors].flatMap(vendor => {
    const own = found.flat().filter(alias => alias.vendor === vendor && alias.name.strength !== 'line');
    const told = own.find(({ entity }) => entity.relation === 'self') ?? own.find(isNoOem);
    return told ? [{ alias: told, abroad, weak: false }] : [];
  });
}

const MOST_TOGETHER = 10;

/** The readings of a name that no common word is: coined, and the company's own. */
function sure(aliases: readonly Alias[]): readonly Reading[] {
  const own = aliases.find(({ name, entity }) => {
    return (name.strength === 'distinctive' || name.strength === 'exact') && entity.relation !== 'possible-oem';
  });
  return own ? [{ alias: own, abroad: false, weak: false }] : [];
}

const MODEL_PART = /^(?:[a-z]{1,3}|(?=[a-z]*\d)[a-z\d]{2,12})$/;
/** Letters, then digits: `3Com` is a company. */
const MODEL_START = /^[a-z]{1,10}\d/;
/** What stands behind a model: `DS-2CD Series`. */
const BEHIND_MODEL: ReadonlySet<string> = new Set(
  'driver firmware software modem sdk series pro max plus lite ultra mini kit module ii iii robot camera modem drone variant variants'.split(
    ' ',
  ),
);
/** What a maker's model is, behind its number or within it: `EC25 Mini PCIe`, `RS-LiDAR-M1`. */
const THINGS: ReadonlySet<string> = new Set(
  'camera network ip dome bullet turret ptz poe nvr dvr recorder router switch gateway wireless wifi lte 5g 4g 3g wwan gnss usb pcie pci mini m 2 card adapter adaptor dongle board evb module modem radio terminal drone ssd nvme inverter sensor lidar panel display outdoor indoor'.split(
    ' ',
  ),
);
/** A model that is no word and no year: `TM070JDHG34`, `XT32M2X`. */
const LONG_MODEL = /^(?=(?:[a-z]*\d){3})[a-z]{1,4}\d[a-z\d]{4,}$/;

/** A coined name before a model number: `Quectel EC25`, `Hikvision DS-2CD2043G2-I`. */
export function readBeforeModel(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const { words, form } = name;
  if (form !== '' || words.length < 2 || words.length > MOST_BEFORE_MODEL) return [];
  const { aliases = shortAt(words[0] ?? '', index), length } = aliasAt(words.map(canonicalWord), 0, index);
  const model = words.slice(length).filter(word => !THINGS.has(word));
  // `ZTE Microelectronics ZX297510`
  while (model.length > 1 && isTechnical(model[0] ?? '')) model.shift();
  while (model.length > 1 && BEHIND_MODEL.has(model[model.length - 1] ?? '')) model.pop();
  // `Trina Solar Vertex TSM-DE20`: a line that is not known between a coined name and the model
  const line =
    aliases.some(({ name }) => name.strength === 'distinctive') && /^[a-z]{4,12}$/.test(model[0] ?? '') ? 1 : 0;
  // `Quectel Wireless Solutions Co., Ltd (603236.SS)` is a company and no model
  const isCompany = model.some(isLegalForm);
  if (line === 1 && !isCompany && model.length > 2 && isModel(model.slice(1)) && !isOthers(model[0] ?? '')) {
    return aliases.map(alias => ({ alias, abroad: false, weak: true }));
  }
  if (aliases.length === 0 && LONG_MODEL.test(model[0] ?? '') && (words[0] ?? '').length > LEAST_COINED) {
    return (index.short.get(words[0] ?? '') ?? []).map(({ alias }) => ({ alias, abroad: false, weak: true }));
  }
  if (aliases.length === 0 || !isModel(model)) return [];
  return aliases.map(alias => ({ alias, abroad: false, weak: alias.name.strength !== 'distinctive' }));
}

const MOST_BEFORE_MODEL = 8;

function isModel(words: readonly string[]): boolean {
  return words.every(word => MODEL_PART.test(word)) && MODEL_START.test(words.join(''));
}

/** A bare name that no other word is like, before a model: `Dahua IPC-HFW2431S`, `DJI RC-N2`. */
function shortAt(word: string, index: NameIndex): readonly Alias[] {
  const shorts = (index.short.get(word) ?? []).map(({ alias }) => alias);
  // `ZHITAI TiPlus7100`
  const brands = word.length >= LEAST_COINED ? (index.whole.get(word) ?? []).filter(isOwnBrand) : [];
  return [...shorts, ...brands].filter(
    ({ name, forms }) =>
      (forms === undefined && (name.strength === 'exact' || isAcronym(name.value))) ||
      // of a list, where no common word is like it: `Hesai XT32`
      (forms !== undefined && name.strength === 'exact' && word.length >= LEAST_COINED && !isAcronym(name.value)),
  );
}

/** Letters of a name that no common word is like. */
const LEAST_COINED = 5;

/** The model behind a line of products: `Archer C7`, `Mini 4 Pro`. */
const MODEL =
  /^(?:[a-z]{0,3}\d{1,4}[a-z]{0,2}|pro|max|plus|lite|ultra|series|combo|action|fly|more|se|ii|iii|iv|nano|mini|cine|classic|enterprise|thermal|rtk|fpv)$/;

function isOwnBrand({ name, entity }: Alias): boolean {
  return name.kind === 'brand' && name.strength === 'exact' && entity.relation === 'brand';
}

function isNoOem({ entity }: Alias): boolean {
  return entity.relation !== 'possible-oem';
}

function anyAliasAt(
  words: readonly string[],
  at: number,
  index: NameIndex,
): { aliases: readonly Alias[]; length: number } {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length--) {
    const key = words.slice(at, at + length).join(' ');
    const aliases = [...(index.whole.get(key) ?? index.distinctive.get(key) ?? []), ...(index.lines.get(key) ?? [])];
    if (aliases.length > 0) return { aliases, length };
  }
  return { aliases: [], length: 1 };
}
