import type { Level } from '../model/level.ts';
import { levels } from '../model/level.ts';
import type { ReportDocument } from '../report/model.ts';
import { escapeUnprintable } from '../report/safe.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { decodeJson } from '../syntax/json.ts';
import type { Parsed, Problem } from '../text/problem.ts';
import type { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Known } from './known.ts';
import { withoutOrdinal } from './match.ts';

/** One line of a baseline: findings alike in one document. */
interface BaselineEntry {
  fingerprint: string;
  rule: string;
  level: Level;
  vendor: string | null;
  /** What people know the component by; null where the rule speaks of the document. */
  component: string | null;
  /** Relative to the folder of the baseline, with forward slashes. */
  document: string | null;
  weakened: boolean;
  count: number;
}

/** More findings than anybody lives with: what claims more is damage. */
const mostFindings = 1_000_000;

/** The findings of documents that a baseline accepts: those that are shown and that no waiver covers. */
export function acceptable(documents: readonly ReportDocument[]): readonly Known[] {
  return documents.flatMap(({ path, findings }) =>
    findings
      .filter(({ waiver, level }) => waiver === null && level !== 'none')
      .map(({ rule, level, vendor, component, fingerprint, weakened }) => ({
        rule,
        level,
        vendor,
        vendorName: null,
        component: component && { ref: null, name: component.name ?? component.ref, version: null },
        document: path,
        range: null,
        fingerprint,
        weakened: weakened !== null,
        waived: false,
      })),
  );
}

/**
 * A baseline as text. One line per finding, in the order of the fingerprints: two branches that add findings seldom touch
 * neighbouring lines, and the same findings always make the same text.
 */
export function writeBaseline(known: readonly Known[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const one of known) {
    const entry = entryOf(one);
    const key = JSON.stringify(entry);
    const same = entries.get(key);
    if (same) same.count++;
    else entries.set(key, entry);
  }
  const lines = [...entries.values()].map(lineOf).sort();
  const list = lines.length === 0 ? '[]' : `[\n${lines.map(line => `    ${line}`).join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "findings": ${list}\n}\n`;
}

function entryOf({ fingerprint, rule, level, vendor, component, document, weakened }: Known): BaselineEntry {
  const name = component === null ? null : (component.name ?? '');
  return {
    fingerprint: withoutOrdinal(fingerprint),
    rule,
    level,
    vendor,
    component: name,
    document,
    weakened,
    count: 1,
  };
}

function lineOf({ weakened, count, ...entry }: BaselineEntry): string {
  const members = Object.entries({ ...entry, ...(weakened ? { weakened } : {}), ...(count > 1 ? { count } : {}) });
  return `{ ${members.map(([key, value]) => `"${key}": ${escapeUnprintable(JSON.stringify(value))}`).join(', ')} }`;
}

/** Reads a baseline. Where any problem is an error it must not be used: it would accept too little or too much. */
export function readBaseline(source: Source): Parsed<readonly Known[]> {
  const { value, problems } = decodeJson(source, readRoot);
  return { value, problems: problems.map(forgiven) };
}

/** Merging two branches may leave a comma too many, which takes nothing from the list. */
function forgiven(problem: Problem): Problem {
  return problem.code === 'trailing-comma' ? { ...problem, severity: 'warning' } : problem;
}

function readRoot(cursor: Cursor, problems: Problems): readonly Known[] {
  const known: Known[] = [];
  let version: string | undefined;
  const start = cursor.start;
  if (cursor.enter('object')) {
    while (cursor.next()) {
      if (cursor.key === 'schemaVersion') version = cursor.stated()?.value;
      else if (cursor.key === 'findings' && cursor.enter('array')) {
        while (cursor.next()) readEntry(cursor, problems, known);
      }
    }
  }
  if (version !== '1') {
    problems.add('baseline-version', 'error', 'A baseline says "schemaVersion": 1.', start, start + 1);
  }
  return known;
}

function readEntry(cursor: Cursor, problems: Problems, known: Known[]): void {
  const { start } = cursor;
  const texts = new Map<string, string | null>();
  if (cursor.enter('object')) {
    while (cursor.next()) texts.set(cursor.key, cursor.kind === 'null' ? null : (cursor.stated()?.value ?? null));
  }
  const fingerprint = texts.get('fingerprint') ?? '';
  const level = texts.get('level') ?? '';
  const count = Number(texts.get('count') ?? '1');
  const isEntry = /^[0-9a-f]{8,}$/.test(fingerprint) && levels.some(one => one === level) && Number.isInteger(count);
  if (!isEntry || count < 1 || known.length + count > mostFindings) {
    problems.add(
      'baseline-entry',
      'error',
      'This is no finding of a baseline.',
      start,
      Math.max(start + 1, cursor.end),
    );
    return;
  }
  const component = texts.get('component') ?? null;
  const one: Known = {
    rule: texts.get('rule') ?? '',
    level: level as Level,
    vendor: texts.get('vendor') ?? null,
    vendorName: null,
    component: component === null ? null : { ref: null, name: component, version: null },
    document: texts.get('document') ?? null,
    range: null,
    fingerprint,
    weakened: texts.get('weakened') === 'true',
    waived: false,
  };
  for (let nth = 0; nth < count; nth++) known.push(nth === 0 ? one : { ...one });
}
