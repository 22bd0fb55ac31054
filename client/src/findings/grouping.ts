import type { FoundDocument, FoundItem } from '../../../server/src/lsp/protocol/findings.ts';

export const groupings = ['file', 'vendor', 'act', 'component'] as const;
export type Grouping = (typeof groupings)[number];

export const levels = ['error', 'warning', 'information'] as const;
export type Level = (typeof levels)[number];

/** What of all findings is shown. */
export interface Filter {
  readonly levels: readonly Level[];
  /** Waived findings too; the list of problems has none of them. */
  readonly waived: boolean;
  /** Only what a change brought or made worse. */
  readonly onlyNew: boolean;
  /** Only what rests on something that nobody checked at a source. */
  readonly onlyNotVerified: boolean;
}

/** Shows what the list of problems shows. */
export const everything: Filter = { levels, waived: false, onlyNew: false, onlyNotVerified: false };

export interface Entry {
  readonly document: FoundDocument;
  readonly item: FoundItem;
}

/** Findings that have something in common; all of one document may be none. */
export interface Group {
  /** Undefined: findings that have none of the kind, such as no vendor. */
  readonly name: string | undefined;
  /** Set where a group is a document. */
  readonly document?: FoundDocument;
  readonly entries: readonly Entry[];
}

export type Counts = Readonly<Record<Level | 'waived', number>>;

/** The findings that a filter lets through, in groups; the group with the strongest comes first. */
export function grouped(documents: readonly FoundDocument[], grouping: Grouping, filter: Filter): readonly Group[] {
  // what says that nobody looked at a document is marked in it too
  const shown = documents.filter(({ state, items }) => state === 'reviewed' || items.length > 0);
  const entries = shown.map(document => ({ document, entries: entriesOf(document, filter) }));
  const groups =
    grouping === 'file'
      ? entries.map(asFile)
      : byName(
          entries.flatMap(each => each.entries),
          grouping,
        );
  return [...groups].sort((one, other) => strength(one) - strength(other) || compareNames(one.name, other.name));
}

function asFile({ document, entries }: { document: FoundDocument; entries: readonly Entry[] }): Group {
  return { name: document.uri, document, entries };
}

function byName(entries: readonly Entry[], grouping: Exclude<Grouping, 'file'>): readonly Group[] {
  const groups = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const name = entry.item[grouping] ?? undefined;
    const known = groups.get(name);
    if (known) known.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups].map(([name, own]) => ({ name, entries: [...own].sort(byStrength) }));
}

function entriesOf(document: FoundDocument, filter: Filter): readonly Entry[] {
  const entries = document.items.filter(item => isShown(item, filter)).map(item => ({ document, item }));
  return entries.sort(byStrength);
}

function isShown(item: FoundItem, { levels: wanted, waived, onlyNew, onlyNotVerified }: Filter): boolean {
  if (onlyNew && item.change === null) return false;
  if (onlyNotVerified && !item.notVerified) return false;
  const level = levelOf(item);
  return level === undefined ? item.waived && waived : wanted.includes(level);
}

/** Undefined for what is waived, or marked as a hint for another reason. */
export function levelOf({ diagnostic, waived }: FoundItem): Level | undefined {
  return waived ? undefined : levels[(diagnostic.severity ?? 1) - 1];
}

/** The sentence of a mark. */
export function messageOf({ diagnostic: { message } }: Pick<FoundItem, 'diagnostic'>): string {
  return typeof message === 'string' ? message : message.value;
}

export function countsOf(entries: readonly Entry[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, waived: 0 };
  for (const { item } of entries) counts[levelOf(item) ?? 'waived']++;
  return counts;
}

function byStrength({ item: one }: Entry, { item: other }: Entry): number {
  return rank(one) - rank(other) || one.diagnostic.range.start.line - other.diagnostic.range.start.line;
}

function rank(item: FoundItem): number {
  const level = levelOf(item);
  return level === undefined ? levels.length : levels.indexOf(level);
}

function strength({ entries }: Group): number {
  return Math.min(levels.length + 1, ...entries.slice(0, 1).map(({ item }) => rank(item)));
}

/** What has no name comes last. */
function compareNames(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return one.localeCompare(other);
}
