import type { ErrorObject } from 'ajv';
import { joined, type Message, message, quote } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { uniqueItemsKeyword } from './unique-items.ts';

/** Values of an enumeration that are listed. */
const mostListed = 40;
const mostUnits = 60;

type Words = (error: ErrorObject) => Message;

/** What each keyword of a schema says where it refuses a value, in a sentence. */
const words: Readonly<Record<string, Words>> = {
  required: ({ params }) =>
    message('validate.required', 'The property “{name}” is required here and missing.', {
      name: cut(params['missingProperty']),
    }),
  additionalProperties: error => unknownProperty(error, error.params['additionalProperty']),
  unevaluatedProperties: error => unknownProperty(error, error.params['unevaluatedProperty']),
  type: ({ params, data }) =>
    message('validate.type', 'Here {expected} is expected, not {met}.', {
      expected: typesOf(params['type']),
      met: kindName(typeName(data)),
    }),
  enum: ({ params, data }) => notAllowed(data, params['allowedValues']),
  const: ({ params, data }) =>
    message('validate.const', '{value} is not allowed here; it must be {wanted}.', {
      value: shown(data),
      wanted: shown(params['allowedValue']),
    }),
  pattern: ({ params, data }) => notOfForm(shown(data), String(params['pattern'])),
  format: ({ params, data }) =>
    message('validate.format', '{value} is no valid {format}.', {
      value: shown(data),
      format: formats[String(params['format'])] ?? cut(params['format']),
    }),
  minLength: ({ params, data }) =>
    message('validate.too-short', '{value} is too short: {limit} characters are the least.', {
      value: shown(data),
      limit: cut(params['limit']),
    }),
  maxLength: ({ params, data }) =>
    message('validate.too-long', '{value} is too long: {limit} characters are the most.', {
      value: shown(data),
      limit: cut(params['limit']),
    }),
  minItems: ({ params }) =>
    message('validate.few-items', 'The list is too short: {limit} items are the least.', {
      limit: cut(params['limit']),
    }),
  maxItems: ({ params }) =>
    message('validate.many-items', 'The list is too long: {limit} items are the most.', {
      limit: cut(params['limit']),
    }),
  minimum: ({ params, data }) =>
    message('validate.too-small', '{value} is too small: {limit} is the least.', {
      value: shown(data),
      limit: cut(params['limit']),
    }),
  maximum: ({ params, data }) =>
    message('validate.too-large', '{value} is too large: {limit} is the most.', {
      value: shown(data),
      limit: cut(params['limit']),
    }),
  exclusiveMinimum: ({ params, data }) =>
    message('validate.not-more', '{value} is too small: it must be more than {limit}.', {
      value: shown(data),
      limit: cut(params['limit']),
    }),
  [uniqueItemsKeyword]: ({ params }) =>
    message('validate.twice', 'This is the same as item {item} of the list; nothing may be listed twice.', {
      item: `${Number(params['other']) + 1}`,
    }),
  dependencies: needsOthers,
  dependentRequired: needsOthers,
  oneOf: noForm,
  anyOf: noForm,
  not: () => message('validate.not', 'This has a form that is not allowed here.'),
  'false schema': () => message('validate.nothing', 'Nothing may stand here.'),
};

/** One sentence on what is wrong, safe to show. */
export function wordsOf(error: ErrorObject): Message {
  const say = words[error.keyword];
  return say ? say(error) : notAllowedBySchema(printable(error.message ?? error.keyword));
}

/** What a library says that we have no words for, in a sentence of ours. */
export function notAllowedBySchema(said: string): Message {
  return message('validate.other', 'The schema does not allow this: {said}.', { said: quote(said) });
}

function unknownProperty({ parentSchema }: ErrorObject, name: unknown): Message {
  const known = parentSchema?.['properties'];
  const near = typeof known === 'object' && known !== null ? nearest(String(name), Object.keys(known)) : undefined;
  if (near === undefined) {
    return message('validate.unknown', 'There is no property “{name}” here.', { name: cut(name) });
  }
  return message('validate.unknown-near', 'There is no property “{name}” here. Is “{near}” meant?', {
    name: cut(name),
    near: cut(near),
  });
}

function needsOthers({ params }: ErrorObject): Message {
  return message('validate.needs', '“{name}” stands here without “{others}”.', {
    name: cut(params['property']),
    others: cut(params['deps']),
  });
}

