import type { Fields, RecordShape, Shape } from './shape.ts';
import { fileKinds, provenanceFields } from './shapes.ts';

type Json = { readonly [key: string]: unknown };

/** JSON Schema of each kind of signature file, by kind, for editors and for other tools: in the draft that all of them know. */
export function jsonSchemas(): Readonly<Record<string, Json>> {
  const schemas: Record<string, Json> = {};
  for (const { kind, shape } of fileKinds) {
    if (shape === undefined) continue;
    schemas[kind] = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: `bomwarden signatures: ${kind}`,
      ...namingItself(schemaOf(shape)),
    };
  }
  return schemas;
}

/** A file in JSON has no comments to name its schema in. */
function namingItself(schema: Json): Json {
  const names = schema['propertyNames'] as { readonly pattern: string } | undefined;
  const properties = schema['properties'] as Json | undefined;
  return {
    ...schema,
    ...(names ? { propertyNames: { pattern: `${names.pattern}|^\\$schema$` } } : {}),
    properties: { $schema: { description: 'The schema of this file, for editors.', type: 'string' }, ...properties },
  };
}

function schemaOf(shape: Shape): Json {
  switch (shape.kind) {
    case 'text':
      return {
        description: shape.about,
        type: 'string',
        ...(shape.values
          ? { enum: shape.values }
          : { pattern: shape.pattern ? `^(?:${shape.pattern})$` : '^\\S(?:[\\s\\S]*\\S)?$' }),
      };
    case 'words':
      return {
        description: shape.about,
        type: 'string',
        pattern: `^\\s*${shape.pattern}(?:\\s+${shape.pattern})*\\s*$`,
      };
    case 'flag':
      return { description: shape.about, const: true };
    case 'list':
      return {
        description: shape.about,
        type: 'array',
        items: schemaOf(shape.of),
        ...(shape.atLeast ? { minItems: shape.atLeast } : {}),
      };
    case 'map':
      return {
        description: shape.about,
        type: 'object',
        propertyNames: { pattern: `^(?:${shape.key.pattern})$` },
        additionalProperties: schemaOf(shape.of),
      };
    case 'record':
      return recordSchema(shape);
  }
}

function recordSchema(shape: RecordShape<Fields, 'fact' | 'default' | 'none'>): Json {
  const fields: Fields = shape.provenance === 'none' ? shape.fields : { ...shape.fields, ...provenanceFields };
  const properties: Record<string, Json> = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    properties[key] = schemaOf(field.kind === 'optional' ? field.of : field);
    if (field.kind !== 'optional') required.push(key);
  }
  return {
    description: shape.about,
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
