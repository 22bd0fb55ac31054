import { countryKey } from '../../identity/country.ts';
import { foldText } from '../../identity/fold.ts';
import { normaliseOrganisation } from '../../identity/organisation.ts';
import { isPlaceholder, isWithheld } from '../../identity/placeholder.ts';
import { packageKey, parsePurl } from '../../identity/purl.ts';
import { transliterations } from '../../identity/transliterate.ts';
import type { Claim, Role } from '../../model/claim.ts';
import type { Component } from '../../model/component.ts';
import type { Named, Whose } from '../../model/whose.ts';
import { message } from '../../text/message.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule, RuleInput } from './rule.ts';

/**
 * Tells what a change or a new delivery changes about whose a component is. A document alone cannot say: here each
 * component is told with whose it is, and the comparison keeps what changed and says how. See ../../compare/maker-changes.ts.
 */
export const makerChanged: Rule = {
  id: 'maker-changed',
  title: 'Maker changed',
  description:
    'Against the base, a component has another maker or supplier, no longer names one, has a placeholder in its place, or comes from another country or factory: a quiet change of source is what a review of a delivery is for.',
  level: 'warning',
  remedy: 'What to do: ask the supplier whether the change is meant, and review the new maker.',
  find: input => {
    if (!input.tellsMakers) return [];
    const vendors = vendorsByClaim(input);
    return input.bom.components.flatMap(component => carriers(component, input, vendors));
  },
};

/** A claim that names a vendor is known by the vendor, in whatever script and under whatever of its names. */
function vendorsByClaim({ judged }: RuleInput): ReadonlyMap<Claim, readonly string[]> {
  const vendors = new Map<Claim, string[]>();
  for (const { match } of judged) {
    for (const { claim } of match.evidence) {
      const known = vendors.get(claim);
      if (known) known.push(match.vendor);
      else vendors.set(claim, [match.vendor]);
    }
  }
  return vendors;
}

const makers: ReadonlySet<Role> = new Set(['manufacturer', 'originator']);
const suppliers: ReadonlySet<Role> = new Set(['supplier', 'provider']);
const origin = /countr|origin|made[ _-]?in|factory|assembl|fabricat|pays|herkunft|ursprung/i;

/** One finding at each place that says something, so that what changed can be told where it stands. */
function carriers(
  component: Component,
  input: RuleInput,
  vendors: ReadonlyMap<Claim, readonly string[]>,
): readonly FindingDraft[] {
  const { place, claims, name, ref, index } = component;
  if (place === 'tool' || place === 'ancestor') return [];
  const maker = namedIn(component, makers, vendors);
  const supplier = namedIn(component, suppliers, vendors);
  const ofOrigin = claims.filter(({ role, label }) => role === 'property' && label !== undefined && origin.test(label));
  const origins = ofOrigin.map(({ label = '', value }) => ({
    label,
    // `countryOfOrigin` and `Country of origin` are one property
    kind: foldText(label).replace(/[^\p{L}\p{N}]+/gu, ''),
    text: value,
    key: countryKey(value),
  }));
  const called = name ?? ref;
  const places = [
    ...(maker.claim ? [{ field: 'maker', span: maker.claim.span }] : []),
    ...(supplier.claim ? [{ field: 'supplier', span: supplier.claim.span }] : []),
    ...(component.unstated && !supplier.claim ? [{ field: 'supplier', span: component.unstated.span }] : []),
    ...ofOrigin.map(({ label = '', span }) => ({ field: label, span })),
    ...(called ? [{ field: 'name', span: called.span }] : []),
  ];
  const above = input.paths.to(component.index).slice(0, -1).map(shownName);
  const whose = {
    component: index,
    identities: [...madeBy(component, above, [maker.named, supplier.named]), ...identitiesOf(component, above)],
    seat: JSON.stringify([component.kind ?? '', above]),
    name: shownName(component),
    maker: maker.named,
    supplier: supplier.named,
    origins,
  };
  return places.map(({ field, span }) => {
    const draft = plainFinding({
      rule: makerChanged.id,
      level: makerChanged.level,
      message: message('maker-changed', 'maker changed'),
      component: index,
      span,
      about: field,
    });
    return { ...draft, whose: { ...whose, field } satisfies Whose };
  });
}

