import type { BomFormat } from '../core/model/component.ts';
import { printable } from '../core/text/printable.ts';

/** A schema that a document is to be held against, or why there is none. */
export type Kind =
  | { readonly schema: string; readonly title: string; readonly note: string | null }
  | { readonly reason: string };

const cyclonedxVersions: ReadonlySet<string> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** The schema for a document in JSON of a format. `value` is the document. */
export function kindOf(format: BomFormat, value: unknown): Kind {
  return format === 'cyclonedx-json' ? cyclonedxKind(value) : { reason: `There is no schema for ${format} here.` };
}

function cyclonedxKind(value: unknown): Kind {
  const version = memberOf(value, 'specVersion');
  if (typeof version !== 'string') return { reason: 'The document does not say its specVersion.' };
  if (!cyclonedxVersions.has(version)) {
    return { reason: `There is no schema for CycloneDX ${printable(version, 20)} in JSON here.` };
  }
  return { schema: `bom-${version}`, title: `CycloneDX ${version}`, note: null };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
