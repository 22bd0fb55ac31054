import type {
  Fields,
  Infer,
  Keeping,
  ListShape,
  MapShape,
  Optional,
  RecordShape,
  Shape,
  TextShape,
  WordsShape,
} from '../shape/shape.ts';
import type { YamlEntry, YamlMapping, YamlNode } from '../syntax/yaml.ts';
import { printable } from '../text/printable.ts';
import type { Problem } from '../text/problem.ts';
import { emptySpan, type Span } from '../text/span.ts';
import { provenanceFields } from './fact-shape.ts';
import type { Provenance } from './types/fact.ts';

/** A problem in a signature file, with the place in words too: `entities[2].names[0].value`. */
export interface FileProblem extends Problem {
  readonly file: string;
  readonly path: string;
}

/** Where a record that was read stands, so that later checks can point into its file. */
export interface RecordPlace {
  readonly file: string;
  readonly path: string;
  readonly node: YamlMapping;
}

type Inherited = Partial<Pick<Provenance, 'sources' | 'asOf' | 'confidence' | 'unverified' | 'transcription'>>;
type Values = Record<string, unknown>;

/**
 * Reads one signature file: checks every node against its shape and gives plain values, each fact with its provenance.
 * A value with a problem is not to be used; `ok` says whether there was none.
 */
export class FileReader {
  readonly file: string;
  readonly problems: FileProblem[] = [];
  /** By the record's value. */
  readonly places = new Map<object, RecordPlace>();

  constructor(file: string) {
    this.file = file;
  }

  get ok(): boolean {
    return this.problems.length === 0;
  }

  /** The value is of the shape's type if `ok` holds afterwards. */
  read<S extends Shape>(node: YamlNode, shape: S): Infer<S, Provenance> {
    return this.#value(node, shape, '', {}) as Infer<S, Provenance>;
  }

  report(code: string, message: string, span: Span, path: string): void {
    this.problems.push({ code, message, severity: 'error', span, file: this.file, path });
  }

