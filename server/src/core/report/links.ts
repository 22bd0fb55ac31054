import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { ReportDocument, ReportFinding } from './model.ts';

/** What is known of a document that others may point at. */
export type KnownDocument = Pick<ReportDocument, 'path' | 'names' | 'digests'>;

export function knownDocument({ path, names, digests }: ReportDocument): KnownDocument {
  return { path, ...(names ? { names } : {}), ...(digests ? { digests } : {}) };
}

/** What a reference leads to among the documents of a run. */
type Resolved =
  | { readonly to: string }
  /** One has the name and is another document by its bytes. */
  | { readonly differs: string }
  /** Several have the name, and their bytes are not the same. */
  | { readonly several: readonly string[] }
  | undefined;

/** The documents of a run, by their bytes and by the names by which they point at each other. */
export class ReviewedDocuments {
  readonly #byName = new Map<string, KnownDocument[]>();
  readonly #byDigest = new Map<string, string>();

  add(document: KnownDocument): void {
    for (const name of document.names ?? []) {
      const known = this.#byName.get(name);
      if (known) known.push(document);
      else this.#byName.set(name, [document]);
    }
    for (const digest of document.digests ?? []) {
      if (!this.#byDigest.has(digest)) this.#byDigest.set(digest, document.path);
    }
  }

  /** The document without findings on others that were reviewed too, and with what is wrong with those that are here. */
  settle(document: ReportDocument): ReportDocument {
    if (!pointsOut(document)) return document;
    return { ...document, findings: document.findings.flatMap(finding => this.#settled(finding)) };
  }

  #settled(finding: ReportFinding): readonly ReportFinding[] {
    const found = this.resolve(finding);
    if (!found) return [finding];
    if ('to' in found) return [];
    const target = finding.link?.target ?? '';
    const said =
      'differs' in found
        ? message(
            'linked-bom-not-reviewed.differs',
            'linked BOM “{target}” was not reviewed: {path} has its name and another checksum',
            { target, path: printable(found.differs, 200) },
          )
        : message(
            'linked-bom-not-reviewed.several',
            'linked BOM “{target}” was not reviewed: {count} different documents have its name, {paths}',
            {
              target,
              count: found.several.length,
              paths: found.several
                .slice(0, 3)
                .map(path => printable(path, 100))
                .join(', '),
            },
          );
    return [{ ...finding, message: said }];
  }

  /** By checksum, then by serial number or namespace, never by the name of a file alone. */
  resolve({ targets = [], link }: Pick<ReportFinding, 'targets' | 'link'>): Resolved {
    const [first] = targets;
    if (first === undefined) return undefined;
    const stated = link?.digests ?? [];
    for (const digest of stated) {
      const path = this.#byDigest.get(digest);
      if (path !== undefined) return { to: path };
    }
    if (!targets.every(target => this.#byName.has(target))) return undefined;
    const candidates = this.#byName.get(first) ?? [];
    const distinct = new Map(candidates.map(each => [each.digests?.join() ?? each.path, each.path]));
    const [only, ...others] = distinct.values();
    if (only === undefined) return undefined;
    if (others.length > 0) return { several: [only, ...others] };
    const own = new Set(candidates.flatMap(({ digests = [] }) => digests.map(algorithmOf)));
    return stated.some(digest => own.has(algorithmOf(digest))) ? { differs: only } : { to: only };
  }
}

function algorithmOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

/** Whether what a document points at decides about a finding of it. */
export function pointsOut({ findings }: ReportDocument): boolean {
  return findings.some(({ targets }) => targets !== undefined);
}

/** Names that are told of a way; longer ways tell nobody more. */
const mostNames = 8;

/**
 * The documents of one run as one delivery: without findings that point at another of them, with the way from the product
 * on which each finding came, and with a finding where references lead in a circle.
 */
export function settleLinks(documents: readonly ReportDocument[]): readonly ReportDocument[] {
  if (!documents.some(pointsOut)) return documents;
  const reviewed = new ReviewedDocuments();
  for (const document of documents) reviewed.add(document);
  const graph = new Graph(documents, reviewed);
  return documents.map(document => {
    const { path } = document;
    const settled = reviewed.settle(document);
    const circles = graph.circles(document);
    const way = graph.wayTo(path);
    if (circles.length === 0 && way.length === 0) return settled;
    const findings = settled.findings.map(finding => broughtIn(finding, way));
    return { ...settled, findings: [...findings, ...circles] };
  });
}

/** Who points at whom. */
class Graph {
  readonly #edges = new Map<string, { readonly to: string; readonly finding: ReportFinding }[]>();
  readonly #ways = new Map<string, readonly string[]>();
  readonly #closing = new Set<ReportFinding>();

  constructor(documents: readonly ReportDocument[], reviewed: ReviewedDocuments) {
    const reached = new Set<string>();
    for (const { path, findings } of documents) {
      const edges = findings.flatMap(finding => {
        const found = reviewed.resolve(finding);
        return found && 'to' in found ? [{ to: found.to, finding }] : [];
      });
      if (edges.length > 0) this.#edges.set(path, edges);
      for (const { to } of edges) if (to !== path) reached.add(to);
    }
    const tops = documents.filter(({ path }) => !reached.has(path));
    // of documents that only point at each other the first is the top
    for (const { path } of [...tops, ...documents]) if (!this.#ways.has(path)) this.#walk(path);
  }

  /** Goes to what a top brings in, each document by the first way that leads there. */
  #walk(top: string): void {
    this.#ways.set(top, []);
    const open = new Set([top]);
    const stack = [{ path: top, next: 0 }];
    for (let at = stack.at(-1); at; at = stack.at(-1)) {
      const edge = this.#edges.get(at.path)?.[at.next++];
      if (!edge) {
        open.delete(at.path);
        stack.pop();
        continue;
      }
      if (open.has(edge.to)) this.#closing.add(edge.finding);
      if (this.#ways.has(edge.to)) continue;
      const above = this.#ways.get(at.path) ?? [];
      this.#ways.set(edge.to, [...above, ...(edge.finding.link?.way ?? []).filter(name => name !== above.at(-1))]);
      open.add(edge.to);
      stack.push({ path: edge.to, next: 0 });
    }
  }

  /** Names from the product of the first document to what brings this one in. */
  wayTo(path: string): readonly string[] {
    return this.#ways.get(path) ?? [];
  }

  /** Where a document points at one that brought it in. */
  circles({ findings }: ReportDocument): readonly ReportFinding[] {
    return findings.filter(finding => this.#closing.has(finding)).map(circle);
  }
}

function circle({ targets: _, link, ...finding }: ReportFinding): ReportFinding {
  const target = link?.target ?? '';
  const said = message(
    'linked-bom-not-reviewed.circle',
    'linked BOM “{target}” leads back here: documents point at each other in a circle',
    {
      target,
    },
  );
  return { ...finding, level: finding.level === 'none' ? 'none' : 'information', message: said };
}

function broughtIn(finding: ReportFinding, way: readonly string[]): ReportFinding {
  const { vendor, component, message: text } = finding;
  if (vendor === null || way.length === 0 || finding.way) return finding;
  const own = component?.name ?? component?.ref ?? '';
  const names = [...way.slice(-mostNames), ...(own === '' || own === way.at(-1) ? [] : [own])];
  const shown = names.map(name => printable(name, 60)).join(' › ');
  return {
    ...finding,
    way: names,
    message: message('linked.brought-in', '{text}; brought in by {way}', { text, way: shown }),
  };
}
