import type { TagValueReader } from '../../syntax/tag-value.ts';
import { Tape } from '../../syntax/tape.ts';
import { emptySpan, type Span, span } from '../../text/span.ts';

/** Tags whose value is one member of the JSON serialisation. */
const documentKeys: ReadonlyMap<string, string> = new Map([
  ['SPDXVersion', 'spdxVersion'],
  ['SPDXID', 'SPDXID'],
  ['DocumentName', 'name'],
  ['DocumentNamespace', 'documentNamespace'],
]);

const packageKeys: ReadonlyMap<string, string> = new Map([
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageFileName', 'packageFileName'],
  ['PackageSupplier', 'supplier'],
  ['PackageOriginator', 'originator'],
  ['PackageDownloadLocation', 'downloadLocation'],
  ['PackageHomePage', 'homepage'],
  ['PrimaryPackagePurpose', 'primaryPackagePurpose'],
  ['PackageLicenseConcluded', 'licenseConcluded'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
  ['PackageLicenseInfoFromFiles', 'licenseInfoFromFiles'],
  ['PackageCopyrightText', 'copyrightText'],
  ['PackageAttributionText', 'attributionTexts'],
  ['PackageDescription', 'description'],
  ['PackageSummary', 'summary'],
  ['PackageComment', 'comment'],
  ['PackageSourceInfo', 'sourceInfo'],
]);

/** A value of several words that are the members of an object, each a named group. */
interface Words {
  readonly key: string;
  readonly pattern: RegExp;
}

const packageWords: ReadonlyMap<string, Words> = new Map([
  ['PackageChecksum', { key: 'checksums', pattern: /^(?<algorithm>[^\s:]+)\s*:\s*(?<checksumValue>.*)$/ds }],
  [
    'ExternalRef',
    {
      key: 'externalRefs',
      pattern: /^(?<referenceCategory>\S+)\s+(?<referenceType>\S+)\s+(?<referenceLocator>.*)$/ds,
    },
  ],
]);

const relationship: Words = {
  key: 'relationships',
  pattern: /^(?<spdxElementId>\S+)\s+(?<relationshipType>\S+)\s+(?<relatedSpdxElement>\S+)/d,
};

const externalDocument: Words = {
  key: 'externalDocumentRefs',
  pattern: /^(?<externalDocumentId>\S+)(?:\s+(?<spdxDocument>\S+))?/d,
};

/** Tags that begin something that is no package; what follows belongs to it. */
const otherSections: ReadonlySet<string> = new Set(['FileName', 'SnippetSPDXID', 'LicenseID']);

/** Writes an SPDX tag-value document as the JSON serialisation has it. */
export function tapeOfTagValue(reader: TagValueReader): Tape {
  return new Writer(reader).write();
}

class Writer {
  readonly #reader: TagValueReader;
  readonly #tape = new Tape();
  #section: 'document' | 'package' | 'other' = 'document';
  #package = -1;
  #hasRef = false;
  #end = 0;
  /** Relationships may stand in the middle of a package, to which they do not belong. */
  readonly #relationships: { readonly value: string; readonly span: Span }[] = [];
  readonly #externalDocuments: { readonly value: string; readonly span: Span }[] = [];
  /** What annotations are about. */
  readonly #subjects: { readonly value: string; readonly span: Span }[] = [];

  constructor(reader: TagValueReader) {
    this.#reader = reader;
  }

  write(): Tape {
    const root = this.#tape.add('object', '', emptySpan, emptySpan);
    while (this.#reader.next()) {
      this.#take(this.#reader.tag);
      this.#end = this.#reader.end;
    }
    this.#closePackage();
    for (const { value, span: place } of this.#externalDocuments) this.#object(externalDocument, value, place);
    for (const { value, span: place } of this.#relationships) {
      this.#object(relationship, value, place);
    }
    for (const { value, span: place } of this.#subjects) this.#tape.string('SPDXREF', value, place);
    this.#tape.close(root, this.#end);
    return this.#tape;
  }

  #take(tag: string): void {
    const { valueSpan, value } = this.#reader;
    if (tag === 'PackageName') {
      this.#openPackage();
      this.#string('name');
    } else if (tag === 'Relationship') {
      this.#relationships.push({ value, span: valueSpan });
    } else if (tag === 'ExternalDocumentRef') {
      this.#externalDocuments.push({ value, span: valueSpan });
    } else if (tag === 'SPDXREF') {
      this.#subjects.push({ value, span: valueSpan });
    } else if (otherSections.has(tag)) {
      this.#closePackage();
      this.#section = 'other';
    } else if (this.#section === 'package') this.#takeOfPackage(tag);
    else if (this.#section === 'document') this.#stringIf(documentKeys.get(tag));
  }

  #takeOfPackage(tag: string): void {
    // a second SPDXID shows that the line with the next package's name is damaged
    if (tag === 'SPDXID' && this.#hasRef) this.#openPackage();
    if (tag === 'SPDXID') this.#hasRef = true;
    const words = packageWords.get(tag);
    if (words === undefined) this.#stringIf(packageKeys.get(tag));
    else this.#object(words, this.#reader.value, this.#reader.valueSpan);
  }

  #openPackage(): void {
    this.#closePackage();
    const { start } = this.#reader.tagSpan;
    this.#package = this.#tape.add('object', 'packages', emptySpan, span(start, start));
    this.#section = 'package';
    this.#hasRef = false;
  }

  #closePackage(): void {
    if (this.#package >= 0) this.#tape.close(this.#package, this.#end);
    this.#package = -1;
  }

  #stringIf(key: string | undefined): void {
    if (key !== undefined) this.#string(key);
  }

  #string(key: string): void {
    this.#tape.string(key, this.#reader.value, this.#reader.valueSpan, this.#reader.tagSpan);
  }

  /** Each named group of the pattern is a member; a value that does not match has none. */
  #object({ key, pattern }: Words, value: string, place: Span): void {
    const object = this.#tape.add('object', key, emptySpan, place);
    for (const [member, range] of Object.entries(pattern.exec(value)?.indices?.groups ?? {})) {
      if (range === undefined) continue;
      const [from, to] = range;
      this.#tape.string(member, value.slice(from, to), span(place.start + from, place.start + to));
    }
    this.#tape.close(object, place.end);
  }
}
