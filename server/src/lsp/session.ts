import type { Format } from '../core/model/format.ts';
import { formats } from '../core/read/index.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import { isSignaturePath } from '../core/signatures/read-files.ts';
import { message } from '../core/text/message.ts';
import type { Problem } from '../core/text/problem.ts';
import { emptySpan } from '../core/text/span.ts';
import { isInFolder, relativePath } from '../host/folders.ts';
import type { Host } from '../host/host.ts';
import type { ImageReader } from '../host/images.ts';
import type { Validator } from '../host/validator.ts';
import { Answers } from './answers.ts';
import type { ClientFeatures } from './client.ts';
import { Converter } from './convert.ts';
import { Deliveries } from './deliveries.ts';
import { type OpenDocument, OpenDocuments } from './documents.ts';
import { type ClientFiles, Files } from './files.ts';
import { Superseded } from './guard.ts';
import { Handles } from './handles.ts';
import { Images } from './images.ts';
import { DocumentPolicies } from './policies.ts';
import type { ProfileFacts, ServerFacts } from './protocol/start.ts';
import { type ReviewedDocument, Reviews } from './reviews.ts';
import { SchemaMarks } from './schema-marks.ts';
import { SettingsStore } from './settings.ts';
import { Signatures, type SignaturesInUse } from './signatures.ts';
import { Surfaces } from './surfaces.ts';

/** Told of what happens to documents and to what their reviews depend on. */
export interface Listener {
  /** A document was opened or edited. */
  changed?(uri: string): void;
  closed?(uri: string): void;
  /** Settings, waivers, trust or folders: any review may come out differently now. */
  surroundingsChanged?(): void;
  reviewed?(reviewed: ReviewedDocument): void;
  /** The policy leaves an open document out of the review. */
  leftOut?(document: OpenDocument): void;
  /** A document is marked otherwise now, though neither it nor its review has changed. */
  marksChanged?(uri: string): void;
}

/** A reviewed document as the client counts its positions. */
export interface View extends ReviewedDocument {
  readonly converter: Converter;
}

/** What only the client can tell. */
export interface ClientAnswers {
  /** What the client calls `bomwarden` for a document; undefined: this client cannot be asked. */
  readonly configuration: ((uri: string) => Promise<unknown>) | undefined;
  /** Undefined: this client did not offer its files. */
  readonly files: ClientFiles | undefined;
}

/** Who does what takes longer than an answer may. */
export interface Helpers {
  readonly validator?: Validator;
  readonly images?: ImageReader;
}

/** Typing in a pack has to rest for so many milliseconds before other documents are judged by it anew. */
const quietTime = 300;

/** Everything that the features of one connection share. */
export class Session {
  readonly host: Host;
  readonly client: ClientFeatures;
  readonly signatures: Signatures;
  readonly documents = new OpenDocuments();
  readonly surfaces = new Surfaces();
  readonly settings: SettingsStore;
  readonly files: Files;
  readonly policies: DocumentPolicies;
  readonly reviews: Reviews;
  readonly images: Images;
  readonly deliveries: Deliveries;
  readonly answers: Answers;
  readonly handles = new Handles();
  readonly schemaMarks = new SchemaMarks();
  /** Undefined in a browser. */
  readonly validator: Validator | undefined;
  readonly listeners: Listener[] = [];
  /** URIs of the workspace folders. */
  folders: readonly string[];
  /** The client trusts the workspace, or knows no such thing. */
  trusted: boolean;
  /** Hears of folders with packs when they are first read. */
  onPackFolder: (folder: string) => void = () => undefined;
  /** Hears of the first document that points at others. */
  onLinks: () => void = () => undefined;
  /** Settings that a client pushed instead of answering for them. */
  pushedSettings: unknown;

