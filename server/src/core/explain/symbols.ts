import { english, type Language } from '../l10n/language.ts';
import type { Bom, Component } from '../model/component.ts';
import type { Finding } from '../model/finding.ts';
import { atLeast } from '../model/level.ts';
import type { Review } from '../model/review.ts';
import { levelWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { covers, type Span } from '../text/span.ts';

/** One component in the outline, nested as in the document. */
export interface OutlineSymbol {
  readonly name: string;
  /** Version, and in a few words what was found. */
  readonly detail: string;
  readonly kind: string | undefined;
  readonly span: Span;
  /** What to select: the name, which always lies within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineSymbol[];
}

/** How the outline names what was found. */
interface Naming {
  readonly language: Language;
  /** The name of a vendor by its id. */
  readonly vendorName: (id: string) => string;
}

/** No outline lists more components: like VS Code's own of JSON. Those with findings come first. */
const mostSymbols = 5000;

export function symbols(
  review: Review,
  naming: Naming = { language: english, vendorName: id => id },
): readonly OutlineSymbol[] {
  const { bom } = review;
  if (!bom) return [];
  const findings = new Map<number, Finding>();
  for (const finding of review.findings) {
    if (finding.component === undefined || finding.level === 'none') continue;
    const known = findings.get(finding.component);
    if (!known || isStronger(finding, known)) findings.set(finding.component, finding);
  }
  const listed = bom.components.filter(({ place }) => place !== 'tool');
  const chosen = chosenOf(bom, listed, findings);
  const children = new Map<number | undefined, Component[]>();
  for (const component of listed) {
    if (!chosen.has(component.index)) continue;
    const siblings = children.get(component.parent);
    if (siblings) siblings.push(component);
    else children.set(component.parent, [component]);
  }
  const outline = (parent: number | undefined): readonly OutlineSymbol[] =>
    (children.get(parent) ?? []).map(component => symbol(component, findings, outline(component.index), naming));
  const left = listed.find(({ index }) => !chosen.has(index));
  if (!left) return outline(undefined);
  const text = naming.language.say(
    message(
      'outline.more',
      { one: '… and {n} more component', other: '… and {n} more components' },
      { n: listed.length - chosen.size },
    ),
  );
  const selection = { start: left.span.start, end: left.span.start };
  const rest = { name: text, detail: '', kind: undefined, span: left.span, selection, children: [] };
  return [...outline(undefined), rest];
}

/** As many components as an outline lists, each with all that it lies in: those with findings, then the first of the others. */
function chosenOf(bom: Bom, listed: readonly Component[], findings: ReadonlyMap<number, Finding>): ReadonlySet<number> {
  if (listed.length <= mostSymbols) return new Set(listed.map(({ index }) => index));
  const chosen = new Set<number>();
  const choose = (component: Component) => {
    const above: number[] = [];
    let at: Component | undefined = component;
    for (; at && !chosen.has(at.index); at = at.parent === undefined ? undefined : bom.components[at.parent]) {
      above.push(at.index);
    }
    if (chosen.size + above.length > mostSymbols) return;
    for (const index of above) chosen.add(index);
  };
  for (const component of listed) if (findings.has(component.index)) choose(component);
  for (const component of listed) {
    if (chosen.size >= mostSymbols) break;
    choose(component);
  }
  return chosen;
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
  naming: Naming,
): OutlineSymbol {
  const { name, ref, span, version, kind } = component;
  const finding = findings.get(component.index);
  const mark = finding ? naming.language.say(markWords(finding, naming)) : '';
  const selection = name && covers(span, name.span) ? name.span : { start: span.start, end: span.start };
  return {
    // The protocol refuses an empty name.
    name: printable(name?.value || ref?.value || naming.language.say(noName), 120),
    detail: [version ? printable(version.value, 60) : '', mark].filter(part => part !== '').join(' · '),
    kind,
    span,
    selection,
    children,
  };
}

const noName = message('outline.no-name', '(no name)');

/** `error: Hikvision`, and of a finding that no vendor stands behind `warning: no-supplier`. */
function markWords({ waiver, level, vendor, rule }: Finding, { vendorName }: Naming): Message {
  const about = vendor === null ? rule : printable(vendorName(vendor), 60);
  return waiver
    ? message('outline.waived', 'waived: {about}', { about })
    : message('outline.found', '{level}: {about}', { level: levelWords[level], about });
}
