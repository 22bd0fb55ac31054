import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { levels } from '../model/level.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { isOpen } from './changes.ts';
import type { Report } from './model.ts';
import { figure, label, pictureWidth, pictureWords } from './picture.ts';

/** Ways that are drawn, the strongest findings first. */
const most = 12;
/** Steps that fit side by side; of longer ways the middle is left out. */
const deepest = 4;
const row = 34;
const gap = 22;
const width = (pictureWidth - (deepest - 1) * gap) / deepest;

/** A step of a way, with those behind it. */
interface Step {
  readonly name: string;
  readonly next: Map<string, Step>;
  /** Level of the component at the end of the path. */
  level: Level | undefined;
}

/** The ways from products to restricted parts, drawn as a tree from left to right. Empty where nothing brings anything in. */
export function pathsPicture({ documents }: Report, language: Language): string {
  const findings = documents
    .flatMap(document => document.findings)
    .filter(finding => isOpen(finding) && finding.path !== undefined)
    .sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
    .slice(0, most);
  if (findings.length === 0) return '';
  const start: Step = { name: '', next: new Map(), level: undefined };
  for (const { path = [], level } of findings) {
    let at = start;
    for (const name of shortened(path)) {
      const known = at.next.get(name);
      const step = known ?? { name, next: new Map(), level: undefined };
      if (!known) at.next.set(name, step);
      at = step;
    }
    at.level ??= level;
  }
  const drawn: string[] = [];
  let rows = 0;
  const draw = (step: Step, depth: number): number => {
    const children = [...step.next.values()].map(child => draw(child, depth + 1));
    const [first, last = first] = [children[0], children.at(-1)];
    const y = first === undefined || last === undefined ? rows++ * row + 4 : (first + last) / 2;
    const x = depth * (width + gap);
    for (const child of children) drawn.push(edge(x + width, y, child));
    const paint = step.level === undefined ? 'step' : `step l-${step.level}`;
    drawn.push(
      `<rect class="${paint}" x="${x}" y="${y}" width="${width}" height="${row - 10}" rx="4"/>`,
      label(step.name, 20, x + 7, y + 16),
    );
    return y;
  };
  for (const product of start.next.values()) draw(product, 0);
  const told = findings.map(({ path = [] }) => path.map(name => printable(name, 60)).join(' → '));
  const said = message('picture.paths-said', '{paths}.', { paths: [...new Set(told)].join('; ') });
  return figure(pictureWords.paths, said, { height: rows * row, content: drawn.join('') }, [], language);
}

function edge(x: number, y: number, child: number): string {
  const from = y + (row - 10) / 2;
  const to = child + (row - 10) / 2;
  return `<path class="edge" d="M${x} ${from}C${x + gap / 2} ${from} ${x + gap / 2} ${to} ${x + gap} ${to}"/>`;
}

function shortened(path: readonly string[]): readonly string[] {
  return path.length <= deepest ? path : [...path.slice(0, deepest - 2), '…', ...path.slice(-1)];
}
