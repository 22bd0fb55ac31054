import type { TagValueReader } from '../../syntax/tag-value.ts';
import { Tape } from '../../syntax/tape.ts';
import type { Problems } from '../../text/problems.ts';
import { emptySpan, type Span, span } from '../../text/span.ts';
import { mayNameSomebody } from '../unread-member.ts';
import { externalDocument, relationship, type Tag, tagOf, type Words } from './tags.ts';

/** Writes an SPDX tag-value document as the JSON serialisation has it. */
export function tapeOfTagValue(reader: TagValueReader, problems: Problems): Tape {
  return new Writer(reader, problems).write();
}

interface Pair {
  readonly tag: string;
  readonly tagSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** The id that the standard keeps for documents: no package has it. */
const documentRef = 'SPDXRef-DOCUMENT';

/** Members by which somebody is named. */
const naming: ReadonlySet<string> = new Set(['supplier', 'originator', 'manufacturer']);

/**
 * The standard has tags in an order: a name begins a package, what follows belongs to it. Writers have others: an id or a
 * supplier first, members of a package behind its files, those of the document at the end.
 */
class Writer {
  readonly #reader: TagValueReader;
  readonly #problems: Problems;
  readonly #tape = new Tape();
  #section: 'document' | 'package' | 'file' | 'other' = 'document';
  #package = -1;
  #packageEnd = 0;
  #hasName = false;
  /** Members that the package has, where it began with another one than its name: a second one begins the next. */
  #has: Set<string> | undefined;
  #file = -1;
  /** What is read now has a ref. */
  #hasRef = false;
  #documentHasRef = false;
  #end = 0;
  /** The ref of something whose name follows. */
  #ref: Pair | undefined;
  /** What belongs to the document and may stand in the middle of a package. */
  readonly #late: { readonly key: string; readonly pair: Pair }[] = [];
  readonly #objects: { readonly words: Words; readonly pair: Pair }[] = [];

  constructor(reader: TagValueReader, problems: Problems) {
    this.#reader = reader;
    this.#problems = problems;
  }

  write(): Tape {
    const root = this.#tape.add('object', '', emptySpan, emptySpan);
    while (this.#reader.next()) {
      this.#take(this.#reader);
      this.#end = this.#reader.end;
      if (this.#section === 'package') this.#packageEnd = this.#end;
    }
    this.#placeRef();
    this.#closePackage();
    for (const { words, pair } of this.#objects) this.#object(words, pair);
    for (const { key, pair } of this.#late) this.#string(key, pair);
    this.#tape.close(root, this.#end);
    return this.#tape;
  }

  #take(pair: Pair): void {
    const tag = tagOf(pair.tag);
    const kind = tag?.kind;
    if (kind !== 'file') this.#placeRef();
    if (tag === undefined) this.#takeUnknown(pair);
    else if ('key' in tag) this.#takeMember(tag, pair);
    else if ('words' in tag) this.#takeObject(tag.words, pair);
    else if (kind === 'package') this.#takeName(pair);
    else if (kind === 'file' || kind === 'snippet') this.#openFile(kind, pair);
    else if (kind === 'ref') this.#takeRef(pair);
    else if (kind === 'subject') this.#late.push({ key: 'SPDXREF', pair: kept(pair) });
    else if (kind === 'relationship') this.#objects.push({ words: relationship, pair: kept(pair) });
    else if (kind === 'external-document') this.#objects.push({ words: externalDocument, pair: kept(pair) });
    else {
      this.#closeFile();
      this.#section = 'other';
    }
  }

  /** Something that may name somebody is handed on: whoever reads it tells that it is not known. */
  #takeUnknown(pair: Pair): void {
    if (!mayNameSomebody(pair.tag)) return;
    if (this.#section === 'package' || this.#section === 'file') this.#string(pair.tag, pair);
    else this.#late.push({ key: pair.tag, pair: kept(pair) });
  }

  #takeMember({ kind, key, single }: Extract<Tag, { readonly key: string }>, pair: Pair): void {
    if (kind === 'document-member') this.#late.push({ key, pair: kept(pair) });
    else if (kind === 'file-member') {
      if (this.#section === 'file') this.#string(key, pair);
      else if (naming.has(key)) this.#late.push({ key: pair.tag, pair: kept(pair) });
    } else {
      this.#goToPackage(pair, naming.has(key));
      if (single && this.#has?.has(key)) this.#openPackage(pair, false);
      this.#has?.add(key);
      this.#string(key, pair);
    }
  }

  #takeObject(words: Words, pair: Pair): void {
    this.#goToPackage(pair, true);
    this.#object(words, pair);
  }

  #takeName(pair: Pair): void {
    if (this.#package < 0 || this.#hasName || this.#section !== 'package') this.#openPackage(pair, true);
    this.#hasName = true;
    this.#string('name', pair);
  }

  #takeRef(pair: Pair): void {
    if (this.#section === 'document' && !this.#documentHasRef) {
      this.#documentHasRef = true;
      this.#string('SPDXID', pair);
    } else if (pair.value === documentRef) {
      this.#late.push({ key: 'SPDXID', pair: kept(pair) });
    } else if (this.#section !== 'document' && this.#section !== 'other' && !this.#hasRef) {
      this.#hasRef = true;
      this.#string('SPDXID', pair);
    } else {
      this.#ref = kept(pair);
    }
  }

  /** A second ref is of a package whose name follows, or whose line with the name is damaged. */
  #placeRef(): void {
    const pair = this.#ref;
    if (pair === undefined) return;
    this.#ref = undefined;
    this.#openPackage(pair, false);
    this.#hasRef = true;
    this.#string('SPDXID', pair);
    this.#packageEnd = pair.valueSpan.end;
  }

