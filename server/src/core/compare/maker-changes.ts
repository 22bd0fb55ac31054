import type { Named, Whose } from '../model/whose.ts';
import type { ReportDocument, ReportFinding } from '../report/model.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';

/** A finding that only carries whose a component is. */
type Carrier = ReportFinding & { readonly whose: Whose };

function isCarrier(finding: ReportFinding): finding is Carrier {
  return finding.whose !== undefined;
}

/** Documents without what is there to be compared only. */
export function withoutMakers(documents: readonly ReportDocument[]): readonly ReportDocument[] {
  return documents.map(document =>
    document.findings.some(isCarrier)
      ? { ...document, findings: document.findings.filter(finding => !isCarrier(finding)) }
      : document,
  );
}

/**
 * Documents with a finding on each component of which the base says another maker, supplier, country or factory.
 * Components are the same by what identifies them, and never by their order or their references; what stands in the place
 * of one that is gone, alone of its kind there, has replaced it.
 * @param pairs paths of documents, and those of the same documents in the base
 */
export function withMakerChanges(
  documents: readonly ReportDocument[],
  base: readonly ReportDocument[],
  pairs: ReadonlyMap<string, string>,
): readonly ReportDocument[] {
  const before = new Map(base.map(document => [document.path, firstOfEach(document)]));
  return documents.map(document => {
    const pair = pairs.get(document.path);
    const known = pair === undefined ? [] : (before.get(pair) ?? []);
    const said = new Map<Carrier, Message>();
    const places = placesOf(document);
    for (const { now, old, isReplaced } of paired(firstOfEach(document), known)) {
      const change = changeOf(now.whose, old.whose, isReplaced);
      const place = change && placeOf(change, places.get(now.whose.component) ?? []);
      if (change && place) said.set(place, change.said);
    }
    const findings = document.findings.flatMap(finding => {
      if (!isCarrier(finding)) return [finding];
      const { whose: _, ...rest } = finding;
      const change = said.get(finding);
      return change ? [{ ...rest, message: change }] : [];
    });
    return { ...document, findings };
  });
}

/** What is said, and of which field. */
interface Change {
  readonly field: string;
  readonly said: Message;
}

/** The place of what changed; where it is gone, that of what is still said of the component. */
function placeOf({ field }: Change, own: readonly Carrier[]): Carrier | undefined {
  return own.find(({ whose }) => whose.field === field) ?? own.find(({ whose }) => whose.field === 'name') ?? own[0];
}

/** A component is told at several places. */
function placesOf({ findings }: ReportDocument): ReadonlyMap<number, readonly Carrier[]> {
  const places = new Map<number, Carrier[]>();
  for (const finding of findings) {
    if (!isCarrier(finding)) continue;
    const known = places.get(finding.whose.component);
    if (known) known.push(finding);
    else places.set(finding.whose.component, [finding]);
  }
  return places;
}

/** One of the places stands for the component. */
function firstOfEach(document: ReportDocument): readonly Carrier[] {
  return [...placesOf(document).values()].flatMap(([first]) => first ?? []);
}

interface Pair {
  readonly now: Carrier;
  readonly old: Carrier;
  readonly isReplaced: boolean;
}

