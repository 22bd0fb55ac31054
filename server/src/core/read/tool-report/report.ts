import type { Claim, Role, Stated } from '../../model/claim.ts';
import type { Bom } from '../../model/component.ts';
import type { BomFormat } from '../../model/syntax.ts';
import { addClaim, BomBuilder } from '../bom-builder.ts';

/** A tool that takes images apart, as its makers write it. */
export type Tool = 'binwalk' | 'unblob' | 'EMBA';

/** Something that a tool says it found in an image; its span is in the report. */
export interface Reported extends Stated<string> {
  readonly role: Role;
  /** Bytes from the beginning of the image; undefined where it stands in something packed, or nobody says. */
  readonly offset: number | undefined;
  /** 0 where nobody says. */
  readonly size: number;
}

/** A package that a tool says is installed in an image. */
export interface ReportedPackage {
  readonly name: Stated<string>;
  readonly version: Stated<string> | undefined;
  readonly claims: readonly { readonly role: Role; readonly stated: Stated<string> }[];
}

/** What a tool says of one image. */
export interface ReportedImage {
  /** Name of the file, without its folder; undefined where the report names none. */
  readonly file: Stated<string> | undefined;
  readonly found: readonly Reported[];
  readonly packages: readonly ReportedPackage[];
}

/** A report of a tool, read as far as it may name somebody. */
export interface ToolReport {
  readonly tool: Tool;
  readonly images: readonly ReportedImage[];
}

/** What is kept of one report at most. */
export const mostFound = 20_000;

/** Forms of vendors in the words of the tools, by our word for the form. What a tool calls otherwise names nobody. */
const vendorForms: ReadonlyMap<string, string> = new Map([
  ['dahua_zip', 'dahua-zip'],
  ['tplink', 'tp-link-header'],
]);

/** The vendor's form that a tool means by a name of its own. */
export function vendorForm(name: string): string | undefined {
  return vendorForms.get(name);
}

/** The last part of a path, at its place. */
export function fileOf(
  path: Stated<string>,
  locate: (from: number, to: number) => Stated<string>['span'],
): Stated<string> {
  const from = Math.max(path.value.lastIndexOf('/'), path.value.lastIndexOf('\\')) + 1;
  return { value: path.value.slice(from), span: locate(from, path.value.length) };
}

/** How evidence of a report is called: whose word it is stands before what it says. */
export function labelOf(tool: Tool): string {
  return `${tool} report`;
}

/** A report as a bill of materials of its images. A tool found all of it; nobody stated it. */
export function bomOfReport({ tool, images }: ToolReport, format: BomFormat): Bom {
  const builder = new BomBuilder();
  const more: Pick<Claim, 'label' | 'concluded'> = { label: labelOf(tool), concluded: true };
  for (const [nth, { file, found, packages }] of images.entries()) {
    const place = file?.span ?? found[0]?.span ?? packages[0]?.name.span ?? { start: 0, end: 0 };
    const image = builder.start(nth === 0 ? 'product' : 'component', place.start);
    image.kind = 'firmware';
    image.span = place;
    image.name = file;
    if (nth === 0) builder.product = image.index;
    for (const { role, value, span } of found) addClaim(image, role, { value, span }, more);
    for (const { name, version, claims } of packages) {
      const own = builder.start('component', name.span.start, image);
      own.kind = 'library';
      own.span = name.span;
      own.name = name;
      own.version = version;
      addClaim(own, 'name', name, more);
      for (const { role, stated } of claims) addClaim(own, role, stated, more);
    }
  }
  builder.componentCount = builder.components.length;
  return builder.finish(format);
}
