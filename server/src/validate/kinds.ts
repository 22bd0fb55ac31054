import type { BomFormat } from '../core/model/syntax.ts';
import { type Message, message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';

/** A schema that a document is to be held against, or why there is none. */
export type Kind =
  | { readonly schema: string; readonly title: string; readonly note: Message | null }
  | { readonly reason: Message };

const cyclonedxVersions: ReadonlySet<string> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** The schema for a document in JSON of a format. `value` is the document. */
export function kindOf(format: BomFormat, value: unknown): Kind {
  if (format === 'cyclonedx-json') return cyclonedxKind(value);
  return format === 'spdx-2-json' ? spdx2Kind(value) : spdx3Kind(value);
}

function cyclonedxKind(value: unknown): Kind {
  const version = memberOf(value, 'specVersion');
  if (typeof version !== 'string')
    return { reason: message('validate.no-spec-version', 'The document does not say its specVersion.') };
  if (!cyclonedxVersions.has(version)) {
    return { reason: noSchema(`CycloneDX ${printable(version, 20)}`, 'JSON') };
  }
  return { schema: `bom-${version}`, title: `CycloneDX ${version}`, note: null };
}

function spdx2Kind(value: unknown): Kind {
  const stated = memberOf(value, 'spdxVersion');
  if (typeof stated !== 'string')
    return { reason: message('validate.no-spdx-version', 'The document does not say its spdxVersion.') };
  const version = /^SPDX-(2\.[23])(?:\.\d)?$/.exec(stated)?.[1];
  if (version === undefined) return { reason: noSchema(printable(stated, 20), 'JSON') };
  return { schema: `spdx-${version}`, title: `SPDX ${version}`, note: null };
}

/** The context names the version; what the elements say of it may be missing, or differ. */
function spdx3Kind(value: unknown): Kind {
  const context = memberOf(value, '@context');
  const first: unknown = Array.isArray(context) ? context.find(one => typeof one === 'string') : context;
  const version = /\/(3\.\d+(?:\.\d+)?)\//.exec(typeof first === 'string' ? first : '')?.[1];
  if (version === '3.0.1') return { schema: 'spdx-3.0.1', title: 'SPDX 3.0.1', note: null };
  if (version === undefined) {
    return { reason: message('validate.no-context', 'There is no schema for SPDX 3 without an @context here.') };
  }
  return {
    reason: message('validate.no-schema', 'There is no schema for {version} here.', { version: `SPDX ${version}` }),
  };
}

export function noSchema(version: string, syntax: string): Message {
  return message('validate.no-schema-in', 'There is no schema for {version} in {syntax} here.', { version, syntax });
}

/** A member of an object; undefined where there is none, or no object. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
