import { type Message, message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { withoutEnd } from '../core/text/trim.ts';
import { notAllowedBySchema } from './words.ts';

/** What of an element an error is about. */
export type XmlPart =
  | { readonly kind: 'name' }
  | { readonly kind: 'content' }
  | { readonly kind: 'attribute-name' | 'attribute-value'; readonly attribute: string };

/** What a schema of XML says, in words of ours. */
export interface XmlWords {
  readonly code: string;
  /** Local name of the element. */
  readonly element: string;
  readonly part: XmlPart;
  readonly message: Message;
}

/** Values of an enumeration and elements that are listed. */
const mostListed = 40;
const mostUnits = 60;
/** The parser repeats values of the document whole; looking for their end among many that could be it takes its time. The list of all licences fits. */
const longestMessage = 30_000;

const subject =
  /^(?:Schemas validity error : )?Element '(?:\{[^}]*\})?([^']*)'(?:, attribute '(?:\{[^}]*\})?([^']*)')?: ([\s\S]*)$/;

/** A form of message of libxml2: code, how it is recognised, what is said, which part is meant. */
interface Form {
  readonly code: string;
  readonly pattern: RegExp;
  readonly say: (parts: readonly string[], element: string) => Message;
  readonly part?: (parts: readonly string[]) => XmlPart;
}

const forms: readonly Form[] = [
  {
    code: 'element-not-expected',
    pattern: /^This element is not expected\.(?: Expected is (?:one of )?\( ([\s\S]*) \)\.)?/,
    say: ([expected], name) =>
      expected
        ? message('validate.element', 'The element “{element}” may not stand here; expected here: {expected}.', {
            element: cut(name),
            expected: namesIn(expected),
          })
        : message('validate.element-alone', 'The element “{element}” may not stand here.', { element: cut(name) }),
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'element-missing',
    pattern: /^Missing child element\(s\)\.(?: Expected is (?:one of )?\( ([\s\S]*) \)\.)?/,
    say: ([expected], name) =>
      expected
        ? message('validate.incomplete', 'The element “{element}” is not complete; expected in it: {expected}.', {
            element: cut(name),
            expected: namesIn(expected),
          })
        : message('validate.incomplete-alone', 'The element “{element}” is not complete.', { element: cut(name) }),
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'enumeration',
    pattern: /^\[facet 'enumeration'\] The value '([\s\S]*)' is not an element of the set \{([\s\S]*)\}\.$/,
    say: ([value = '', set = '']) => notAllowed(value, set.split("', '")),
  },
  {
    code: 'pattern',
    pattern: /^\[facet 'pattern'\] The value '([\s\S]*)' is not accepted by the pattern '([\s\S]*)'\.$/,
    say: ([value = '', pattern = '']) =>
      message('validate.pattern', '{value} does not have the required form {pattern}.', {
        value: quoted(value),
        pattern: printable(pattern),
      }),
  },
  {
    code: 'length',
    pattern: /^\[facet '(\w+)'\] The value (?:'[\s\S]*' )?has a length of '(\d*)'; .* of '(\d*)'\.$/,
    say: ([facet = '', length = '', limit = '']) =>
      facet === 'maxLength'
        ? message('validate.length-most', 'The value is too long: {length} characters, where {limit} are the most.', {
            length,
            limit,
          })
        : message(
            'validate.length-least',
            'The value is too short: {length} characters, where {limit} are the least.',
            { length, limit },
          ),
  },
  {
    code: 'type',
    pattern:
      /^'([\s\S]*)' is not a valid value of the (?:atomic|list|union|local atomic|local union) type(?: '(?:\{[^}]*\})?([^']*)')?/,
    say: ([value = '', type]) =>
      type
        ? message('validate.value-of-type', '{value} is no valid value here ({type}).', {
            value: quoted(value),
            type: cut(type),
          })
        : message('validate.invalid-value', '{value} is no valid value here.', { value: quoted(value) }),
  },
  {
    code: 'attribute-missing',
    pattern: /^The attribute '(?:\{[^}]*\})?([^']*)' is required but missing/,
    say: ([attribute = '']) =>
      message('validate.attribute', 'The attribute “{name}” is required here and missing.', { name: cut(attribute) }),
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'attribute-unknown',
    pattern: /^The attribute '(?:\{[^}]*\})?([^']*)' is not allowed/,
    say: ([attribute = '']) =>
      message('validate.no-attribute', 'There is no attribute “{name}” here.', { name: cut(attribute) }),
    part: ([attribute = '']) => ({ kind: 'attribute-name', attribute }),
  },
  {
    code: 'duplicate',
    pattern: /^Duplicate key-sequence \['([\s\S]*)'\] in unique identity-constraint '(?:\{[^}]*\})?([^']*)'/,
    say: ([value = '', name = '']) =>
      message('validate.same', '{value} is the “{name}” of another element too.', {
        value: quoted(value),
        name: cut(name),
      }),
    part: ([, attribute = '']) => ({ kind: 'attribute-value', attribute }),
  },
  {
    code: 'content',
    pattern: /^Character content (?:other than whitespace )?is not allowed/,
    say: (_, element) => message('validate.no-text', 'No text may stand in “{element}”.', { element: cut(element) }),
    part: () => ({ kind: 'content' }),
  },
];

/** The words for a message of libxml2; undefined for one that is not about an element. */
export function xmlWordsOf(message: string): XmlWords | undefined {
  const [, element = '', attribute, rest = ''] = subject.exec(message.slice(0, longestMessage)) ?? [];
  if (rest === '' || rest.startsWith('Warning: ')) return undefined;
  const usual: XmlPart = attribute === undefined ? { kind: 'content' } : { kind: 'attribute-value', attribute };
  for (const { code, pattern, say, part } of forms) {
    const parts = pattern.exec(rest)?.slice(1);
    if (parts) return { code, element, part: part?.(parts) ?? usual, message: say(parts, element) };
  }
  const plain = withoutEnd(printable(rest.replace(/\{[^}]*\}/g, '')), /\./);
  return { code: 'schema', element, part: { kind: 'name' }, message: notAllowedBySchema(plain) };
}

function cut(text: string): string {
  return printable(text, mostUnits);
}

function quoted(text: string): Message {
  return message('validate.value', '“{value}”', { value: cut(text) });
}

/** Names of elements, without namespaces and without the wildcard for elements of others. */
function namesIn(list: string): string {
  const names = list
    .split(', ')
    .filter(name => !name.startsWith('##'))
    .map(name => name.replace(/^\{[^}]*\}/, ''));
  const shown = names.slice(0, mostListed).map(name => printable(name, mostUnits));
  return shown.length < names.length ? `${shown.join(', ')} …` : shown.join(', ');
}

function notAllowed(text: string, values: readonly string[]): Message {
  const value = quoted(text);
  if (values.length > mostListed) {
    return message('validate.none-of', '{value} is not allowed here: it is none of the {count} known values.', {
      value,
      count: `${values.length}`,
    });
  }
  const listed = values.map(one => cut(one.replace(/^'|'$/g, ''))).join(', ');
  return message('validate.allowed', '{value} is not allowed here; allowed are {values}.', { value, values: listed });
}
