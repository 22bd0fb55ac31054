import type { Claim, Inside, Stated } from '../../model/claim.ts';
import type { Bom } from '../../model/component.ts';
import type { FirmwareImage, ImageNode } from '../../model/image.ts';
import type { Span } from '../../text/span.ts';
import { BomBuilder, type ComponentDraft } from '../bom-builder.ts';
import { labelOf, type ReportedImage, type Tool } from '../tool-report/report.ts';
import type { Package } from './evidence/package.ts';
import type { Near } from './near.ts';
import type { FoundProgram, FoundText } from './search.ts';
import type { PlacedFact, Standing } from './walk.ts';

/** What was found in the bytes of one place. */
export interface Findings {
  readonly standing: Standing;
  readonly texts: readonly FoundText[];
  readonly programs: readonly FoundProgram[];
  readonly packages: readonly Package[];
  readonly system: ReadonlyMap<string, string> | undefined;
  readonly bom: Bom | undefined;
  /** The bytes around each of these places, where somebody asked for them. */
  readonly near?: ReadonlyMap<number, Near>;
}

/** What a tool says of the image, and the file that it says so in. */
export interface NamedReport {
  readonly tool: Tool;
  /** Without its folder. */
  readonly name: string;
  readonly image: ReportedImage;
}

/** Makes the bill of materials of an image: the image, what names somebody in it, and the components found inside. */
export function bomOf(
  name: string | undefined,
  image: FirmwareImage,
  facts: readonly PlacedFact[],
  found: readonly Findings[],
  reports: readonly NamedReport[] = [],
): Bom {
  const builder = new BomBuilder();
  const writer = new Writer(builder, image);
  writer.product(name);
  for (const fact of facts) writer.fact(fact);
  for (const one of found) writer.found(one);
  for (const one of reports) writer.report(one);
  builder.product = 0;
  builder.componentCount = builder.components.length;
  return { ...builder.finish('firmware'), signed: false, sensitive: true, image };
}

/** Places of one package that are kept. */
const mostPlaces = 8;

class Writer {
  readonly #builder: BomBuilder;
  readonly #image: FirmwareImage;
  readonly #boards = new Map<number, ComponentDraft>();
  readonly #packages = new Map<string, ComponentDraft>();
  readonly #systems = new Set<string>();
  #product: ComponentDraft | undefined;

  constructor(builder: BomBuilder, image: FirmwareImage) {
    this.#builder = builder;
    this.#image = image;
  }

  product(name: string | undefined): void {
    const product = this.#builder.start('product', 0);
    product.kind = 'firmware';
    product.span = { start: 0, end: this.#image.size };
    const own = name ?? this.#image.nodes[0]?.name;
    if (own !== undefined) product.name = { value: own, span: { start: 0, end: 0 } };
    this.#product = product;
  }

  fact({ fact, standing, near }: PlacedFact): void {
    const { role, value, at, length, label } = fact;
    const isOfBoard = role === 'compatible' || role === 'model-number';
    const component = isOfBoard ? this.#board(standing, label === 'built on' ? value : undefined, at) : this.#product;
    component?.claims.push(this.#claim(role, value, at, length, standing, label, near));
    if (component && isOfBoard && component.name === undefined)
      component.name = this.#stated(value, at, length, standing);
  }

  found({ standing, texts, programs, packages, system, bom, near }: Findings): void {
    for (const { role, value, at, length, label } of texts) {
      if (value !== '')
        this.#product?.claims.push(this.#claim(role, value, at, length, standing, label, near?.get(at)));
    }
    for (const { name, version, kind, at, length } of programs) {
      const component = this.#start(kind, at, length, standing);
      component.name = this.#stated(name, at, length, standing);
      component.version = this.#stated(version, at, length, standing);
    }
    for (const one of packages) this.#package(one, standing, near?.get(one.at));
    if (system) this.#system(system, standing);
    if (bom) this.#embedded(bom, standing);
  }

  /** What another tool says: with its name, and at the bytes that it says it of. */
  report({ tool, name, image }: NamedReport): void {
    const { size } = this.#image;
    const label = labelOf(tool);
    const claimAt = (role: Claim['role'], value: string, offset = 0, length = size): Claim => {
      const start = Math.min(offset, size);
      const span = { start, end: Math.min(size, start + length) };
      return { role, value, span, label, concluded: true, inside: { path: [`${label} ${name}`], offset } };
    };
    for (const { role, value, offset, size: length } of image.found)
      this.#product?.claims.push(
        claimAt(role, value, offset, length === 0 && offset !== undefined ? 1 : length || size),
      );
    for (const { name: own, version, claims } of image.packages) {
      const component = this.#builder.start('component', 0, this.#product);
      component.kind = 'library';
      component.span = { start: 0, end: size };
      component.inside = { path: [`${label} ${name}`], offset: 0 };
      component.name = { value: own.value, span: component.span };
      if (version) component.version = { value: version.value, span: component.span };
      for (const { role, stated } of claims) component.claims.push(claimAt(role, stated.value));
    }
  }

  /** The board that a device tree describes, or a part that its board is built on. */
  #board(standing: Standing, part: string | undefined, at: number): ComponentDraft {
    const known = this.#boards.get(standing.node);
    const board = known ?? this.#start('device', 0, this.#image.nodes[standing.node]?.size ?? 0, standing);
    this.#boards.set(standing.node, board);
    if (part === undefined) return board;
    const own = this.#start('hardware', at, part.length, standing);
    own.parent = board.index;
    return own;
  }

