import { kindOf, type ListEntry, namesOf, type ReadList } from './entries.ts';

/** The Consolidated Screening List in JSON: `{ "results": [{ "name", "alt_names", "source", "type" }] }`, or the bare array. */
export function readJsonList(text: string): Omit<ReadList, 'what'> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const results = Array.isArray(value) ? value : (value as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return undefined;
  const entries: ListEntry[] = [];
  let nameless = 0;
  for (const one of results as readonly unknown[]) {
    const entry = entryOf(one);
    if (entry) entries.push(entry);
    else nameless++;
  }
  const day = dayOf((value as { search_performed_at?: unknown } | null)?.search_performed_at);
  return { entries, nameless: { count: nameless, line: 1 }, ...(day === undefined ? {} : { day }) };
}

function entryOf(value: unknown): ListEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, alt_names: aliases, source, type } = value as Readonly<Record<string, unknown>>;
  const [own] = namesOf([textOf(name)]);
  if (own === undefined) return undefined;
  const others = Array.isArray(aliases) ? aliases.map(textOf) : textOf(aliases).split(';');
  return { name: own, aliases: namesOf(others), list: textOf(source).trim(), kind: kindOf(textOf(type)) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function dayOf(value: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0];
}
