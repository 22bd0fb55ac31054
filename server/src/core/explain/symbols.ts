import type { Component } from '../model/component.ts';
import type { Finding } from '../model/finding.ts';
import { atLeast } from '../model/level.ts';
import type { Review } from '../model/review.ts';
import { printable } from '../text/printable.ts';
import { covers, type Span } from '../text/span.ts';

/** One component in the outline, nested as in the document. */
export interface OutlineSymbol {
  readonly name: string;
  /** Version, and in a word what was found. */
  readonly detail: string;
  readonly kind: string | undefined;
  readonly span: Span;
  /** What to select: the name, which always lies within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineSymbol[];
}

export function symbols(review: Review): readonly OutlineSymbol[] {
  const { bom } = review;
  if (!bom) return [];
  const findings = new Map<number, Finding>();
  for (const finding of review.findings) {
    if (finding.component === undefined || finding.level === 'none') continue;
    const known = findings.get(finding.component);
    if (!known || isStronger(finding, known)) findings.set(finding.component, finding);
  }
  const children = new Map<number | undefined, Component[]>();
  for (const component of bom.components) {
    if (component.place === 'tool') continue;
    const siblings = children.get(component.parent);
    if (siblings) siblings.push(component);
    else children.set(component.parent, [component]);
  }
  const outline = (parent: number | undefined): readonly OutlineSymbol[] =>
    (children.get(parent) ?? []).map(component => symbol(component, findings, outline(component.index)));
  return outline(undefined);
}

/** What is waived is the weakest of all. */
function isStronger(one: Finding, other: Finding): boolean {
  if ((one.waiver === null) !== (other.waiver === null)) return one.waiver === null;
  return !atLeast(other.level, one.level);
}

function symbol(
  component: Component,
  findings: ReadonlyMap<number, Finding>,
  children: readonly OutlineSymbol[],
): OutlineSymbol {
  const { name, ref, span, version, kind } = component;
  const finding = findings.get(component.index);
  const mark = finding ? `${finding.waiver ? 'waived' : finding.level}: ${finding.vendor ?? finding.rule}` : '';
  const selection = name && covers(span, name.span) ? name.span : { start: span.start, end: span.start };
  return {
    // The protocol refuses an empty name.
    name: printable(name?.value || ref?.value || '(no name)', 120),
    detail: [version ? printable(version.value, 60) : '', mark].filter(part => part !== '').join(' · '),
    kind,
    span,
    selection,
    children,
  };
}
