import type { Fields, FreeShape, Keeping, Optional, RecordDemands, RecordShape } from './shape.ts';

export type Json = { readonly [key: string]: unknown };
type FreeFields = Readonly<Record<string, FreeShape | Optional<FreeShape>>>;

/** Draft 7 is what all editors know. */
export const draft = 'http://json-schema.org/draft-07/schema#';

/**
 * JSON Schema of what a shape describes.
 * @param provenance the keys that records with provenance have besides their own
 * @param mayBeNothing whether a key that may be absent may also stand there without a value
 */
export function schemaOf(shape: FreeShape, provenance: Fields = {}, mayBeNothing = false): Json {
  const maker = new SchemaMaker(provenance, mayBeNothing);
  const schema = maker.of(shape);
  return maker.definitions.size > 0 ? { ...schema, definitions: Object.fromEntries(maker.definitions) } : schema;
}

class SchemaMaker {
  readonly definitions = new Map<string, Json>();
  readonly #provenance: Fields;
  readonly #mayBeNothing: boolean;

  constructor(provenance: Fields, mayBeNothing: boolean) {
    this.#provenance = provenance;
    this.#mayBeNothing = mayBeNothing;
  }

  of(shape: FreeShape & { readonly named?: string }): Json {
    const { named } = shape;
    if (named === undefined) return this.#made(shape);
    if (!this.definitions.has(named)) {
      // A record may hold itself: its name is taken before it is made.
      this.definitions.set(named, {});
      this.definitions.set(named, this.#made(shape));
    }
    return { $ref: `#/definitions/${named}` };
  }

  #made(shape: FreeShape): Json {
    const about = shape.about === '' ? {} : { description: shape.about };
    switch (shape.kind) {
      case 'text':
        if (shape.proposed) return { ...about, anyOf: [{ enum: shape.proposed }, { type: 'string', minLength: 1 }] };
        return {
          ...about,
          type: 'string',
          ...(shape.values
            ? { enum: shape.values }
            : { pattern: shape.pattern ? `^(?:${shape.pattern})$` : '^\\S(?:[\\s\\S]*\\S)?$' }),
        };
      case 'words':
        return { ...about, type: 'string', pattern: `^\\s*${shape.pattern}(?:\\s+${shape.pattern})*\\s*$` };
      case 'flag':
        return { ...about, const: true };
      case 'choice':
        return { ...about, type: 'boolean' };
      case 'amount':
        return { ...about, type: 'integer', minimum: shape.atLeast };
      case 'either':
        return { ...about, anyOf: shape.of.map(one => this.of(one)) };
      case 'list': {
        const { atLeast } = shape;
        return { ...about, type: 'array', items: this.of(shape.of), ...(atLeast ? { minItems: atLeast } : {}) };
      }
      case 'map':
        return {
          ...about,
          type: 'object',
          propertyNames: { pattern: `^(?:${shape.key.pattern ?? '[\\s\\S]+'})$` },
          additionalProperties: this.of(shape.of),
        };
      case 'record':
        return this.#record(shape);
    }
  }

  #record({ about, provenance, fields: own, more = {} }: RecordShape<FreeFields, Keeping>): Json {
    const fields: FreeFields = provenance === 'none' ? own : { ...own, ...this.#provenance };
    const properties: Record<string, Json> = {};
    const required: string[] = [];
    for (const [key, field] of Object.entries(fields)) {
      properties[key] = field.kind === 'optional' ? this.#optional(field.of) : this.of(field);
      if (field.kind !== 'optional') required.push(key);
    }
    return {
      description: about,
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      ...demands(more),
      additionalProperties: false,
    };
  }

  #optional(shape: FreeShape): Json {
    const schema = this.of(shape);
    // A choice among words is made or left out.
    if (!this.#mayBeNothing || (shape.kind === 'text' && shape.values)) return schema;
    const nothing = { type: 'null' };
    const { type, anyOf } = schema;
    if (type === undefined && Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, nothing] };
    return type === undefined ? { anyOf: [schema, nothing] } : { ...schema, type: [type, 'null'] };
  }
}

function demands({ oneOf, where, own }: RecordDemands): Json {
  return {
    ...(oneOf ? { anyOf: oneOf.map(key => ({ required: [key] })) } : {}),
    ...(where
      ? {
          allOf: where.map(({ field, is, needs }) => ({
            if: { properties: { [field]: { enum: is } }, required: [field] },
            // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
            then: { required: [needs] },
          })),
        }
      : {}),
    ...(own === undefined ? {} : { patternProperties: { [`^${own}`]: true } }),
  };
}