function shownName({ name, ref }: Component): string {
  return name?.value ?? ref?.value ?? '';
}

function namedIn(
  { claims, unstated }: Component,
  roles: ReadonlySet<Role>,
  vendors: ReadonlyMap<Claim, readonly string[]>,
): { readonly named: Named; readonly claim: Claim | undefined } {
  const own = claims.filter(({ role, concluded }) => roles.has(role) && !concluded);
  const stated = own.filter(({ value }) => !isPlaceholder(value) && value.trim() !== '');
  const [first] = stated;
  if (first) {
    const keys = stated.flatMap(claim => [
      ...keysOf(claim.value),
      ...(vendors.get(claim) ?? []).map(id => `vendor ${id}`),
    ]);
    return { named: { kind: 'stated', text: first.value, keys: [...new Set(keys)] }, claim: first };
  }
  const placeholder = own.find(({ value }) => value.trim() !== '');
  if (placeholder) return { named: nobody(placeholder.value), claim: placeholder };
  // formats that have a word for it keep it apart from claims; it is said of the supplier
  if (unstated && roles === suppliers) return { named: nobody(unstated.value), claim: undefined };
  return { named: { kind: 'unknown' }, claim: undefined };
}

/** `NOASSERTION` is not known; only a word that says so is withheld. */
function nobody(text: string): Named {
  return { kind: isWithheld(text) ? 'withheld' : 'unknown', text };
}

/**
 * Keys under any of which two names are the same: by the one normaliser, with letters written out or not, in Latin letters
 * where they are others, with an article before it or not.
 */
function keysOf(value: string): readonly string[] {
  const { key, squashed } = normaliseOrganisation(value);
  const plain = squashed.replace(/[aou]e/g, pair => pair.charAt(0));
  const writtenOut = writeOut(value);
  const out = writtenOut === value ? [] : [normaliseOrganisation(writtenOut).squashed];
  const bare = /^\s*the\s+(?=\S)/i.test(value) ? [normaliseOrganisation(value.replace(/^\s*the\s/i, '')).squashed] : [];
  return [key, squashed, plain, ...out, ...bare, ...transliterations(squashed)].map(each => `name ${each}`);
}

const digraphs: Readonly<Record<string, string>> = { å: 'aa', ä: 'ae', æ: 'ae', ö: 'oe', ø: 'oe', ü: 'ue', ß: 'ss' };

function writeOut(value: string): string {
  return value.normalize('NFC').replace(/[åäæöøüß]/gi, letter => digraphs[letter.toLowerCase()] ?? letter);
}

/** Identities by the maker: among components of one name, the one with the same maker is the same, whatever the order. */
function madeBy({ kind, name }: Component, above: readonly string[], named: readonly Named[]): readonly string[] {
  const keys = named.flatMap(one => (one.kind === 'stated' ? one.keys : []));
  return keys.map(key => JSON.stringify(['made', kind ?? '', foldText(name?.value ?? ''), above, key]));
}

function identitiesOf({ kind, name, claims, version, ref }: Component, above: readonly string[]): readonly string[] {
  const of = (role: Role) => claims.filter(claim => claim.role === role && !claim.concluded).map(({ value }) => value);
  const packages = of('purl').map(value => {
    const purl = parsePurl(value);
    return purl ? packageKey(purl) : value;
  });
  const base = [kind ?? '', foldText(name?.value ?? ''), ...of('group')];
  const own = [...of('mac'), ...of('fcc-id')];
  return [
    JSON.stringify(['all', base, packages, own, of('model-number'), version?.value ?? '', above, ref?.value ?? '']),
    ...(own.length > 0 ? [JSON.stringify(['own', own])] : []),
    JSON.stringify(['model', base, packages, of('model-number'), above]),
    ...packages.map(value => JSON.stringify(['package', value])),
    ...(name ? [JSON.stringify(['placed', base, above]), JSON.stringify(['name', base])] : []),
  ];
}
