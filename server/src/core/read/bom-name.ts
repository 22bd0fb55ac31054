/**
 * What the name of a file says of it. `sbom`: it says by its form that it is a bill of materials, so that not being one is a
 * failure. `maybe`: a word of it says so. `packed`: it may be, or hold, one in a form that is not opened. `archive`: only its
 * entries can tell. `closed`: a spreadsheet or an archive in a form that is not opened, whatever it is called.
 */
export type NameKind = 'sbom' | 'maybe' | 'packed' | 'archive' | 'closed' | 'other';

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
  /(?:^|[^a-z])(?:[shom]?bom|cyclonedx|cdx|spdx|inventory|devices?|assets?|parts?[ _-]?list|bill[ _-]of[ _-]materials?|st(?:ü|ue|u\u0308)cklisten?|nomenclatures?|lista[ _-]de[ _-](?:materia(?:le|i)s|piezas|peças|partes)|distinta[ _-]base|物料清单|物料清單|部品表|清单|清單)(?:[^a-z].*)?\.(?:xls|xlsb|numbers|pdf|docx?|odt|rtf|html?|md|pptx?)$/;

/** One file in another one. */
const packing = /\.(?:gz|tgz|bz2|tbz2|xz|txz|zst|tzst|lz4|zip|tar|7z|rar|p7m|enc|gpg|age)$/;

/** Endings of what somebody has put aside. */
const kept = /(?:\.(?:bak|old|orig|save|tmp|disabled|txt~)|~)$/;

const closedSheet = /\.(?:xls|xlsb|xlt|numbers)$/;
const closedArchive = /\.(?:7z|rar|cab|iso|dmg|txz|tbz2|tar\.(?:xz|bz2|lz4|lzma))$/;
/** Documents that are made for people, and may hold a list. */
const forPeople = /\.(?:pdf|docx?|odt|rtf|pages|pptx?|odp|msg|eml|mdb|accdb|vsdx?)$/;

/** Why a file of a delivery was not read: a stable code and a sentence. */
export interface Unread {
  readonly code: string;
  readonly message: string;
}

/**
 * Why a file of a delivery was not read, where it may hold what is looked for; undefined for pictures, programs and the like.
 * @param name without its folder
 */
export function whyUnread(name: string): Unread | undefined {
  const lower = name.toLowerCase();
  if (closedArchive.test(lower)) return closed;
  return forPeople.test(lower) ? forReaders : undefined;
}

const closed: Unread = {
  code: 'archive-not-opened',
  message: 'Archives of this kind are not opened. Unpack it, and review what is in it.',
};
const forReaders: Unread = {
  code: 'paper-not-read',
  message: 'Documents of this kind are not read. A list in it has to come as .xlsx, CSV or an SBOM.',
};

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
    if (/\.(?:zip|tar)$/.test(lower)) return 'archive';
    return closedArchive.test(lower) ? 'closed' : 'other';
  }
  if (list.test(lower)) return 'packed';
  if (closedSheet.test(lower) || closedArchive.test(lower)) return 'closed';
  if (kept.test(lower)) return nameKind(lower.replace(kept, '')) === 'other' ? 'other' : 'packed';
  if (formal.test(lower) && !/^licen[cs]es?\./.test(lower)) return 'sbom';
  if (otherwise.test(lower)) return 'other';
  if (plain.test(lower)) return 'sbom';
  return word.test(lower) ? 'maybe' : 'other';
}

/** A name without a serialisation, as archives have it. */
const bare = /(?:^|[^a-z])(?:[sh]bom|cyclonedx|cdx|spdx)(?:[^a-z]|$)/;
