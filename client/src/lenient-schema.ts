type Json = unknown;

/** Words whose value is a schema for each name. */
const byName: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', '$defs']);
/** Words whose value is a list of schemas. */
const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
/** Words whose value is a schema. */
const single: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'then', 'else']);
/** Words that say something of a value and demand nothing; a condition only chooses what is said. */
const telling: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$ref',
  'title',
  'description',
  'markdownDescription',
  'default',
  'defaultSnippets',
  'examples',
  'if',
]);

/** A schema that proposes and explains what another one does, and that every document fits. */
export function lenientSchema(schema: Json): Json {
  if (!isObject(schema)) return true;
  const lenient: Record<string, Json> = {};
  for (const [word, value] of Object.entries(schema)) {
    if (telling.has(word)) lenient[word] = value;
    else if (byName.has(word) && isObject(value)) lenient[word] = mapped(value);
    // Of several that fit anyhow, none is too many.
    else if (lists.has(word) && Array.isArray(value))
      add(lenient, word === 'allOf' ? word : 'anyOf', value.map(lenientSchema));
    else if (word === 'items' && Array.isArray(value)) lenient[word] = value.map(lenientSchema);
    else if (single.has(word) && isObject(value)) lenient[word] = lenientSchema(value);
    else if (word === 'enum') add(lenient, 'anyOf', [{ enum: value }, {}]);
    else if (word === 'const') add(lenient, 'anyOf', [{ enum: [value] }, {}]);
  }
  return lenient;
}

function add(schema: Record<string, Json>, word: string, schemas: readonly Json[]): void {
  const known = schema[word];
  schema[word] = Array.isArray(known) ? [...known, ...schemas] : schemas;
}

function mapped(schemas: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, lenientSchema(schema)]));
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