  /** A member of a package is of the last one, whatever stands between, or else of the next. */
  #goToPackage(pair: Pair, isTold: boolean): void {
    if (this.#section === 'package') return;
    if (isTold) {
      const whose =
        this.#package < 0
          ? 'before the name of a package: it is read as of the next'
          : 'behind something else than a package: it is read as of the last';
      const { start, end } = pair.tagSpan;
      this.#problems.add('tag-value-unplaced', 'information', `This tag stands ${whose} one.`, start, end);
    }
    if (this.#package < 0) this.#openPackage(pair, false);
    this.#closeFile();
    this.#section = 'package';
  }

  #openPackage({ tagSpan: { start } }: Pair, isNamed: boolean): void {
    this.#closePackage();
    this.#package = this.#tape.add('object', 'packages', emptySpan, span(start, start));
    this.#section = 'package';
    this.#hasRef = false;
    this.#hasName = false;
    this.#has = isNamed ? undefined : new Set();
  }

  #closePackage(): void {
    this.#closeFile();
    if (this.#package >= 0) this.#tape.close(this.#package, this.#packageEnd);
    this.#package = -1;
  }

  /** Files stand in the package before them, if there is one. */
  #openFile(kind: 'file' | 'snippet', pair: Pair): void {
    this.#closeFile();
    const { start } = pair.tagSpan;
    this.#file = this.#tape.add('object', `${kind}s`, emptySpan, span(start, start));
    this.#section = 'file';
    this.#hasRef = kind === 'snippet' || this.#ref !== undefined;
    if (this.#ref) this.#string('SPDXID', this.#ref);
    this.#ref = undefined;
    this.#string(kind === 'snippet' ? 'SPDXID' : 'name', pair);
  }

  #closeFile(): void {
    if (this.#file >= 0) this.#tape.close(this.#file, this.#end);
    this.#file = -1;
  }

  #string(key: string, { value, valueSpan, tagSpan }: Pair): void {
    this.#tape.string(key, value, valueSpan, tagSpan);
  }

  /** A value that has not the words it should have is told. */
  #object({ key, members, split }: Words, { tag, value, valueSpan }: Pair): void {
    const words = split(value);
    if (!words && value !== '') {
      this.#problems.notRead(
        'value',
        'unexpected-value',
        'warning',
        `This is not what ${tag} states; it is not read.`,
        valueSpan,
      );
    }
    const object = this.#tape.add('object', key, emptySpan, valueSpan);
    for (let index = 0; words !== undefined && 2 * index < words.length; index++) {
      const from = words[2 * index] as number;
      const to = words[2 * index + 1] as number;
      if (from < 0) continue;
      const place = span(valueSpan.start + from, valueSpan.start + to);
      this.#tape.string(members[index] as string, value.slice(from, to), place);
    }
    this.#tape.close(object, valueSpan.end);
  }
}

/** A reader is another pair with every line. */
function kept({ tag, tagSpan, value, valueSpan }: Pair): Pair {
  return { tag, tagSpan, value, valueSpan };
}
