/** Members of a mapping, in the order in which they are written. */
export type YamlMembers = readonly (readonly [key: string, value: YamlValue])[];
export type YamlValue = string | number | readonly string[] | { readonly members: YamlMembers } | YamlItems;

/** A list of mappings. */
export interface YamlItems {
  readonly items: readonly YamlMembers[];
}

/** Words that YAML, in one version or another, takes for something else than a text. */
const words = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** A text as a plain scalar where no reader of YAML takes it for anything else, else in double quotes. */
export function yamlScalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9 _./()+-]*$/.test(text) && !text.endsWith(' ') && !words.test(text);
  if (isPlain && text.length < 200) return text;
  // A JSON string is a double-quoted scalar, but for the units that YAML wants escaped; half a character is none.
  return JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Lines of a block mapping. */
export function yamlLines(members: YamlMembers, indent = ''): readonly string[] {
  return members.flatMap(([key, value]) => memberLines(key, value, indent));
}

function memberLines(key: string, value: YamlValue, indent: string): readonly string[] {
  const head = `${indent}${key}:`;
  if (typeof value === 'number') return [`${head} ${value}`];
  if (typeof value === 'string') return [`${head} ${yamlScalar(value)}`];
  if ('members' in value) return [head, ...yamlLines(value.members, `${indent}  `)];
  if ('items' in value) return [head, ...value.items.flatMap(item => itemLines(item, `${indent}  `))];
  return [`${head} [${value.map(yamlScalar).join(', ')}]`];
}

/** A dash before the first line, the others below it. */
function itemLines(members: YamlMembers, indent: string): readonly string[] {
  const [first = `${indent}  {}`, ...rest] = yamlLines(members, `${indent}  `);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
}