  #resting: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: Host,
    client: ClientFeatures,
    signaturesJson: string,
    answers: ClientAnswers,
    { validator, images }: Helpers,
  ) {
    const log = (line: string) => host.log(line);
    this.host = host;
    this.validator = validator;
    this.client = client;
    this.folders = client.folders;
    this.trusted = client.offers.trusted !== false;
    this.pushedSettings = client.offers.settings;
    this.settings = new SettingsStore(answers.configuration ?? (async () => this.pushedSettings));
    this.files = new Files(this.documents, host, answers.files);
    const follow = (folder: string) => this.onPackFolder(folder);
    this.signatures = new Signatures(loadSignatures(signaturesJson), this.files.tree, follow, log);
    this.policies = new DocumentPolicies(this);
    this.images = new Images(this, images);
    this.deliveries = new Deliveries(this);
    this.answers = new Answers(() => this.files.tree);
    this.reviews = new Reviews(
      this,
      log,
      reviewed => {
        for (const listener of this.listeners) listener.reviewed?.(reviewed);
        void this.#lookBeside(reviewed);
      },
      document => {
        for (const listener of this.listeners) listener.leftOut?.(document);
      },
    );
  }

  /** The review of an open document in its present version; undefined where it is not to be reviewed. */
  async view(uri: string): Promise<View | undefined> {
    const reviewed = await this.reviews.of(uri);
    if (!reviewed) return undefined;
    return { ...reviewed, converter: new Converter(uri, reviewed.document.source, this.client.encoding) };
  }

  /** The signatures of the shipped set and the packs that hold for a document or a workspace folder. */
  async signaturesFor(uri: string): Promise<SignaturesInUse> {
    return this.policies.signaturesFor(uri, await this.settings.of(uri));
  }

  /** What is wrong with an open file of a pack that is in use or should be; undefined for any other document. */
  async packProblems(uri: string): Promise<{ readonly id: string; readonly problems: readonly Problem[] } | undefined> {
    const version = this.documents.get(uri)?.version;
    if (version === undefined || !/\.(?:ya?ml|json)$/.test(uri)) return undefined;
    const { serial, packs } = await this.signaturesFor(uri);
    const pack = packs.find(({ folder }) => isInFolder(uri, folder));
    if (!pack) return undefined;
    const path = relativePath(pack.folder, uri);
    if (path.endsWith('.json') && !isSignaturePath(path)) return undefined;
    if (this.documents.get(uri)?.version !== version) throw new Superseded('the document has changed');
    const own = pack.problems.filter(({ file }) => file === path);
    const id = `pack-${serial}-${version}`;
    if (pack.refused === undefined || own.some(({ severity }) => severity === 'error')) return { id, problems: own };
    const said = message('pack.not-used', 'This pack is not used: {reason}', { reason: pack.refused });
    const whole: Problem = {
      code: 'pack-refused',
      severity: 'warning',
      message: this.client.language.say(said),
      span: emptySpan,
    };
    return { id, problems: [whole, ...own] };
  }

  /** A document was opened, edited or closed that may be a file of a pack. Its own marks follow at once, all others later. */
  packChanged(uri: string): void {
    if (!this.signatures.concerns(uri)) return;
    this.signatures.forget();
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.surroundingsChanged(), quietTime);
  }

  /** What a document points at is looked for once it is reviewed; where that tells something new it is reviewed anew. */
  async #lookBeside({ document: { uri, version }, review }: ReviewedDocument): Promise<void> {
    const isOther = await this.deliveries.look(uri, review).catch(() => false);
    if (isOther && this.documents.get(uri)?.version === version) this.#again(uri);
  }

  /** A file has changed that others may point at: these are reviewed anew once it rests. */
  fileChanged(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      for (const uri of this.deliveries.changed()) if (this.documents.get(uri)) this.#again(uri);
    }, quietTime);
  }

  #again(uri: string): void {
    this.reviews.forget(uri);
    for (const listener of this.listeners) listener.marksChanged?.(uri);
  }

  surroundingsChanged(): void {
    this.policies.forget();
    this.answers.forget();
    this.reviews.invalidate();
    for (const listener of this.listeners) listener.surroundingsChanged?.();
  }

  /** What the client may want to show about this server. */
  get facts(): ServerFacts {
    const { date, digest } = this.signatures.shipped.set;
    return { signatures: { date, digest }, profiles: profileFacts(this.signatures.shipped) };
  }
}

/** Who one can review for with these signatures, in the order of the data. */
export function profileFacts({ set }: SignaturesInUse): readonly ProfileFacts[] {
  return set.profiles.map(({ id, title, description }) => ({ id, title, description }));
}

/** How the format of a reviewed document writes; undefined for a text that is no bill of materials. */
export function formatOf({ review }: ReviewedDocument): Format | undefined {
  return formats.find(format => format.id === review.bom?.format);
}

/** Whether nobody chose a profile: then the levels of the review are provisional. */
export function isUndecided({ review }: ReviewedDocument): boolean {
  return review.contexts.every(context => context.profile === null);
}
