import type { Stated } from '../model/claim.ts';
import type { YamlEntry, YamlMapping, YamlNode } from '../syntax/yaml.ts';
import { printable } from '../text/printable.ts';
import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { withoutEnd } from '../text/trim.ts';

/** A code for every way in which `.bomwarden.yml` fails to say something; what is marked so has no effect. */
export type ConfigurationProblem =
  | 'configuration-syntax'
  | 'configuration-unknown-key'
  | 'configuration-invalid'
  | 'configuration-unknown-profile'
  | 'configuration-unknown-rule'
  | 'configuration-received'
  | 'configuration-not-root';

/** Takes values out of a configuration; what is not of the kind that a key needs is a problem with its place. */
export class Values {
  readonly problems: Problem[] = [];

  report(code: ConfigurationProblem, message: string, span: Span): void {
    this.problems.push({ code, message, severity: 'error', span });
  }

  /** The entries by key, the last one where a key stands twice; what `fields` does not have is a problem. */
  entries(mapping: YamlMapping, fields: object): ReadonlyMap<string, YamlEntry> {
    const known = Object.keys(fields);
    for (const { key, keySpan } of mapping.entries) {
      if (known.includes(key)) continue;
      const message = `There is no such key. Known: ${known.join(', ')}.`;
      this.report('configuration-unknown-key', message, keySpan);
    }
    return new Map(mapping.entries.map(entry => [entry.key, entry]));
  }

  /** The mapping behind a key; undefined where nothing or something else stands there. */
  mapping(entry: YamlEntry | undefined): YamlMapping | undefined {
    if (entry === undefined || isNothing(entry.value)) return undefined;
    if (entry.value.kind === 'mapping') return entry.value;
    this.report(
      'configuration-invalid',
      `"${printable(entry.key, 40)}" is a group of "key: value" lines.`,
      entry.keySpan,
    );
    return undefined;
  }

  /**
   * A text or a list of texts; undefined where the key is not there or says nothing.
   * @param key what it is called where something is wrong with it: nothing of a text that may not be ours
   */
  texts(entry: YamlEntry | undefined, key = entry?.key ?? ''): readonly Stated<string>[] | undefined {
    if (entry === undefined || isNothing(entry.value)) return undefined;
    const { value } = entry;
    const items = value.kind === 'sequence' ? value.items : [value];
    return items.flatMap(item => this.text(item, key) ?? []);
  }

  text(node: YamlNode, key: string): Stated<string> | undefined {
    const value = node.kind === 'scalar' && node.type !== 'null' ? node.text.trim() : '';
    if (value !== '') return { value, span: node.span };
    this.report('configuration-invalid', `"${printable(key, 40)}" is a text or a list of texts.`, node.span);
    return undefined;
  }

  /** Paths below the folder of the file, without a slash at their ends. */
  paths(entry: YamlEntry | undefined): readonly Stated<string>[] {
    return (this.texts(entry) ?? []).flatMap(({ value, span }) => {
      const path = withoutEnd(value, /\//)
        .split('/')
        .filter(part => part !== '.')
        .join('/');
      const reason = reasonAgainstPath(value, path);
      if (reason === undefined) return { value: path, span };
      this.report('configuration-invalid', `A path ${reason}`, span);
      return [];
    });
  }

  /** Yes or no. */
  flag(entry: YamlEntry | undefined): Stated<boolean> | undefined {
    if (entry === undefined || isNothing(entry.value)) return undefined;
    const { value } = entry;
    const text = value.kind === 'scalar' ? value.text.trim() : '';
    if (text === 'true' || text === 'false') return { value: text === 'true', span: value.span };
    this.report('configuration-invalid', `"${printable(entry.key, 40)}" is true or false.`, entry.keySpan);
    return undefined;
  }

  /** The one path behind a key. */
  path(entry: YamlEntry | undefined): Stated<string> | undefined {
    const [first, second] = this.paths(entry);
    if (second) this.report('configuration-invalid', `"${entry?.key}" is one path.`, second.span);
    return first;
  }
}

function reasonAgainstPath(written: string, path: string): string | undefined {
  if (written.includes('\\')) return 'is written with forward slashes.';
  if (written.startsWith('/') || /^[A-Za-z][\w+.-]*:/.test(written)) return 'is relative to the folder of this file.';
  if (path === '') return 'names something below the folder of this file, not that folder.';
  return path.split('/').includes('..') ? 'stays below the folder of this file: no "..".' : undefined;
}

/** A key without a value, or an empty file. */
export function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}
