import { foldText } from './fold.ts';

/** Words that stand where nobody filled in a name: what people write, what programs put there, what templates ask for. */
const words: ReadonlySet<string> = new Set([
  // people
  ...['unknown', 'not known', 'n/a', 'n.a.', 'na', 'none', 'nil', 'null', 'undefined', 'unspecified', 'not specified'],
  ...['not available', 'not applicable', 'not provided', 'not stated', 'not set', 'no supplier', 'no manufacturer'],
  ...['tbd', 'tba', 'tbc', 't.b.d.', 'to be determined', 'to be defined', 'to be confirmed', 'to be announced'],
  ...[
    'to do',
    'todo',
    'fixme',
    'to be chosen',
    'pending',
    'missing',
    'various',
    'several',
    'multiple',
    'misc',
    'other',
  ],
  ...[
    'unbekannt',
    'keine angabe',
    'k.a.',
    'inconnu',
    'non specifie',
    'desconocido',
    '不明',
    '未知',
    '无',
    '無',
    '待定',
  ],
  // programs
  ...[
    'noassertion',
    'no assertion',
    'to be filled by o.e.m.',
    'to be filled by oem',
    'o.e.m.',
    'oem',
    'default string',
  ],
  ...['system manufacturer', 'chassis manufacturer', 'base board manufacturer', 'default', 'generic', 'no vendor'],
  // templates
  ...['supplier', 'supplier name', 'vendor', 'vendor name', 'manufacturer', 'manufacturer name', 'maker', 'company'],
  ...['company name', 'organization', 'organization name', 'organisation', 'organisation name', 'name', 'example'],
  ...['your company', 'your company name', 'your organization', 'your organisation', 'your name', 'my company'],
  ...['insert name here', 'enter name', 'placeholder', 'sample', 'test', 'foo', 'bar', 'foobar', 'lorem ipsum'],
]);

/** `<supplier>`, `{{ vendor }}`, `${organization}`, `%VENDOR%`, `[company name]`, `__VENDOR__`. */
const template = /^(?:<[^<>]*>|\{+[^{}]*\}+|\$\{?\w[^{}]*\}?|%\w+%|\[[^[\]]*\]|__\w+__)$/;

/** Whether a text in the place of an organisation's name is no name: only whole values are, never a word of one. */
export function isPlaceholder(value: string): boolean {
  if (value.length > 40) return false;
  const text = foldText(value).trim();
  if (!/[\p{L}\p{N}]/u.test(text) || /^(?:x{2,}|0+|\?+|-+)$/.test(text)) return true;
  if (template.test(text)) return true;
  return words.has(text.replace(/^[\s"'(<[]+|[\s"')>\]!?:…]+$/g, '').replace(/[\s_-]+/g, ' '));
}
