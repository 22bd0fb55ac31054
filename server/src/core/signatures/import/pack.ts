import { normaliseOrganisation } from '../../identity/organisation.ts';
import type { Lookups } from '../lookups.ts';
import { type ListedName, writeNameList } from '../name-list.ts';
import type { SignatureFile } from '../read-files.ts';
import type { EntryKind, ListEntry, ReadList } from './entries.ts';

/** What a user says of a list, beside what its file says. */
export interface ListFacts {
  /** Kebab-case; names the pack's files and begins the ids of its vendors. */
  readonly id: string;
  readonly title: string;
  /** The publisher's own name for the state of the list. */
  readonly edition?: string;
  /** YYYY-MM-DD: the day of the list. */
  readonly day: string;
  /** Whether `day` is only that of the import. */
  readonly dayOfImport?: true;
  /** Where it was taken from, as given. */
  readonly url?: string;
  readonly jurisdiction: string;
  /** The file, as given, and its SHA-256. */
  readonly file: string;
  readonly sha256: string;
  /** What is taken beside organisations. */
  readonly kinds: readonly EntryKind[];
}

/** What became of a list. */
export interface ListPack {
  readonly files: readonly SignatureFile[];
  /** Companies and all the names that they go by. */
  readonly companies: number;
  readonly names: number;
  /** How many of the companies the shipped signatures have a file for. */
  readonly known: number;
  /** What was left out, by its kind. */
  readonly leftOut: Readonly<Partial<Record<EntryKind, number>>>;
  /** Instrument ids with the number of their companies. */
  readonly lists: readonly { readonly id: string; readonly title: string; readonly companies: number }[];
}

/** Makes a pack of a list: its names, an instrument for each of its lists, and the source. */
export function packOf(list: ReadList, facts: ListFacts, shipped: Lookups): ListPack {
  const { entries, leftOut } = chosen(list.entries, facts.kinds);
  const lists = listsOf(entries, facts);
  const names: ListedName[] = [];
  const known = new Map<string, Set<number>>();
  for (const entry of entries) {
    const place = lists.findIndex(({ stated }) => stated === entry.list);
    for (const name of [entry.name, ...entry.aliases]) {
      const listed = listedName(name, entry, place, shipped);
      if (listed.key === '') continue;
      names.push(listed);
      if (listed.entity === '') continue;
      const places = known.get(listed.entity);
      if (places) places.add(place);
      else known.set(listed.entity, new Set([place]));
    }
  }
  const source = `LIST-${facts.id.toUpperCase()}`;
  const header = {
    id: facts.id,
    lists: lists.map(({ id }) => id),
    known: Object.fromEntries([...known].map(([entity, places]) => [entity, [...places]])),
    source,
    asOf: facts.day,
  };
  const files = [
    { path: `names/${facts.id}.tsv`, text: writeNameList(header, merged(names)) },
    { path: 'sources.json', text: json({ [source]: sourceOf(list, facts) }) },
    ...lists.map(one => ({
      path: `instruments/imported/${one.id}.json`,
      text: json(instrumentOf(one, list, facts, source)),
    })),
  ];
  return { files, companies: entries.length, names: names.length, known: known.size, leftOut, lists };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function chosen(
  all: readonly ListEntry[],
  kinds: readonly EntryKind[],
): Pick<ListPack, 'leftOut'> & { entries: ListEntry[] } {
  const entries: ListEntry[] = [];
  const leftOut: Partial<Record<EntryKind, number>> = {};
  for (const entry of all) {
    if (kinds.includes(entry.kind)) entries.push(entry);
    else leftOut[entry.kind] = (leftOut[entry.kind] ?? 0) + 1;
  }
  return { entries, leftOut };
}

interface OneList {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** As the entries state it. */
  readonly stated: string;
  readonly companies: number;
}

/** `Entity List (EL) - Bureau of Industry and Security`: title, short form, issuer. */
const STATED = /^(.*?)(?:\s*\(([A-Za-z0-9 -]{1,12})\)(?:\s+List)?)?(?:\s+[-–]\s+(.*))?$/;

function listsOf(entries: readonly ListEntry[], facts: ListFacts): readonly OneList[] {
  const counts = new Map<string, number>();
  for (const { list } of entries) counts.set(list, (counts.get(list) ?? 0) + 1);
  const used = new Set<string>();
  return [...counts].map(([stated, companies]) => {
    if (stated === '') return { id: facts.id, title: facts.title, issuer: facts.title, stated, companies };
    const [, title = stated, short, issuer = facts.title] = STATED.exec(stated.slice(0, 300)) ?? [];
    const word = slug(short ?? title) || 'list';
    let id = `${facts.id}-${word}`;
    for (let more = 2; used.has(id); more++) id = `${facts.id}-${word}-${more}`;
    used.add(id);
    return { id, title: title === '' ? stated : title, issuer, stated, companies };
  });
}

function slug(text: string): string {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 40).replace(/-+$/, '');
}