  #package(found: Package, standing: Standing, near?: Near): void {
    const { name, version, type, architecture, supplier, url, at, length } = found;
    const namespace = type === 'deb' ? 'debian/' : type === 'apk' ? 'alpine/' : '';
    const arch = architecture === undefined ? '' : `?arch=${encodeURIComponent(architecture)}`;
    const purl = `pkg:${type}/${namespace}${encodeURIComponent(name)}@${encodeURIComponent(version)}${arch}`;
    const place = this.#claim('purl', purl, at, length, standing, undefined, near);
    const known = this.#packages.get(purl);
    if (known) {
      // a recovery system, or the second of two slots, has the same: one component, in both places
      if (known.claims.length < mostPlaces) known.claims.push(place);
      return;
    }
    const component = this.#start('library', at, length, standing);
    this.#packages.set(purl, component);
    component.name = this.#stated(name, at, length, standing);
    component.version = this.#stated(version, at, length, standing);
    component.claims.push(place);
    if (supplier !== undefined)
      component.claims.push({ ...this.#claim('supplier', supplier, at, length, standing), party: 'organization' });
    if (url !== undefined) component.claims.push(this.#claim('url', url, at, length, standing, 'website'));
  }

  #system(values: ReadonlyMap<string, string>, standing: Standing): void {
    const name = values.get('NAME') ?? values.get('DISTRIB_ID');
    if (name === undefined) return;
    const version = values.get('VERSION_ID') ?? values.get('VERSION') ?? values.get('DISTRIB_RELEASE');
    const key = `${name} ${version ?? ''}`;
    if (this.#systems.has(key)) return;
    this.#systems.add(key);
    const size = this.#image.nodes[standing.node]?.size ?? 0;
    const component = this.#start('operating-system', 0, size, standing);
    component.name = this.#stated(name, 0, size, standing);
    if (version !== undefined) component.version = this.#stated(version, 0, size, standing);
    const cpe = values.get('CPE_NAME');
    if (cpe !== undefined) component.claims.push(this.#claim('cpe', cpe, 0, size, standing));
    const home = values.get('HOME_URL');
    if (home !== undefined) component.claims.push(this.#claim('url', home, 0, size, standing));
  }

  /** The components of a bill of materials inside, with their claims at the place of the file. */
  #embedded(bom: Bom, standing: Standing): void {
    const moved = new Map<number, number>();
    const place = (stated: Stated<string> | undefined) =>
      stated && this.#stated(stated.value, stated.span.start, stated.span.end - stated.span.start, standing);
    for (const { index, kind, name, version, parent, claims, place: role, span, device, licences } of bom.components) {
      const own = this.#start(kind ?? 'application', span.start, span.end - span.start, standing);
      moved.set(index, own.index);
      if (role !== 'product') own.place = role;
      own.parent = (parent === undefined ? undefined : moved.get(parent)) ?? own.parent;
      own.name = place(name);
      own.version = place(version);
      if (device) own.device = device;
      for (const licence of licences) own.licences.push({ ...licence, span: own.span });
      for (const claim of claims) {
        const { start, end } = claim.span;
        own.claims.push({
          ...claim,
          span: this.#span(start, end - start, standing),
          inside: this.#inside(start, standing),
        });
      }
    }
  }

  #start(kind: string, at: number, length: number, standing: Standing): ComponentDraft {
    const span = this.#span(at, length, standing);
    const component = this.#builder.start('component', span.start, this.#product);
    component.kind = kind;
    component.span = span;
    component.inside = this.#inside(at, standing);
    return component;
  }

  #claim(
    role: Claim['role'],
    value: string,
    at: number,
    length: number,
    standing: Standing,
    label?: string,
    near?: Near,
  ): Claim {
    const inside = { ...this.#inside(at, standing), ...(near ? { near } : {}) };
    const span = this.#span(at, length, standing);
    return label === undefined ? { role, value, span, inside } : { role, value, span, label, inside };
  }

  #stated(value: string, at: number, length: number, standing: Standing): Stated<string> {
    return { value, span: this.#span(at, length, standing) };
  }

  /** Bytes of the file: its own where they stand there as they are, else those of the packed stretch around it. */
  #span(at: number, length: number, { base, outer }: Standing): Span {
    if (base === undefined) return outer;
    const start = Math.min(this.#image.size, base + at);
    return { start, end: Math.min(this.#image.size, start + length) };
  }

  readonly #paths = new Map<number, readonly string[]>();

  #inside(at: number, { node }: Standing): Inside {
    return { path: this.#path(node), offset: at };
  }

  #path(index: number): readonly string[] {
    const known = this.#paths.get(index);
    if (known) return known;
    const path: string[] = [];
    for (
      let node: ImageNode | undefined = this.#image.nodes[index];
      node?.parent !== undefined;
      node = this.#image.nodes[node.parent]
    ) {
      path.unshift(node.name ?? node.title);
    }
    this.#paths.set(index, path);
    return path;
  }
}