/** A known name that differs in case or separators, else in one letter: a digit is no slip, it names another version. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  if (wanted.length < 3) return undefined;
  return known.find(other => plain(other) === wanted) ?? known.find(other => isSlip(plain(other), wanted));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one.charAt(start) === other.charAt(start)) start++;
  if (/\d/.test(one.charAt(start) + other.charAt(start))) return false;
  const [ours, theirs] = [one.slice(start), other.slice(start)];
  return ours.slice(1) === theirs.slice(1) || ours.slice(1) === theirs || ours === theirs.slice(1);
}

function cut(value: unknown): string {
  return printable(String(value), mostUnits);
}

function shown(value: unknown): Message | string {
  if (typeof value === 'string') return message('validate.value', '“{value}”', { value: cut(value) });
  if (typeof value !== 'object' || value === null) return cut(value);
  return Array.isArray(value) ? message('validate.list', 'A list') : message('validate.object', 'An object');
}

function noForm({ params, data }: ErrorObject): Message {
  if (Array.isArray(params['passingSchemas'])) {
    return message(
      'validate.several-forms',
      'This has several forms at once that exclude each other; only one of them is allowed.',
    );
  }
  const missing: unknown = params['missing'];
  if (Array.isArray(missing)) {
    return message('validate.one-of', 'One of these properties is required here: {names}.', {
      names: joined(missing.map(shownName), ', '),
    });
  }
  return typeof data === 'string'
    ? message('validate.no-form', '{value} has none of the forms that are allowed here.', { value: shown(data) })
    : message('validate.this-no-form', 'This has none of the forms that are allowed here.');
}

function shownName(name: unknown): Message | string {
  return shown(String(name));
}

/** A few values are listed; of many only the one that may be meant. */
function notAllowed(data: unknown, values: unknown): Message {
  const value = shown(data);
  if (!Array.isArray(values)) return message('validate.not-allowed', '{value} is not allowed here.', { value });
  if (values.length <= mostListed) {
    return message('validate.allowed', '{value} is not allowed here; allowed are {values}.', {
      value,
      values: values.map(cut).join(', '),
    });
  }
  const near = typeof data === 'string' ? nearest(data, values.map(String)) : undefined;
  const count = `${values.length}`;
  if (near === undefined) {
    return message('validate.none-of', '{value} is not allowed here: it is none of the {count} known values.', {
      value,
      count,
    });
  }
  return message(
    'validate.none-of-near',
    '{value} is not allowed here: it is none of the {count} known values. Is “{near}” meant?',
    { value, count, near: cut(near) },
  );
}

const articles: Readonly<Record<string, Message>> = {
  array: message('validate.kind-list', 'a list'),
  boolean: message('validate.kind-boolean', 'true or false'),
  integer: message('validate.kind-integer', 'a whole number'),
  null: message('validate.kind-null', 'null'),
  number: message('validate.kind-number', 'a number'),
  object: message('validate.kind-object', 'an object'),
  string: message('validate.kind-text', 'a text'),
};

function typesOf(types: unknown): Message | string {
  const [first, ...others] = (Array.isArray(types) ? types : [types]).map(name => kindName(String(name)));
  return others.reduce<Message | string>(
    (one, other) => message('validate.or', '{one} or {other}', { one, other }),
    first ?? '',
  );
}

function kindName(name: string): Message | string {
  return articles[name] ?? cut(name);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const formats: Readonly<Record<string, Message>> = {
  date: message('validate.format-date', 'date (such as 2026-01-31)'),
  'date-time': message('validate.format-time', 'date and time (such as 2026-01-31T12:00:00Z)'),
  'idn-email': message('validate.format-email', 'e-mail address'),
  uri: message('validate.format-uri', 'URI'),
};

/** What a pattern asks for; a few can be said in words. */
function notOfForm(value: Message | string, pattern: string): Message {
  switch (pattern) {
    case '^(?!_:).+:.+':
      return message('validate.iri', '{value} is no IRI (such as https://example.com/sbom#element).', { value });
    case '^[-+a-z0-9.]+/[-+a-z0-9.]+$':
      return message('validate.media-type', '{value} is no media type (such as text/plain).', { value });
    case '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$':
      return message('validate.uuid', '{value} is no urn:uuid: with a UUID in lower case.', { value });
    default:
      return message('validate.pattern', '{value} does not have the required form {pattern}.', {
        value,
        pattern: printable(pattern),
      });
  }
}
