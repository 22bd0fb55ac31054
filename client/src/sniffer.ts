/**
 * Decides which documents are worth sending to the server: cheaply, and rather one too many than one too few. Whether a
 * text really is a bill of materials the server judges by itself.
 */

/** How much of a document is looked at from its start. */
export const headLength = 200_000;
/** How much from its end: nothing keeps a writer from naming the format last. */
export const tailLength = 20_000;

const names = /(?:^|[./\\-])(?:bom|sbom|cdx|spdx)\.(?:json|xml|ya?ml|rdf|spdx|txt)$|\.spdx$|\.cdx$|\.spdx3$/i;

const words: readonly RegExp[] = [
  /["']?bomFormat["']?\s*:\s*["']?CycloneDX/,
  /["']?specVersion["']?\s*:[\s\S]{0,400}["']?components["']?\s*:/,
  /http:\/\/cyclonedx\.org\/schema\/bom/,
  /https?:\/\/spdx\.org\/(?:rdf|spdxdocs)\//,
  /["']?spdxVersion["']?\s*:\s*["']?SPDX-/,
  /["']?SPDXID["']?\s*:/,
  /^[ \t\ufeff]*SPDXVersion:\s*SPDX-/m,
  /"spdxId"\s{0,20}:/,
  /https:\/\/(?:cyclonedx\.org\/bom|spdx\.dev\/Document)/,
  /"payloadType"\s*:\s*"application\/vnd\.in-toto\+json"/,
  /"artifactRelationships"\s*:/,
  /"SchemaVersion"\s*:\s*\d/,
];

/** Files of signature packs, by the folders in which they have to stand. */
const packs =
  /(?:^|[/\\])(?:(?:vendors|groups|lists|registered|mac|alternatives|profiles|advisories)[/\\][^/\\]+|instruments[/\\].+|sources|parties)\.(?:ya?ml|json)$/;

const policy = /(?:^|[/\\])(?:\.bomwarden\.yml|\.bomwarden[/\\]waivers\.yml)$/;

/** Entries of waivers: a configuration may name a file of any name for them. */
const waivers = [/^ *- +id *:/m, /^ +scope *:/m, /^ +approver *:/m];

/** Whether a document may be a bill of materials, by its path or by its text. */
export function looksLikeBom(path: string, head: string, tail: string): boolean {
  return names.test(path) || words.some(word => word.test(head) || word.test(tail));
}

/** Whether a document may be a file of a signature pack; whether it is one in use the server knows. */
export function looksLikeSignatures(path: string): boolean {
  return packs.test(path);
}

/** Whether a document may be one that sets policy: a configuration, or waivers. */
export function looksLikePolicy(path: string, head: string): boolean {
  return policy.test(path) || (/\.ya?ml$/.test(path) && waivers.every(word => word.test(head)));
}
