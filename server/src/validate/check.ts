import type { ErrorObject } from 'ajv';
import { type BomFormat, syntaxOf } from '../core/model/syntax.ts';
import { wrapperOf } from '../core/read/detect.ts';
import type { Inner } from '../core/read/documents.ts';
import { detectFormat, documentsOf } from '../core/read/index.ts';
import { problemSaid } from '../core/report/words.ts';
import { decodeJson, openJson } from '../core/syntax/json.ts';
import { type Message, message, joined as row } from '../core/text/message.ts';
import { Source } from '../core/text/source.ts';
import { emptySpan, type Span, span } from '../core/text/span.ts';
import type { SchemaError, Unchecked, Validation } from '../host/validator.ts';
import { kindOf, memberOf } from './kinds.ts';
import { locate, type SchemaPlace } from './locate.ts';
import { inside } from './pointer.ts';
import type { Schemas } from './schemas.ts';
import { selectErrors } from './select-errors.ts';
import { uniqueItemsKeyword } from './unique-items.ts';
import { wordsOf } from './words.ts';

/** Errors that are told of one document; the others are counted. */
const mostErrors = 500;

/** Holds a document against the schema of its format and version. Does not throw on any text. */
export function check(text: string, schemas: Schemas): Validation {
  const source = new Source(text);
  const format = detectFormat(source);
  if (!format) return unchecked('no-sbom', noSbom);
  const isRoot = parse(text) !== undefined && wrapperOf(source).length === 0;
  const isAlone = format.detect(source) && (isRoot || documentsOf(source).length < 2);
  if (isAlone) return checkOne(source, format.id, schemas);
  return joined(
    documentsOf(source).map(document => [checkOne(document.source, document.format.id, schemas), document]),
  );
}

function checkOne(source: Source, format: BomFormat, schemas: Schemas): Validation {
  if (!/^(?:cyclonedx|spdx)-/.test(format)) return unchecked('no-sbom', noSbom);
  if (syntaxOf(format) === 'json') return checkJson(source, format, schemas);
  return unchecked(
    'no-schema',
    message('validate.form', 'Documents in this form ({format}) are not held against a schema here.', { format }),
  );
}

/** One verdict on several documents. What was not checked of them is noted. */
function joined(all: readonly (readonly [Validation, Inner])[]): Validation {
  const checked = all.flatMap(([validation, { outer }]) =>
    validation.state === 'checked' ? [{ validation, outer }] : [],
  );
  const reasons = all.flatMap(([validation]) => (validation.state === 'unchecked' ? [validation] : []));
  const [unreached] = reasons;
  if (checked.length === 0) return unreached ?? unchecked('no-sbom', noSbom);
  const left =
    unreached &&
    message('validate.left', '{count} of {all} documents are not checked: {reason}', {
      count: `${reasons.length}`,
      all: `${all.length}`,
      reason: unreached.reason,
    });
  const notes = [...checked.map(({ validation }) => validation.note), left].flatMap(note => note ?? []);
  const once = [...new Map(notes.map(note => [note.text, note])).values()];
  return {
    state: 'checked',
    schema: [...new Set(checked.map(({ validation }) => validation.schema))].join(', '),
    errors: checked.flatMap(({ validation, outer }) =>
      validation.errors.map(error => ({ ...error, span: outer(error.span) })),
    ),
    more: checked.reduce((sum, { validation }) => sum + validation.more, 0),
    note: once.length === 0 ? null : message('validate.notes', '{notes}', { notes: row(once, ' ') }),
  };
}

/** The value of a text of JSON; undefined for any other. */
function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
const noSbom = message('validate.no-sbom', 'The document is no bill of materials.');

function unchecked(code: Unchecked['code'], reason: Message): Unchecked {
  return { state: 'unchecked', code, reason };
}

function checkJson(source: Source, format: BomFormat, schemas: Schemas): Validation {
  const parsed = parse(source.text);
  if (!parsed) return syntaxErrors(source);
  const document = parsed.value;
  const path = pathOf(source, format, document);
  const value = path.reduce(memberOf, document);
  const kind = kindOf(format, value);
  if ('reason' in kind) return unchecked('no-schema', kind.reason);
  const prefix = path.reduce(inside, '');
  const found = selectErrors(schemas.check(kind.schema)(value));
  const { errors, more } = placed(source, prefix, found);
  return { state: 'checked', schema: kind.title, errors, more, note: kind.note };
}

/** Keys that lead to the bill of materials; early documents of SPDX 2.2 have it in a member of its own. */
function pathOf(source: Source, format: BomFormat, document: unknown): readonly string[] {
  const path = wrapperOf(source);
  const isInside = format === 'spdx-2-json' && memberOf(path.reduce(memberOf, document), 'Document') !== undefined;
  return isInside ? [...path, 'Document'] : path;
}

/** A document that is no JSON is not valid, whatever the schema would say of what is left of it. */
function syntaxErrors(source: Source): Validation {
  const { problems } = decodeJson(source, cursor => void cursor.skip());
  const broken = problems.filter(({ severity }) => severity !== 'information');
  const errors = broken.map(
    (problem): SchemaError => ({ code: 'syntax', path: '', message: problemSaid(problem), span: problem.span }),
  );
  const said = message('validate.no-json', 'The document is no valid JSON.');
  const unknown = { code: 'syntax', path: '', message: said, span: emptySpan };
  return { state: 'checked', schema: 'JSON', errors: errors.length > 0 ? errors : [unknown], more: 0, note: null };
}

/** The errors at their places, each told once, in the order of the document. */
function placed(
  source: Source,
  prefix: string,
  found: readonly ErrorObject[],
): { errors: SchemaError[]; more: number } {
  const told = new Map<string, { readonly code: string; readonly target: Target; readonly message: Message }>();
  let more = 0;
  for (const error of found) {
    if (told.size === mostErrors) {
      more++;
      continue;
    }
    const target = targetOf(error, prefix);
    const said = wordsOf(error);
    const code = error.keyword === uniqueItemsKeyword ? 'uniqueItems' : error.keyword;
    told.set(`${target.pointer} ${said.text}`, { code, target, message: said });
  }
  const pointers = [...told.values()].map(({ target }) => target.pointer);
  const places = locate(openJson(source), pointers);
  const errors = [...told.values()].map(({ code, target, message: said }): SchemaError => {
    return { code, path: target.pointer, message: said, span: spanOf(places.get(target.pointer), target) };
  });
  return { errors: errors.sort((one, other) => one.span.start - other.span.start), more };
}

/** What is to be marked: a value, or the key of a member. */
interface Target {
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

function targetOf({ keyword, instancePath, params }: ErrorObject, prefix: string): Target {
  const pointer = prefix + instancePath;
  const unknown: unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
  if (typeof unknown === 'string') return { pointer: inside(pointer, unknown), part: 'key' };
  if (keyword === uniqueItemsKeyword) return { pointer: inside(pointer, Number(params['index'])), part: 'value' };
  return { pointer, part: 'value' };
}

/** A whole object or list would be marked from its first line to its last: its key stands for it, or its bracket. */
function spanOf(place: SchemaPlace | undefined, { part }: Target): Span {
  if (!place) return emptySpan;
  const { key, value, isContainer } = place;
  if (key && (part === 'key' || isContainer)) return key;
  if (isContainer) return span(value.start, value.start + 1);
  // of an empty text there is nothing to see but its quotes
  return value.start === value.end ? span(value.start - 1, value.end + 1) : value;
}