  #value(node: YamlNode, shape: Shape, path: string, inherited: Inherited): unknown {
    switch (shape.kind) {
      case 'text':
        return this.#text(node, shape, path);
      case 'words':
        return this.#words(node, shape, path);
      case 'flag':
        if (node.kind !== 'scalar' || node.text !== 'true') {
          this.report('wrong-type', `${where(path)} can only be true, or be left out.`, node.span, path);
        }
        return true;
      case 'list':
        return this.#list(node, shape, path, inherited);
      case 'map':
        return this.#map(node, shape, path, inherited);
      case 'record':
        return this.#record(node, shape, path, inherited);
    }
  }

  #text(node: YamlNode, shape: TextShape, path: string): string {
    if (node.kind !== 'scalar' || node.type !== 'string') {
      const hint =
        node.kind === 'scalar' && node.type !== 'null' ? ` Put it in quotes: '${printable(node.text, 40)}'.` : '';
      this.report('wrong-type', `${where(path)} must be text.${hint}`, node.span, path);
      return '';
    }
    const wrong = wrongText(node.text, shape);
    if (wrong !== undefined) this.report('wrong-value', `${where(path)} ${wrong}`, node.span, path);
    return node.text;
  }

  #words(node: YamlNode, shape: WordsShape, path: string): readonly string[] {
    if (node.kind !== 'scalar' || node.type !== 'string') {
      this.report('wrong-type', `${where(path)} must be text: words in a block (\`|\`) or in quotes.`, node.span, path);
      return [];
    }
    const found = node.text.split(/\s+/).filter(word => word !== '');
    const expected = new RegExp(`^${shape.pattern}$`);
    const wrong = found.find(word => !expected.test(word));
    if (wrong !== undefined) {
      this.report(
        'wrong-value',
        `${where(path)} has “${printable(wrong, 40)}”, which is not ${shape.reads}.`,
        node.span,
        path,
      );
    } else if (found.length === 0) this.report('wrong-value', `${where(path)} is empty.`, node.span, path);
    return found;
  }

  #list(node: YamlNode, shape: ListShape<Shape>, path: string, inherited: Inherited): readonly unknown[] {
    if (node.kind !== 'sequence') {
      this.report('wrong-type', `${where(path)} must be a list.`, node.span, path);
      return [];
    }
    if (node.items.length < shape.atLeast) this.report('wrong-value', `${where(path)} is empty.`, node.span, path);
    return node.items.map((item, index) => this.#value(item, shape.of, `${path}[${index}]`, inherited));
  }

  #map(node: YamlNode, shape: MapShape<Shape>, path: string, inherited: Inherited): Values {
    if (node.kind !== 'mapping') {
      this.report('wrong-type', `${where(path)} must be a mapping.`, node.span, path);
      return {};
    }
    const values: Values = Object.create(null);
    for (const { key, keySpan, value } of node.entries) {
      const wrong = wrongText(key, shape.key);
      if (wrong !== undefined) this.report('wrong-value', `A key ${wrong}`, keySpan, below(path, key));
      values[key] = this.#value(value, shape.of, below(path, key), inherited);
    }
    return values;
  }

  #record(node: YamlNode, shape: RecordShape<Fields, Keeping>, path: string, inherited: Inherited): Values {
    if (node.kind !== 'mapping') {
      this.report('wrong-type', `${where(path)} must be a mapping.`, node.span, path);
      return {};
    }
    const allowed: Fields = shape.provenance === 'none' ? shape.fields : { ...provenanceFields, ...shape.fields };
    for (const entry of node.entries) this.#refuseUnknown(entry, allowed, path);
    const given = shape.provenance === 'none' ? {} : this.#given(node, path);
    const handedOn = shape.provenance === 'none' ? inherited : inherit(given, inherited);
    const values: Values = {};
    for (const [key, field] of Object.entries(shape.fields)) {
      const value = this.#field(node, key, field, path, handedOn);
      if (value !== undefined) values[key] = value;
    }
    if (shape.provenance === 'fact') values['provenance'] = this.#provenance(node, handedOn, given.note, path);
    this.places.set(values, { file: this.file, path, node });
    return values;
  }

  #refuseUnknown({ key, keySpan }: YamlEntry, allowed: Fields, path: string): void {
    if (Object.hasOwn(allowed, key)) return;
    const known = Object.keys(allowed).join(', ');
    this.report(
      'unknown-key',
      `“${printable(key, 40)}” is not known here; known are ${known}.`,
      keySpan,
      below(path, key),
    );
  }

  #field(node: YamlMapping, key: string, field: Shape | Optional<Shape>, path: string, inherited: Inherited): unknown {
    const entry = node.entries.find(one => one.key === key);
    const shape = field.kind === 'optional' ? field.of : field;
    if (entry !== undefined) return this.#value(entry.value, shape, below(path, key), inherited);
    if (field.kind !== 'optional') {
      this.report('missing-key', `${where(path)} lacks “${key}”: ${shape.about}`, headOf(node), below(path, key));
      return undefined;
    }
    if (field.absent === 'missing') return undefined;
    return shape.kind === 'record'
      ? this.#record({ kind: 'mapping', entries: [], span: node.span }, shape, below(path, key), inherited)
      : [];
  }

  /** What the record itself says of its provenance. */
  #given(node: YamlMapping, path: string): Inherited & { readonly note?: string } {
    const given: Values = {};
    for (const [key, field] of Object.entries(provenanceFields)) {
      const value = this.#field(node, key, field, path, {});
      if (value !== undefined) given[key] = value;
    }
    return given;
  }

  #provenance(node: YamlMapping, all: Inherited, note: string | undefined, path: string): Provenance {
    const { sources = [], asOf = '', confidence = 'low', unverified, transcription } = all;
    const head = headOf(node);
    if (asOf === '')
      this.report('missing-provenance', `${where(path)} lacks “asOf”: as of which day it was read.`, head, path);
    if (all.confidence === undefined)
      this.report('missing-provenance', `${where(path)} lacks “confidence”.`, head, path);
    if (sources.length === 0 && unverified === undefined) {
      this.report(
        'missing-provenance',
        `${where(path)} lacks “sources”; say “unverified: true” if nobody has read one.`,
        head,
        path,
      );
    }
    if (unverified && confidence === 'high') {
      this.report('wrong-value', `${where(path)} is unverified and says that its confidence is high.`, head, path);
    }
    if (sources.length > 0 && unverified) {
      this.report(
        'missing-provenance',
        `${where(path)} has sources and says “unverified”: only one can be.`,
        head,
        path,
      );
    }
    return {
      sources,
      asOf,
      confidence,
      ...(unverified ? { unverified } : {}),
      ...(transcription ? { transcription } : {}),
      ...(note === undefined ? {} : { note }),
    };
  }
}

/** A record that names its own sources, or says that it has none, starts anew; else all comes from the record around it. */
function inherit(given: Inherited, inherited: Inherited): Inherited {
  const dates = { ...inherited, ...given };
  if (given.sources === undefined && given.unverified === undefined) return dates;
  const { asOf, confidence } = dates;
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(given.sources === undefined ? {} : { sources: given.sources }),
    ...(given.unverified === undefined ? {} : { unverified: given.unverified }),
    ...(given.transcription === undefined ? {} : { transcription: given.transcription }),
  };
}

function wrongText(value: string, shape: TextShape): string | undefined {
  const shown = printable(value, 40);
  if (shape.values !== undefined) {
    return shape.values.includes(value) ? undefined : `is “${shown}”, but must be one of ${shape.values.join(', ')}.`;
  }
  if (shape.pattern !== undefined) {
    return new RegExp(`^(?:${shape.pattern})$`).test(value)
      ? wrongDay(value, shown, shape)
      : `is “${shown}”, but must be ${shape.reads}.`;
  }
  if (value.trim() === '') return 'is empty.';
  return value === value.trim() ? undefined : 'begins or ends with white space.';
}

/** `2026-02-30` has the form of a day and is none. */
function wrongDay(value: string, shown: string, shape: TextShape): string | undefined {
  if (shape.pattern?.startsWith('\\d{4}') !== true) return undefined;
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days ? undefined : `is “${shown}”, which is no day of the calendar.`;
}

function below(path: string, key: string): string {
  return path === '' ? printable(key, 40) : `${path}.${printable(key, 40)}`;
}

function where(path: string): string {
  return path === '' ? 'The file' : `“${path}”`;
}

/** Where to point for what a record lacks: its first key, as the record itself may be long. */
function headOf(node: YamlMapping): Span {
  return node.entries[0]?.keySpan ?? node.span ?? emptySpan;
}
