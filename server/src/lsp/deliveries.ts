import type { Bom } from '../core/model/component.ts';
import { Glances } from '../core/model/glances.ts';
import type { DeclaredImage } from '../core/model/image.ts';
import { atLeast } from '../core/model/level.ts';
import type { BroughtIn, LinkedPart, Review } from '../core/model/review.ts';
import { declaredImages, namesFile } from '../core/read/firmware/declared.ts';
import { isImageName } from '../core/read/firmware/name.ts';
import { documentBuilder } from '../core/report/build.ts';
import { ReviewedDocuments as Known, settleLinks } from '../core/report/links.ts';
import type { ReportDocument } from '../core/report/model.ts';
import type { ImageReadBefore } from '../core/review.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import type { Range } from '../core/text/source.ts';
import { decoded, isInFolder, parentOf } from '../host/folders.ts';
import type { ClientFeatures } from './client.ts';
import { Converter } from './convert.ts';
import { algorithmsOf, digestNames } from './digest-names.ts';
import type { Images } from './images.ts';
import { type LinkedFile, LinkedFiles, type LinksAround } from './linked-files.ts';
import { lastPart, pathOf } from './places.ts';
import type { Besides } from './reviews.ts';

/** Images beside one document that are read, and how large one may be. */
const mostImages = 8;
const largestImage = 512 << 20;
/** Files of a folder that are looked at for the checksum of an image. */
const mostFiles = 50;

/** What of the session deliveries need. */
export interface DeliveriesAround extends LinksAround {
  readonly images: Images;
  readonly client: ClientFeatures;
  /** Hears that a document points at others. */
  readonly onLinks: () => void;
}

interface KnownImage {
  readonly uri: string;
  readonly bom: Bom;
  readonly digest: string;
}

/** What was found beside a document. */
interface Beside {
  /** By the name or checksum that the document states. */
  readonly images: ReadonlyMap<string, KnownImage>;
  readonly linked: readonly LinkedFile[];
  /** Changes whenever any of these does. */
  readonly id: string;
}

/** Documents with what they point at: other bills of materials, and images of firmware. */
export class Deliveries implements Besides {
  readonly #session: DeliveriesAround;
  readonly #files: LinkedFiles;
  readonly #beside = new Map<string, Beside>();

  constructor(session: DeliveriesAround) {
    this.#session = session;
    this.#files = new LinkedFiles(session);
  }

