/**
 * What the name of a file says of it. `sbom`: it says by its form that it is a bill of materials, so that not being one is a
 * failure. `maybe`: a word of it says so. `packed`: it may be, or hold, one in a form that is not opened. `archive`: only its entries can tell.
 */
export type NameKind = 'sbom' | 'maybe' | 'packed' | 'archive' | 'other';

/** Endings by which CycloneDX and SPDX name their documents, whatever serialisation follows. */
const formal =
  /.\.(?:bom|cdx|cyclonedx|spdx3?|sbom)\.(?:json|jsonld|jsonl|ndjson|xml|ya?ml|rdf|tag|tv|pb|bin|rdf\.xml)$|.\.(?:cdx|spdx|sbom)$/;

/** The names that a document has by itself in a folder. */
const plain = /(?:^|[._-])(?:bom|sbom|hbom)\.(?:json|xml)$/;

/** A word by which people name them, with a serialisation behind it. */
const word =
  /(?:^|[^a-z])(?:[shom]?bom|saasbom|cyclonedx|cdx|spdx)(?:[^a-z].*)?\.(?:json|jsonld|jsonl|ndjson|xml|rdf|tag|tv|txt|csv|tsv|pb|proto\.?bin|bin)$/;

/** Words by which people name lists of devices and parts, in documents that are made for people. */
const list =
  /(?:^|[^a-z])(?:[shom]?bom|cyclonedx|cdx|spdx|inventory|devices?|assets?|parts?[ _-]?list|bill[ _-]of[ _-]materials?)(?:[^a-z].*)?\.(?:xls|numbers|pdf|docx|odt)$/;

/** One file in another one. */
const packing = /\.(?:gz|tgz|bz2|tbz2|xz|txz|zst|tzst|lz4|zip|tar|7z|rar|p7m|enc|gpg|age)$/;

/** Endings of what somebody has put aside. */
const kept = /(?:\.(?:bak|old|orig|save|tmp|disabled|txt~)|~)$/;

/** Names that hold such a word and say what else the file is. */
const otherwise =
  /licen[cs]e|exception|schema|context|template|config|report|result|\.(?:d|test|spec)\.|(?:utf|no|with|without|strip|byte)[^a-z]?\d*[^a-z]?bom|bom[^a-z]?(?:utf|less)/;

/** @param name without its folder */
export function nameKind(name: string): NameKind {
  const lower = name.toLowerCase();
  if (packing.test(lower)) {
    const inner = lower.replace(/(?:\.tar)?\.[a-z0-9]+$/, '');
    const isManual = /\.[1-9][a-z]?\.gz$/.test(lower);
    if (nameKind(inner) !== 'other' || (bare.test(inner) && !isManual)) return 'packed';
    return /\.(?:zip|tar)$/.test(lower) ? 'archive' : 'other';
  }
  if (list.test(lower)) return 'packed';
  if (kept.test(lower)) return nameKind(lower.replace(kept, '')) === 'other' ? 'other' : 'packed';
  if (formal.test(lower) && !/^licen[cs]es?\./.test(lower)) return 'sbom';
  if (otherwise.test(lower)) return 'other';
  if (plain.test(lower)) return 'sbom';
  return word.test(lower) ? 'maybe' : 'other';
}

/** A name without a serialisation, as archives have it. */
const bare = /(?:^|[^a-z])(?:[sh]bom|cyclonedx|cdx|spdx)(?:[^a-z]|$)/;
