import { contextOf } from '../core/judge/index.ts';
import type { ReviewContext } from '../core/model/context.ts';
import type { Waiver } from '../core/model/waiver.ts';
import { reaches } from '../core/policy/waiver-effect.ts';
import { readWaivers } from '../core/policy/waivers.ts';
import type { Review } from '../core/review.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import { printable } from '../core/text/printable.ts';
import { foldersAbove, isBelow, relativePath, rootOf, waiversFile } from '../host/folders.ts';
import type { Host } from '../host/host.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { Files, FileText } from './files.ts';
import { describe, Superseded } from './guard.ts';
import type { Notice } from './notice.ts';
import { OlderStates } from './older-states.ts';
import { packsOf, refusalsOf } from './pack-choice.ts';
import type { Settings, SettingsStore } from './settings.ts';
import type { Signatures, SignaturesInUse } from './signatures.ts';
import type { Surfaces } from './surfaces.ts';

/** Typing has to rest for so many milliseconds before a changed document is reviewed. */
const quietTime = 150;

/** A document with its review and everything that went into it. */
export interface Reviewed {
  /** Different for every review ever made: the result id of pulled diagnostics. */
  readonly serial: number;
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly review: Review;
  readonly signatures: SignaturesInUse;
  /** Where a new waiver for this document goes; undefined outside of every workspace folder. */
  readonly waiversUri: string | undefined;
  /** That file, if it exists. */
  readonly waivers: FileText | undefined;
  /** Evidence that no fix may touch. */
  readonly received: boolean;
  /** Fingerprints of what the older state has that the document is compared with. */
  readonly before: ReadonlySet<string> | undefined;
  /** What the user has to know of how this review was made. */
  readonly notices: readonly Notice[];
}

/** What reviews need of the session around them. */
export interface Surroundings {
  readonly host: Pick<Host, 'now'>;
  readonly documents: OpenDocuments;
  readonly surfaces: Surfaces;
  readonly settings: SettingsStore;
  readonly files: Files;
  readonly signatures: Pick<Signatures, 'of'>;
  readonly folders: readonly string[];
  readonly trusted: boolean;
}

/** Reviews of the open documents, each made once per version and state of settings, waivers and trust. */
export class Reviews {
  readonly #around: Surroundings;
  readonly #log: (line: string) => void;
  readonly #tell: (reviewed: Reviewed) => void;
  readonly #known = new Map<
    string,
    { readonly version: number; readonly epoch: number; readonly result: Promise<Reviewed> }
  >();
  readonly #before = new OlderStates();
  #epoch = 0;
  #serial = 0;

  /** `tell` hears of every review made. */
  constructor(around: Surroundings, log: (line: string) => void, tell: (reviewed: Reviewed) => void) {
    this.#around = around;
    this.#log = log;
    this.#tell = tell;
  }

  /** Everything that reviews depend on besides the documents may have changed. */
  invalidate(): void {
    this.#epoch++;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** Undefined for a document that is not open or not to be reviewed. Rejects with `Superseded` when it changes meanwhile. */
  async of(uri: string): Promise<Reviewed | undefined> {
    const document = this.#around.documents.get(uri);
    if (!document) return undefined;
    const known = this.#known.get(uri);
    if (known && known.version === document.version && known.epoch === this.#epoch) return known.result;
    const settings = await this.#around.settings.of(this.#around.surfaces.of(uri).place);
    if (!settings.enable) return undefined;
    return this.#start(document, settings);
  }

  #start(document: OpenDocument, settings: Settings): Promise<Reviewed> {
    const { uri, version } = document;
    const known = this.#known.get(uri);
    if (known && known.version === version && known.epoch === this.#epoch) return known.result;
    const result = this.#review(document, settings);
    const entry = { version, epoch: this.#epoch, result };
    this.#known.set(uri, entry);
    // A failed review is tried again by the next request.
    result.catch(() => this.#known.get(uri) === entry && this.#known.delete(uri));
    return result;
  }

  async #review(document: OpenDocument, settings: Settings): Promise<Reviewed> {
    const { place: uri, base } = this.#around.surfaces.of(document.uri);
    if (!document.untouched) await new Promise(resolve => setTimeout(resolve, quietTime));
    this.#check(document);
    const notices: Notice[] = [];
    const received = isBelow(uri, settings.received, this.#around.folders);
    const waivers = received ? undefined : await this.#waiversFile(uri, settings, notices);
    const signatures = await this.#signatures(uri, settings, notices);
    const contexts = this.#contexts(settings, signatures.set, notices);
    this.#check(document);
    const options = {
      contexts,
      rules: settings.rules,
      waivers: waivers ? waiversFor(uri, waivers) : [],
      onRuleError: (rule: string, error: unknown) => this.#log(`rule ${rule}: ${describe(error)}`),
    };
    const { reviewer } = signatures;
    const review = reviewer.review(document.source, options);
    const before = base && this.#before.of(base, this.#epoch, source => reviewer.review(source, options));
    const root = rootOf(uri, this.#around.folders);
    const waiversUri = waivers?.uri ?? (root === undefined || received ? undefined : `${root}/${waiversFile}`);
    const made = { document, settings, review, before, signatures, waiversUri, waivers, received, notices };
    const reviewed = { serial: ++this.#serial, ...made };
    this.#tell(reviewed);
    return reviewed;
  }

  #check(document: OpenDocument): void {
    if (this.#around.documents.get(document.uri)?.version !== document.version) {
      throw new Superseded('the document has changed');
    }
  }

  /** The nearest waivers file above a document, within its workspace folder and outside of folders with received documents. */
  async #waiversFile(uri: string, settings: Settings, notices: Notice[]): Promise<FileText | undefined> {
    const folders = this.#around.folders;
    for (const folder of foldersAbove(uri, folders)) {
      const candidate = `${folder}/${waiversFile}`;
      if (isBelow(candidate, settings.received, folders)) continue;
      const file = await this.#around.files.read(candidate);
      if (!file) continue;
      if (this.#around.trusted) return file;
      const message = 'The waivers of this workspace have no effect until you trust the workspace.';
      notices.push({ code: 'untrusted-workspace', severity: 'information', message });
      return undefined;
    }
    return undefined;
  }

  async #signatures(uri: string, settings: Settings, notices: Notice[]): Promise<SignaturesInUse> {
    const packs = packsOf(uri, settings, this.#around, notices);
    const signatures = await this.#around.signatures.of([...packs.keys()], settings.signatureKeys);
    notices.push(...refusalsOf(signatures, packs));
    return signatures;
  }

  #contexts(settings: Settings, signatures: SignatureSet, notices: Notice[]): readonly ReviewContext[] {
    const asOf = settings.asOf ?? this.#around.host.now();
    const chosen = [...new Set(settings.profiles)].flatMap(id => {
      const context = contextOf(id, asOf, signatures);
      const message = `No profile is called “${printable(id, 60)}”: choose who you review for.`;
      if (!context) notices.push({ code: 'unknown-profile', severity: 'information', message });
      return context ?? [];
    });
    if (chosen.length > 0) return chosen;
    const nobody = contextOf(null, asOf, signatures);
    return nobody ? [nobody] : [];
  }
}

/** The waivers of a file that reach a document, by scope and path. */
function waiversFor(uri: string, file: FileText): readonly Waiver[] {
  const home = file.uri.slice(0, -waiversFile.length);
  const path = relativePath(home, uri);
  return readWaivers(file.text).value.filter(waiver => reaches(waiver, path));
}
