/**
 * A class, member or individual of the standard as its context shortens it: `software_Package` where a document says
 * `https://spdx.org/rdf/3.0.1/terms/Software/Package` or `spdx:Software/Package`.
 */
export function compactTerm(term: string): string {
  if (!/[/:_]/.test(term)) return term;
  const [, profile = '', name = ''] = /(?:\/terms\/|^spdx:|^)(\w+)\/(\w+)$/.exec(term) ?? [];
  if (profile !== '') return profile === 'Core' ? name : `${profile.toLowerCase()}_${name}`;
  return term.replace(/^(?:spdx:|core_)(?=\w+$)/, '');
}

/** Software classes as drafts of the standard and early writers have them. */
const earlyTypes: ReadonlySet<string> = new Set(['Package', 'File', 'Snippet', 'Sbom']);

/** A class as the context shortens it. */
export function typeOf(term: string): string {
  const type = compactTerm(term);
  return earlyTypes.has(type) ? `software_${type}` : type;
}

/** A word of a vocabulary, which may be spelled as the address of its definition. */
export function wordOf(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** Whether an id means the organisation that SPDX itself is, an element of every document. */
export function isSpdx(id: string): boolean {
  return /^(?:https?:\/\/spdx\.org\/rdf\/[\w.-]+\/terms\/Core\/|spdx:Core\/|core_)?SpdxOrganization$/.test(id);
}
