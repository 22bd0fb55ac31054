import type { Waiver } from '../model/waiver.ts';
import { parseYaml, type YamlEntry, type YamlMapping } from '../syntax/yaml.ts';
import type { Parsed, Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { waiverShape } from './shapes.ts';

const { fields, more } = waiverShape;
/** In the order in which what is missing is told. */
const keys = Object.keys(fields) as (keyof typeof fields)[];
const day = new RegExp(`^(?:${fields.expires.pattern})$`);

/** A code for every way in which an entry fails to be a waiver; such an entry is marked and has no effect. */
type WaiverProblem =
  | 'waiver-syntax'
  | 'waiver-unknown-key'
  | 'waiver-incomplete'
  | 'waiver-invalid'
  | 'waiver-duplicate';

/** A waivers file that was read once, for whoever judges, marks or edits its waivers. */
export interface WaiversFile extends Parsed<readonly Waiver[]> {
  /** Where each waiver is written. */
  readonly entries: ReadonlyMap<Waiver, YamlMapping>;
}

/**
 * Reads `.bomwarden/waivers.yml`: a list of entries. Only complete entries become waivers; every other one is a problem
 * with its place, so that nothing is accepted by accident.
 */
export function readWaivers(text: string): WaiversFile {
  const { value, problems: syntax } = parseYaml(text);
  const problems: Problem[] = [...syntax];
  const entries = new Map<Waiver, YamlMapping>();
  if (value.kind === 'scalar' && value.type === 'null') return { value: [], problems, entries };
  if (value.kind !== 'sequence') {
    problems.push(
      problem('waiver-syntax', 'A waivers file is a list of entries, each beginning with "- id:".', value.span),
    );
    return { value: [], problems, entries };
  }
  const ids = new Set<string>();
  for (const item of value.items) {
    if (item.kind !== 'mapping') {
      problems.push(problem('waiver-syntax', 'An entry of the list is a group of "key: value" lines.', item.span));
      continue;
    }
    const waiver = readEntry(item, problems);
    if (!waiver) continue;
    const { id, span } = waiver;
    if (ids.has(id)) {
      problems.push(problem('waiver-duplicate', 'Another waiver has the same id.', span));
    }
    ids.add(id);
    entries.set(waiver, item);
  }
  return { value: [...entries.keys()], problems, entries };
}

function readEntry(node: YamlMapping, problems: Problem[]): Waiver | undefined {
  const found = problems.length;
  for (const entry of node.entries) checkKey(entry, problems);
  const stated = new Map(keys.map(key => [key as string, textOf(node, key, problems)]));
  const isSaid = (key: string) => stated.get(key) !== undefined;
  for (const key of keys) if (fields[key].kind !== 'optional' && !isSaid(key)) problems.push(missing(node, key));
  if (!more?.oneOf?.some(isSaid)) {
    problems.push(problem('waiver-incomplete', 'Say what is waived: a component, a vendor, or both.', anchor(node)));
  }
  for (const { field, is, needs } of more?.where ?? []) {
    if (is.includes(stated.get(field) ?? '') && !isSaid(needs)) problems.push(missing(node, needs));
  }
  const scope = fields.scope.values.find(one => one === stated.get('scope'));
  const expires = stated.get('expires');
  if (isSaid('scope') && !scope) {
    problems.push(invalid(node, 'scope', `The scope is one of ${fields.scope.values.join(', ')}.`));
  }
  if (expires && !day.test(expires)) problems.push(invalid(node, 'expires', 'The last day is written YYYY-MM-DD.'));
  if (!scope || problems.slice(found).some(({ severity }) => severity === 'error')) return undefined;
  return {
    id: stated.get('id') ?? '',
    component: stated.get('component'),
    vendor: stated.get('vendor'),
    scope,
    path: stated.get('path'),
    profile: stated.get('profile'),
    reason: stated.get('reason') ?? '',
    approver: stated.get('approver') ?? '',
    expires: expires ?? '',
    ticket: stated.get('ticket'),
    span: node.span,
  };
}

function checkKey(entry: YamlEntry, problems: Problem[]): void {
  if (Object.hasOwn(fields, entry.key)) return;
  const known = keys.join(', ');
  problems.push({
    ...problem('waiver-unknown-key', `There is no such key. Known: ${known}.`, entry.keySpan),
    severity: 'warning',
  });
}

/** The trimmed text of a key; absent and empty are the same: not said. */
function textOf(node: YamlMapping, key: string, problems: Problem[]): string | undefined {
  const entry = node.entries.findLast(candidate => candidate.key === key);
  if (!entry) return undefined;
  if (entry.value.kind !== 'scalar') {
    problems.push(problem('waiver-invalid', `"${key}" is a text.`, entry.value.span));
    return undefined;
  }
  return entry.value.type === 'null' ? undefined : entry.value.text.trim() || undefined;
}

function missing(node: YamlMapping, key: string): Problem {
  const entry = node.entries.findLast(candidate => candidate.key === key);
  const where = entry ? entry.keySpan : anchor(node);
  return problem('waiver-incomplete', `This waiver has no effect until it says "${key}".`, where);
}

function invalid(node: YamlMapping, key: string, message: string): Problem {
  const entry = node.entries.findLast(candidate => candidate.key === key);
  return problem('waiver-invalid', `This waiver has no effect: ${message}`, entry?.value.span ?? anchor(node));
}

/** Where to mark an entry that lacks something: its first key, not all its lines. */
function anchor(node: YamlMapping): Span {
  return node.entries[0]?.keySpan ?? node.span;
}

function problem(code: WaiverProblem, message: string, span: Span): Problem {
  return { code, message, severity: 'error', span };
}
