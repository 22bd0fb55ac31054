import { printable } from '../core/text/printable.ts';

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
  readonly message: string;
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
  readonly say: (parts: readonly string[], element: string) => string;
  readonly part?: (parts: readonly string[]) => XmlPart;
}

const forms: readonly Form[] = [
  {
    code: 'element-not-expected',
    pattern: /^This element is not expected\.(?: Expected is (?:one of )?\( ([\s\S]*) \)\.)?/,
    say: ([expected], element) =>
      `The element ${quoted(element)} may not stand here${expected ? `; expected here: ${namesIn(expected)}` : ''}.`,
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'element-missing',
    pattern: /^Missing child element\(s\)\.(?: Expected is (?:one of )?\( ([\s\S]*) \)\.)?/,
    say: ([expected], element) =>
      `The element ${quoted(element)} is not complete${expected ? `; expected in it: ${namesIn(expected)}` : ''}.`,
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'enumeration',
    pattern: /^\[facet 'enumeration'\] The value '([\s\S]*)' is not an element of the set \{([\s\S]*)\}\.$/,
    say: ([value = '', set = '']) => `${quoted(value)} is not allowed here${allowed(set.split("', '"))}`,
  },
  {
    code: 'pattern',
    pattern: /^\[facet 'pattern'\] The value '([\s\S]*)' is not accepted by the pattern '([\s\S]*)'\.$/,
    say: ([value = '', pattern = '']) => `${quoted(value)} does not have the required form ${printable(pattern)}.`,
  },
  {
    code: 'length',
    pattern: /^\[facet '(\w+)'\] The value (?:'[\s\S]*' )?has a length of '(\d*)'; .* of '(\d*)'\.$/,
    say: ([facet = '', length = '', limit = '']) =>
      `The value is too ${facet === 'maxLength' ? 'long' : 'short'}: ${length} characters, where ${limit} are the ${facet === 'maxLength' ? 'most' : 'least'}.`,
  },
  {
    code: 'type',
    pattern:
      /^'([\s\S]*)' is not a valid value of the (?:atomic|list|union|local atomic|local union) type(?: '(?:\{[^}]*\})?([^']*)')?/,
    say: ([value = '', type]) =>
      `${quoted(value)} is no valid value here${type ? ` (${printable(type, mostUnits)})` : ''}.`,
  },
  {
    code: 'attribute-missing',
    pattern: /^The attribute '(?:\{[^}]*\})?([^']*)' is required but missing/,
    say: ([attribute = '']) => `The attribute ${quoted(attribute)} is required here and missing.`,
    part: () => ({ kind: 'name' }),
  },
  {
    code: 'attribute-unknown',
    pattern: /^The attribute '(?:\{[^}]*\})?([^']*)' is not allowed/,
    say: ([attribute = '']) => `There is no attribute ${quoted(attribute)} here.`,
    part: ([attribute = '']) => ({ kind: 'attribute-name', attribute }),
  },
  {
    code: 'duplicate',
    pattern: /^Duplicate key-sequence \['([\s\S]*)'\] in unique identity-constraint '(?:\{[^}]*\})?([^']*)'/,
    say: ([value = '', name = '']) => `${quoted(value)} is the ${quoted(name)} of another element too.`,
    part: ([, attribute = '']) => ({ kind: 'attribute-value', attribute }),
  },
  {
    code: 'content',
    pattern: /^Character content (?:other than whitespace )?is not allowed/,
    say: (_, element) => `No text may stand in ${quoted(element)}.`,
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
  const plain = printable(rest.replace(/\{[^}]*\}/g, ''));
  return { code: 'schema', element, part: { kind: 'name' }, message: `The schema does not allow this: ${plain}` };
}

function quoted(text: string): string {
  return `“${printable(text, mostUnits)}”`;
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

function allowed(values: readonly string[]): string {
  if (values.length > mostListed) return `: it is none of the ${values.length} known values.`;
  return `; allowed are ${values.map(value => printable(value.replace(/^'|'$/g, ''), mostUnits)).join(', ')}.`;
}