  /** Documents beside which something was found or looked for; all has to be looked at again. */
  changed(): readonly string[] {
    this.#files.forget();
    return [...this.#beside.keys()];
  }

  /** Whether a document or image was found beside others. */
  concerns(uri: string): boolean {
    const all = [...this.#beside.values()];
    return all.some(
      ({ images, linked }) =>
        linked.some(file => file.uri === uri) || [...images.values()].some(image => image.uri === uri),
    );
  }

  forget(uri: string): void {
    this.#beside.delete(uri);
  }

  /** Looks beside a document. @returns whether something else was found than is known */
  async look(uri: string, review: Review): Promise<boolean> {
    const declared = review.bom ? declaredBy(review.bom) : [];
    const links = review.bom?.links ?? [];
    const known = this.#beside.get(uri);
    if (declared.length === 0 && links.length === 0) {
      this.#beside.delete(uri);
      return known !== undefined && known.id !== '';
    }
    this.#session.onLinks();
    const images = await this.#imagesBeside(uri, declared);
    const linked = await this.#files.linkedFrom(uri, links);
    const id = [
      ...[...images].map(([name, { digest }]) => `${name} ${digest}`),
      ...linked.map(({ uri: own, digest }) => `${own} ${digest}`),
    ].join('\n');
    this.#beside.set(uri, { images, linked, id: id === '' ? '' : `${this.#session.reviews.epoch} ${id}` });
    return (known?.id ?? '') !== (this.#beside.get(uri)?.id ?? '');
  }

  /** The images that a document names, as far as they are known. */
  imagesFor(uri: string, declared: readonly DeclaredImage[]): readonly ImageReadBefore[] {
    const images = this.#beside.get(uri)?.images;
    if (!images) return [];
    return declared.flatMap(({ component, files, hashes }) => {
      for (const named of [...files, ...hashes]) {
        const found = images.get(named.value);
        if (found) return [{ component, named, file: lastPart(found.uri), bom: found.bom }];
      }
      return [];
    });
  }

  /** A review with what it points at: no word on what was reviewed too, what is wrong with the others, and what they bring in. */
  settle(uri: string, review: Review, set: SignatureSet): Review {
    const beside = this.#beside.get(uri);
    if (!beside || !review.bom || beside.id === '') return review;
    const images = this.imagesFor(uri, declaredBy(review.bom)).flatMap(({ named, file }): readonly LinkedPart[] => {
      const own = beside.images.get(named.value);
      return own ? [{ span: named.span, uri: own.uri, path: file, ref: undefined, findings: [] }] : [];
    });
    if (beside.linked.length === 0) return { ...review, parts: images };
    const path = pathOf(this.#session, uri);
    const top = documentBuilder(set)({ path, review });
    const documents = [top, ...beside.linked.map(({ document }) => document)];
    const settled = settleLinks(documents);
    const known = new Known();
    for (const document of documents) known.add(document);
    const [own] = settled;
    const told = new Map(own?.findings.map(finding => [finding.fingerprint, finding]));
    const parts: LinkedPart[] = [...images];
    const findings = review.findings.flatMap(finding => {
      if (!finding.targets) return [finding];
      const found = known.resolve(finding);
      const file =
        found && 'to' in found ? beside.linked.find(({ document }) => document.path === found.to) : undefined;
      if (file) {
        const reached = reachedFrom(file.document.path, documents, known);
        const brought = settled
          .slice(1)
          .filter(document => reached.has(document.path))
          .flatMap(broughtIn);
        const ref = refIn(
          review.bom?.links.find(({ targets }) => targets[0] === finding.targets?.[0])?.places[0]?.value,
        );
        const places = [finding.span, ...finding.related.map(({ span }) => span)];
        for (const span of places) {
          const once = span === finding.span ? sorted(brought) : [];
          parts.push({
            span,
            uri: file.uri,
            path: file.document.path,
            ref,
            components: file.document.components,
            findings: once,
          });
        }
      }
      const now = told.get(finding.fingerprint);
      return now ? [{ ...finding, message: now.message, level: now.level }] : [];
    });
    return { ...review, findings, parts };
  }

  /** The component that is meant in a part, else its beginning. */
  placeIn({ uri, ref }: LinkedPart): Range {
    const start = { line: 0, character: 0 };
    const review = this.#files.reviewOf(uri);
    const component = ref === undefined ? undefined : review?.bom?.components.find(each => each.ref?.value === ref);
    if (!review || !component) return { start, end: start };
    return new Converter(uri, review.source, this.#session.client.encoding).range(
      component.name?.span ?? component.span,
    );
  }

  async #imagesBeside(uri: string, declared: readonly DeclaredImage[]): Promise<ReadonlyMap<string, KnownImage>> {
    const images = new Map<string, KnownImage>();
    if (declared.length === 0) return images;
    const { files, reviews } = this.#session;
    const terms = await reviews.termsFor(uri);
    if (!terms || terms.policy.excluded) return images;
    const folder = parentOf(uri);
    let listed: readonly string[] | undefined;
    const read = async (name: string, place: string, bytes: Uint8Array) => {
      if (bytes.length > largestImage) return;
      const found = await this.#session.images.read(place, bytes, terms);
      if (typeof found === 'string' || !found.reading.bom) return;
      const [digest = ''] = await digestNames(bytes, ['sha256']);
      images.set(name, { uri: place, bom: found.reading.bom, digest });
    };
    for (const { files: names, hashes } of declared) {
      if (images.size >= mostImages) break;
      for (const { value } of names) {
        const place = placeBelow(folder, value);
        const bytes = place === undefined ? undefined : await files.tree.read(place);
        if (place !== undefined && bytes) await read(value, place, bytes);
      }
      if (names.some(({ value }) => images.has(value)) || hashes.length === 0) continue;
      listed ??= (await files.tree.list(folder))
        .filter(({ kind, name }) => kind === 'file' && isImageName(name))
        .slice(0, mostFiles)
        .map(entry => entry.uri);
      for (const place of listed) {
        const bytes = await files.tree.read(place);
        const own = bytes ? await digestNames(bytes, algorithmsOf(hashes)) : [];
        const met = hashes.find(({ value }) => own.some(digest => digest.endsWith(`:${value.toLowerCase()}`)));
        if (met && bytes) await read(met.value, place, bytes);
      }
    }
    return images;
  }
}

function declaredBy(bom: Bom): readonly DeclaredImage[] {
  return declaredImages(bom, new Glances(bom.components, [namesFile]));
}

/** A file below a folder by the path that a document states; a path that leads out of it names none. */
function placeBelow(folder: string, path: string): string | undefined {
  const names = path.split(/[\\/]+/).filter(name => name !== '' && name !== '.');
  if (names.length === 0 || names.includes('..') || /^(?:[\\/]|[a-z]:)/i.test(path) || path.includes('\0'))
    return undefined;
  const place = [folder, ...names.map(encodeURIComponent)].join('/');
  return isInFolder(decoded(place), decoded(folder)) ? place : undefined;
}

/** The element of another document that a reference means, as BOM-Link has it behind `#`. */
function refIn(value: string | undefined): string | undefined {
  const at = value?.indexOf('#') ?? -1;
  return value === undefined || at < 0 ? undefined : decoded(value.slice(at + 1));
}

function reachedFrom(start: string, documents: readonly ReportDocument[], known: Known): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const path of reached) {
    for (const finding of documents.find(document => document.path === path)?.findings ?? []) {
      const found = known.resolve(finding);
      if (found && 'to' in found) reached.add(found.to);
    }
  }
  return reached;
}

/** What names a vendor in a document, told with the way on which it came; and what it points at that nobody reviewed. */
function broughtIn({ findings }: ReportDocument): readonly BroughtIn[] {
  return findings.flatMap(({ vendor, targets, level, rule, message, waiver }) =>
    level !== 'none' && waiver === null && (vendor !== null || targets !== undefined) ? [{ level, rule, message }] : [],
  );
}

function sorted(findings: readonly BroughtIn[]): readonly BroughtIn[] {
  return [...findings].sort((a, b) => (a.level === b.level ? 0 : atLeast(a.level, b.level) ? -1 : 1));
}
