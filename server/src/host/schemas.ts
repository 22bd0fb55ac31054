import { configurationShape, waiversShape } from '../core/policy/shapes.ts';
import { manifestShape } from '../core/read/device/manifest/shape.ts';
import { draft, type Json, schemaOf } from '../core/shape/json-schema.ts';
import { ruleIds } from './rules.ts';

/** JSON Schemas of the files that people write, by the names of their files; those of signature files are made beside them. */
export function fileSchemas(profiles: readonly string[]): Readonly<Record<string, Json>> {
  const { definitions, ...configuration } = schemaOf(configurationShape(profiles, ruleIds), {}, true);
  return {
    'configuration.schema.json': {
      $schema: draft,
      title: 'bomwarden configuration',
      ...configuration,
      // A file in which everything is commented out says nothing.
      type: ['object', 'null'],
      definitions,
    },
    'device-manifest.schema.json': { $schema: draft, title: 'Device manifest', ...schemaOf(manifestShape) },
    'waivers.schema.json': { $schema: draft, title: 'bomwarden waivers', ...schemaOf(waiversShape, {}, true) },
  };
}