function listedName(name: string, entry: ListEntry, place: number, shipped: Lookups): ListedName {
  const { key, form: own } = normaliseOrganisation(name);
  // Another name of the company has its legal form, where it says none.
  const form = own === '' ? normaliseOrganisation(entry.name).form : own;
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  return {
    key: plain(key),
    form,
    lists: [place],
    name: plain(name),
    company: plain(entry.name),
    entity: entityOf(key, own, shipped),
  };
}

/** The shipped company of the same whole name and legal form. */
function entityOf(key: string, form: string, { names }: Lookups): string {
  const same = names.whole
    .get(key)
    ?.find(alias => alias.name.strength !== 'weak' && (form === '' || alias.form === form));
  return same && same.entity.relation !== 'brand' && same.entity.relation !== 'possible-oem' ? same.entity.id : '';
}

/** One line for a name of a company that stands on several lists. */
function merged(names: readonly ListedName[]): readonly ListedName[] {
  const lines = new Map<string, ListedName>();
  for (const name of names) {
    const key = [name.key, name.form, name.name, name.company].join('\t');
    const before = lines.get(key);
    lines.set(key, before ? { ...before, lists: [...new Set([...before.lists, ...name.lists])] } : name);
  }
  return [...lines.values()];
}

function sourceOf(list: ReadList, { title, edition, day, url, file, sha256 }: ListFacts): object {
  const state = edition === undefined ? `of ${day}` : `${edition}, ${day}`;
  return {
    title: `${title} (${list.what}), ${state}; imported from ${file}, SHA-256 ${sha256}`,
    ...(url === undefined ? { noUrl: 'Nobody said where it was taken from.' } : { url }),
    kind: 'imported list',
    looked: day,
  };
}

function instrumentOf(one: OneList, list: ReadList, facts: ListFacts, source: string): object {
  const { day, edition, dayOfImport, url, jurisdiction } = facts;
  const state = edition === undefined ? day : `${edition}, ${day}`;
  return {
    id: one.id,
    name: one.title,
    short: `${one.title} of ${day}`,
    jurisdiction,
    issuer: one.issuer,
    citation: one.stated === '' ? facts.title : `${facts.title}: ${one.stated}`,
    url: url ?? '',
    kind: 'policy',
    status: { value: 'in-force', text: `imported list of ${state}; what it does is not judged here` },
    unjudged: true,
    sources: [source],
    asOf: day,
    confidence: 'medium',
    clauses: [
      {
        id: 'named',
        text: 'The list names the company. What follows from that is not judged here.',
        effect: 'lists',
        restricts: [],
        binds: ['everyone'],
        named: {
          list: facts.id,
          reach: {
            self: 'covered',
            affiliate: 'not-covered',
            brand: 'undefined',
            component: 'covered',
            relabel: 'not-covered',
          },
        },
      },
    ],
    facts: [
      { text: `${one.companies} entries were read from it as “${list.what}”.` },
      ...(dayOfImport ? [{ text: `The file says no day: ${day} is the day on which it was imported.` }] : []),
    ],
  };
}
