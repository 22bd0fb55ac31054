import type { Format } from '../core/model/format.ts';
import { formats } from '../core/read/index.ts';
import { createReviewer, type Reviewer } from '../core/review.ts';
import { loadSignatures } from '../core/signatures/load.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import type { Host } from '../host/host.ts';
import type { ClientFeatures } from './client.ts';
import { Converter } from './convert.ts';
import { OpenDocuments } from './documents.ts';
import { Files } from './files.ts';
import type { ServerFacts } from './protocol.ts';
import { type Reviewed, Reviews } from './reviews.ts';
import { SettingsStore } from './settings.ts';

/** Told of what happens to documents and to what their reviews depend on. */
export interface Listener {
  /** A document was opened or edited. */
  changed?(uri: string): void;
  closed?(uri: string): void;
  /** Settings, waivers, trust or folders: any review may come out differently now. */
  surroundingsChanged?(): void;
  reviewed?(reviewed: Reviewed): void;
}

/** A reviewed document as the client counts its positions. */
export interface View extends Reviewed {
  readonly converter: Converter;
}

/** What only the client can tell. */
export interface ClientAnswers {
  /** What the client calls `bomwarden` for a document; undefined: this client cannot be asked. */
  readonly configuration: ((uri: string) => Promise<unknown>) | undefined;
  /** The bytes of a file; undefined: this client did not offer it. */
  readonly file: ((uri: string) => Promise<Uint8Array | undefined>) | undefined;
}

/** Everything that the features of one connection share. */
export class Session {
  readonly host: Host;
  readonly client: ClientFeatures;
  readonly signatures: SignatureSet;
  readonly reviewer: Reviewer;
  readonly documents = new OpenDocuments();
  readonly settings: SettingsStore;
  readonly files: Files;
  readonly reviews: Reviews;
  readonly listeners: Listener[] = [];
  /** URIs of the workspace folders. */
  folders: readonly string[];
  /** The client trusts the workspace, or knows no such thing. */
  trusted: boolean;
  /** Settings that a client pushed instead of answering for them. */
  pushedSettings: unknown;

  constructor(host: Host, client: ClientFeatures, signaturesJson: string, answers: ClientAnswers) {
    const log = (line: string) => host.log(line);
    this.host = host;
    this.client = client;
    this.folders = client.folders;
    this.trusted = client.offers.trusted !== false;
    this.pushedSettings = client.offers.settings;
    this.signatures = loadSignatures(signaturesJson);
    this.reviewer = createReviewer(this.signatures);
    this.settings = new SettingsStore(answers.configuration ?? (async () => this.pushedSettings));
    this.files = new Files(this.documents, host, answers.file);
    this.reviews = new Reviews(this, log, reviewed => {
      for (const listener of this.listeners) listener.reviewed?.(reviewed);
    });
  }

  /** The review of an open document in its present version; undefined where it is not to be reviewed. */
  async view(uri: string): Promise<View | undefined> {
    const reviewed = await this.reviews.of(uri);
    if (!reviewed) return undefined;
    return { ...reviewed, converter: new Converter(uri, reviewed.document.source, this.client.encoding) };
  }

  surroundingsChanged(): void {
    this.reviews.invalidate();
    for (const listener of this.listeners) listener.surroundingsChanged?.();
  }

  /** What the client may want to show about this server. */
  get facts(): ServerFacts {
    const { date, digest, profiles } = this.signatures;
    return {
      signatures: { date, digest },
      profiles: profiles.map(({ id, title, description }) => ({ id, title, description })),
    };
  }
}

/** How the format of a reviewed document writes; undefined for a text that is no bill of materials. */
export function formatOf({ review }: Reviewed): Format | undefined {
  return formats.find(format => format.id === review.bom?.format);
}

/** Nobody said who the review is for, so its levels can only be provisional. */
export function isUndecided({ review }: Reviewed): boolean {
  return review.contexts.every(context => context.profile === null);
}