/** Each component with itself in the base, by the closest identity that both have; then what took the place of another. */
function paired(now: readonly Carrier[], old: readonly Carrier[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let here = now;
  let there = old;
  for (const kind of ['made', 'all', 'own', 'model', 'package', 'placed', 'name']) {
    const waiting = new Map<string, Carrier[]>();
    for (const one of there.toReversed()) for (const key of keysOf(one, kind)) push(waiting, key, one);
    const taken = new Set<Carrier>();
    here = here.filter(one => {
      for (const key of keysOf(one, kind)) {
        const list = waiting.get(key) ?? [];
        while (list.length > 0) {
          const match = list.pop();
          if (!match || taken.has(match)) continue;
          taken.add(match);
          pairs.push({ now: one, old: match, isReplaced: false });
          return false;
        }
      }
      return true;
    });
    there = there.filter(one => !taken.has(one));
  }
  const seats = groupBy(there);
  for (const [seat, [one, ...others]] of groupBy(here)) {
    const [gone, ...more] = seats.get(seat) ?? [];
    if (one && gone && others.length + more.length === 0 && areAlike(one.whose.name, gone.whose.name))
      pairs.push({ now: one, old: gone, isReplaced: true });
  }
  return pairs;
}

/** Two products that do the same have a word of their names in common: `PSU A1`, `PSU B7`. */
function areAlike(a: string, b: string): boolean {
  const words = new Set(
    a
      .slice(0, 400)
      .toLowerCase()
      .match(/\p{L}{3,40}/gu),
  );
  return (
    b
      .slice(0, 400)
      .toLowerCase()
      .match(/\p{L}{3,40}/gu) ?? []
  ).some(word => words.has(word));
}

function keysOf({ whose }: Carrier, kind: string): readonly string[] {
  return whose.identities.filter(key => key.startsWith(`["${kind}"`));
}

function groupBy(carriers: readonly Carrier[]): Map<string, Carrier[]> {
  const groups = new Map<string, Carrier[]>();
  for (const one of carriers) push(groups, one.whose.seat, one);
  return groups;
}

function push(groups: Map<string, Carrier[]>, key: string, one: Carrier): void {
  const known = groups.get(key);
  if (known) known.push(one);
  else groups.set(key, [one]);
}

/** What changed about whose a component is, in one sentence; undefined where nothing did. */
function changeOf(now: Whose, old: Whose, isReplaced: boolean): Change | undefined {
  const all = (whose: Whose) =>
    [whose.maker, whose.supplier].flatMap(named => (named.kind === 'stated' ? named.keys : []));
  const made = namedChange(old.maker, now.maker, all(now), sayMaker);
  const sold = namedChange(old.supplier, now.supplier, all(now), saySupplier);
  if (isReplaced) {
    // another product of the same maker is no change of maker
    if (!made && !sold) return undefined;
    const from = [old.maker, old.supplier].find(({ kind }) => kind === 'stated');
    const to = [now.maker, now.supplier].find(({ kind }) => kind === 'stated');
    const said = message('maker-changed.replaced', '{name} took the place of {before}: {from} → {to}', {
      name: shown(now.name),
      before: shown(old.name),
      from: from?.kind === 'stated' ? shown(from.text) : '?',
      to: to?.kind === 'stated' ? shown(to.text) : '?',
    });
    return { field: made ? 'maker' : 'supplier', said };
  }
  const changes: readonly Change[] = [
    ...(made ? [{ field: 'maker', said: made }] : []),
    ...(sold && !(made && sameSaid(old, now)) ? [{ field: 'supplier', said: sold }] : []),
    ...originChanges(now, old),
  ];
  const [first, ...more] = changes;
  if (!first) return undefined;
  const change = more.reduce(
    (text, { said }) => message('maker-changed.both', '{first}; {second}', { first: text, second: said }),
    first.said,
  );
  return {
    field: first.field,
    said: message('maker-changed.of', '{name}: {change}', { name: shown(now.name), change }),
  };
}

/** Maker and supplier are one and change as one: said once. */
function sameSaid(old: Whose, now: Whose): boolean {
  const same = ({ maker, supplier }: Whose) =>
    maker.kind === supplier.kind &&
    (maker.kind !== 'stated' || (supplier.kind === 'stated' && meet(maker.keys, supplier.keys)));
  return same(old) && same(now);
}

/** What became of a name: another one, no field, a placeholder such as `NOASSERTION`, a word that withholds it. */
type Say = Readonly<
  Record<'changed' | 'gone' | 'placeholder' | 'withheld', (before: string, after: string) => Message>
>;

const sayMaker: Say = {
  changed: (before, after) => message('maker-changed.maker', 'maker changed, {before} → {after}', { before, after }),
  gone: before => message('maker-changed.maker-gone', 'maker no longer stated, was {before}', { before }),
  placeholder: (before, after) =>
    message('maker-changed.maker-unknown', 'maker no longer stated, {before} → “{after}”', { before, after }),
  withheld: (before, after) =>
    message('maker-changed.maker-withheld', 'maker withheld, {before} → “{after}”', { before, after }),
};

const saySupplier: Say = {
  changed: (before, after) =>
    message('maker-changed.supplier', 'supplier changed, {before} → {after}', { before, after }),
  gone: before => message('maker-changed.supplier-gone', 'supplier no longer stated, was {before}', { before }),
  placeholder: (before, after) =>
    message('maker-changed.supplier-unknown', 'supplier no longer stated, {before} → “{after}”', { before, after }),
  withheld: (before, after) =>
    message('maker-changed.supplier-withheld', 'supplier withheld, {before} → “{after}”', { before, after }),
};

/** @param elsewhere keys of everybody that the component names now: who moved to another field is still there */
function namedChange(old: Named, now: Named, elsewhere: readonly string[], say: Say): Message | undefined {
  if (old.kind !== 'stated' || meet(old.keys, elsewhere)) return undefined;
  const became =
    now.kind === 'stated' ? 'changed' : now.kind === 'withheld' ? 'withheld' : now.text ? 'placeholder' : 'gone';
  return say[became](shown(old.text), shown(now.text ?? ''));
}

function originChanges(now: Whose, old: Whose): readonly Change[] {
  return old.origins.flatMap(({ label, kind, text, key }) => {
    const same = now.origins.filter(one => one.kind === kind);
    const [other] = same;
    if (same.some(one => one.key === key) || old.origins.filter(one => one.kind === kind).length > 1) return [];
    const said = other
      ? message('maker-changed.origin', '{label} changed, {before} → {after}', {
          label: shown(label),
          before: shown(text),
          after: shown(other.text),
        })
      : message('maker-changed.origin-gone', '{label} no longer stated, was {before}', {
          label: shown(label),
          before: shown(text),
        });
    return [{ field: other?.label ?? label, said }];
  });
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some(key => b.includes(key));
}

function shown(text: string): string {
  return printable(text, 80);
}
