import type { ErrorObject } from 'ajv';
import { printable } from '../core/text/printable.ts';
import { uniqueItemsKeyword } from './unique-items.ts';

/** Values of an enumeration that are listed. */
const mostListed = 40;
const mostUnits = 60;

type Words = (error: ErrorObject) => string;

/** What each keyword of a schema says where it refuses a value, in a sentence. */
const words: Readonly<Record<string, Words>> = {
  required: ({ params }) => `The property ${quoted(params['missingProperty'])} is required here and missing.`,
  additionalProperties: error => unknownProperty(error, error.params['additionalProperty']),
  unevaluatedProperties: error => unknownProperty(error, error.params['unevaluatedProperty']),
  type: ({ params, data }) => `Here ${typesOf(params['type'])} is expected, not ${typeOf(data)}.`,
  enum: ({ params, data }) => `${shown(data)} is not allowed here${allowed(data, params['allowedValues'])}`,
  const: ({ params, data }) => `${shown(data)} is not allowed here; it must be ${shown(params['allowedValue'])}.`,
  pattern: ({ params, data }) => `${shown(data)} ${notOfForm(String(params['pattern']))}.`,
  format: ({ params, data }) => `${shown(data)} is no valid ${formatName(String(params['format']))}.`,
  minLength: ({ params, data }) => `${shown(data)} is too short: ${params['limit']} characters are the least.`,
  maxLength: ({ params, data }) => `${shown(data)} is too long: ${params['limit']} characters are the most.`,
  minItems: ({ params }) => `The list is too short: ${params['limit']} items are the least.`,
  maxItems: ({ params }) => `The list is too long: ${params['limit']} items are the most.`,
  minimum: ({ params, data }) => `${shown(data)} is too small: ${params['limit']} is the least.`,
  maximum: ({ params, data }) => `${shown(data)} is too large: ${params['limit']} is the most.`,
  exclusiveMinimum: ({ params, data }) => `${shown(data)} is too small: it must be more than ${params['limit']}.`,
  [uniqueItemsKeyword]: ({ params }) =>
    `This is the same as item ${Number(params['other']) + 1} of the list; nothing may be listed twice.`,
  dependencies: ({ params }) => `${quoted(params['property'])} stands here without ${quoted(params['deps'])}.`,
  dependentRequired: ({ params }) => `${quoted(params['property'])} stands here without ${quoted(params['deps'])}.`,
  oneOf: noForm,
  anyOf: noForm,
  not: () => 'This has a form that is not allowed here.',
  'false schema': () => 'Nothing may stand here.',
};

/** One sentence on what is wrong, safe to show. */
export function wordsOf(error: ErrorObject): string {
  const say = words[error.keyword];
  return say ? say(error) : `The schema does not allow this: ${printable(error.message ?? error.keyword)}.`;
}

function unknownProperty({ parentSchema }: ErrorObject, name: unknown): string {
  const known = parentSchema?.['properties'];
  const near = typeof known === 'object' && known !== null ? nearest(String(name), Object.keys(known)) : undefined;
  return `There is no property ${quoted(name)} here.${near === undefined ? '' : ` Is ${quoted(near)} meant?`}`;
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

function quoted(value: unknown): string {
  return `“${printable(String(value), mostUnits)}”`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'A list' : 'An object';
  return printable(String(value), mostUnits);
}

function noForm({ params, data }: ErrorObject): string {
  if (Array.isArray(params['passingSchemas'])) {
    return 'This has several forms at once that exclude each other; only one of them is allowed.';
  }
  const missing: unknown = params['missing'];
  if (!Array.isArray(missing)) {
    return `${typeof data === 'string' ? shown(data) : 'This'} has none of the forms that are allowed here.`;
  }
  return `One of these properties is required here: ${missing.map(quoted).join(', ')}.`;
}

/** A few values are listed; of many only the one that may be meant. */
function allowed(value: unknown, values: unknown): string {
  if (!Array.isArray(values)) return '.';
  if (values.length <= mostListed)
    return `; allowed are ${values.map(one => printable(String(one), mostUnits)).join(', ')}.`;
  const near = typeof value === 'string' ? nearest(value, values.map(String)) : undefined;
  return `: it is none of the ${values.length} known values.${near === undefined ? '' : ` Is ${quoted(near)} meant?`}`;
}

const articles: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function typesOf(types: unknown): string {
  const names = Array.isArray(types) ? types : [types];
  return names.map(name => articles[String(name)] ?? String(name)).join(' or ');
}

function typeOf(value: unknown): string {
  return articles[typeName(value)] ?? typeName(value);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const formats: Readonly<Record<string, string>> = {
  date: 'date (such as 2026-01-31)',
  'date-time': 'date and time (such as 2026-01-31T12:00:00Z)',
  'idn-email': 'e-mail address',
  uri: 'URI',
};

/** Patterns that can be said in words. */
const patterns: Readonly<Record<string, string>> = {
  '^(?!_:).+:.+': 'is no IRI (such as https://example.com/sbom#element)',
  '^[-+a-z0-9.]+/[-+a-z0-9.]+$': 'is no media type (such as text/plain)',
  '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$':
    'is no urn:uuid: with a UUID in lower case',
};

function notOfForm(pattern: string): string {
  return patterns[pattern] ?? `does not have the required form ${printable(pattern)}`;
}

function formatName(format: string): string {
  return formats[format] ?? format;
}
