import type { BomLink } from '../core/model/link.ts';
import type { Review } from '../core/model/review.ts';
import { isArchiveName } from '../core/read/archive/open.ts';
import { nameKind } from '../core/read/bom-name.ts';
import { keyOfTarget, namesIn } from '../core/read/link-names.ts';
import { documentBuilder } from '../core/report/build.ts';
import type { ReportDocument } from '../core/report/model.ts';
import { decodeSource } from '../core/text/decode.ts';
import { archivePlace } from '../host/archive-places.ts';
import { parentOf, rootOf } from '../host/folders.ts';
import { digestNames } from './digest-names.ts';
import type { OpenDocuments } from './documents.ts';
import type { Files } from './files.ts';
import { pathOf } from './places.ts';
import type { Reviews } from './reviews.ts';
import type { Surfaces } from './surfaces.ts';

/** Documents that one brings in; files that are looked at for them, bytes of each, and folders below a workspace folder. */
const mostDocuments = 200;
const mostFiles = 500;
const mostBytes = 64 * (1 << 20);
const mostFolders = 200;

const endings = /\.(?:json|jsonld|jsonl|xml|ya?ml|spdx|rdf|tag|tv|cdx|bom|sbom|csv|pb)$/i;
const leftOut = /^(?:node_modules|\..*)$/;

/** What of the session is needed to look for documents. */
export interface LinksAround {
  readonly files: Files;
  readonly documents: OpenDocuments;
  readonly reviews: Reviews;
  readonly surfaces: Surfaces;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
}

/** A document that another one points at, reviewed by itself. */
export interface LinkedFile {
  readonly uri: string;
  readonly digest: string;
  readonly document: ReportDocument;
}

/** By what a file may be what somebody points at. */
interface Keys {
  readonly digests: readonly string[];
  readonly names: ReadonlySet<string>;
}

interface KeptReview extends LinkedFile {
  readonly epoch: number;
  readonly review: Review;
}

/** Finds the documents that others point at: by checksum, then by serial number or namespace, never by a name alone. */
export class LinkedFiles {
  readonly #session: LinksAround;
  readonly #keys = new Map<string, Keys | undefined>();
  readonly #folders = new Map<string, readonly string[]>();
  readonly #reviews = new Map<string, KeptReview>();

  constructor(session: LinksAround) {
    this.#session = session;
  }

  /** Files have changed. */
  forget(): void {
    this.#keys.clear();
    this.#session.files.archives.forget();
    this.#folders.clear();
  }

  reviewOf(uri: string): Review | undefined {
    return this.#reviews.get(uri)?.review;
  }

  /** The documents that one points at, and those that these point at in turn: in its folder, else in its workspace folder. */
  async linkedFrom(document: string, links: readonly BomLink[]): Promise<readonly LinkedFile[]> {
    // what a client shows of an archive has an address of its own
    const uri = this.#session.surfaces.of(document).place;
    const found = new Map<string, LinkedFile>();
    const asked = new Set<string>();
    const open: { readonly uri: string; readonly links: readonly BomLink[] }[] = [{ uri, links }];
    for (let next = open.shift(); next && found.size < mostDocuments; next = open.shift()) {
      for (const link of next.links) {
        const key = JSON.stringify([parentOf(next.uri), link.targets, link.digests]);
        if (asked.has(key)) continue;
        asked.add(key);
        for (const place of await this.#placesOf(next.uri, link)) {
          if (place === uri || found.has(place) || found.size >= mostDocuments) continue;
          const file = await this.#review(place);
          if (!file) continue;
          found.set(place, file);
          open.push({ uri: place, links: file.review.bom?.links ?? [] });
        }
      }
    }
    return [...found.values()];
  }

  /** Files that a link may mean: what stands in them decides later. */
  async #placesOf(from: string, { targets, digests }: BomLink): Promise<readonly string[]> {
    const names = new Set(targets.map(keyOfTarget));
    const inside = archivePlace(from);
    const near = await this.#listed(parentOf(inside?.archive ?? from), 0);
    const root = rootOf(from, this.#session.folders);
    const beside = inside ? await this.#inArchive(inside.archive) : [];
    for (const places of [
      () => beside,
      () => near,
      async () => (root === undefined ? [] : this.#listed(root, mostFolders)),
    ]) {
      const met: string[] = [];
      for (const place of (await places()).slice(0, mostFiles)) {
        if (place === from) continue;
        const keys = await this.#keysOf(place);
        if (!keys) continue;
        const isMeant =
          keys.digests.some(digest => digests.includes(digest)) || [...keys.names].some(key => names.has(key));
        if (isMeant) met.push(place);
      }
      if (met.length > 0) return met;
    }
    return [];
  }

  /** Files of a folder that may be bills of materials. @param deep folders below it that are looked into */
  async #listed(folder: string, deep: number): Promise<readonly string[]> {
    const key = `${deep} ${folder}`;
    const known = this.#folders.get(key);
    if (known) return known;
    const files: string[] = [];
    const folders = [folder];
    for (const [index, place] of folders.entries()) {
      if (index > deep || files.length > mostFiles) break;
      for (const { uri, name, kind } of await this.#session.files.tree.list(place)) {
        if (kind === 'file' && isDocument(name)) files.push(uri);
        // in the folder itself, not in all of a workspace
        if (kind === 'file' && deep === 0 && isArchiveName(name)) files.push(...(await this.#inArchive(uri)));
        if (kind === 'folder' && !leftOut.test(name) && folders.length <= deep) folders.push(uri);
      }
    }
    this.#folders.set(key, files);
    return files;
  }

  async #inArchive(archive: string): Promise<readonly string[]> {
    const files = await this.#session.files.archives.list(archive);
    return files.filter(({ name }) => isDocument(name)).map(({ uri }) => uri);
  }

  async #keysOf(uri: string): Promise<Keys | undefined> {
    const isOpen = this.#session.documents.get(uri) !== undefined;
    if (!isOpen && this.#keys.has(uri)) return this.#keys.get(uri);
    const bytes = await this.#session.files.tree.read(uri, undefined, mostBytes);
    const keys =
      bytes && bytes.length <= mostBytes ? { digests: await digestNames(bytes), names: namesIn(bytes) } : undefined;
    if (!isOpen) this.#keys.set(uri, keys);
    return keys;
  }

  async #review(uri: string): Promise<KeptReview | undefined> {
    const { reviews, files } = this.#session;
    const bytes = await files.tree.read(uri);
    const terms = bytes && (await reviews.termsFor(uri));
    if (!bytes || !terms || terms.policy.excluded) return undefined;
    const digests = await digestNames(bytes);
    const [digest = ''] = digests;
    const known = this.#reviews.get(uri);
    if (known && known.digest === digest && known.epoch === reviews.epoch) return known;
    const review = await reviews.ofSource(terms, decodeSource(bytes).value);
    if (!review.bom) return undefined;
    const document = documentBuilder(terms.signatures.set)({ path: pathOf(this.#session, uri), review });
    const kept = { uri, digest, document: { ...document, digests }, epoch: reviews.epoch, review };
    this.#reviews.set(uri, kept);
    return kept;
  }
}

function isDocument(name: string): boolean {
  return endings.test(name) || nameKind(name) === 'sbom';
}
