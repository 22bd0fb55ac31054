import { draft, type Json, schemaOf } from '../shape/json-schema.ts';
import { provenanceFields } from './fact-shape.ts';
import { fileKinds } from './shapes.ts';

/** JSON Schema of each kind of signature file, by kind, for editors and for other tools. */
export function jsonSchemas(): Readonly<Record<string, Json>> {
  const schemas: Record<string, Json> = {};
  for (const { kind, shape } of fileKinds) {
    if (shape === undefined) continue;
    schemas[kind] = {
      $schema: draft,
      title: `bomwarden signatures: ${kind}`,
      ...namingItself(schemaOf(shape, provenanceFields)),
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
