import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../server/src/core/model/review.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { root } from './shared.ts';

const folder = join(root, 'test/cases');
/** Beside an input stands what its review must say. */
const expectation = 'expected.txt';

export interface CaretCase {
  /** `device-csv/kicad`. */
  readonly id: string;
  readonly text: string;
  readonly expectedPath: string;
  /** Undefined: nobody has looked at it yet. */
  readonly expected: string | undefined;
}

/** The cases of a format. */
export function caretCases(format: string): readonly CaretCase[] {
  const below = join(folder, format);
  if (!existsSync(below)) return [];
  return readdirSync(below).map(name => {
    const input = readdirSync(join(below, name)).find(file => file !== expectation) ?? '';
    const expectedPath = join(below, name, expectation);
    return {
      id: `${format}/${name}`,
      text: decodeText(readFileSync(join(below, name, input))).value,
      expectedPath,
      expected: existsSync(expectedPath) ? readFileSync(expectedPath, 'utf8') : undefined,
    };
  });
}

/** What a review found, as carets under the lines of its document. */
export function caretsOf({ source, bom, findings, problems, coverage }: Review): string {
  const lines = [
    `${bom?.format ?? 'no format'}, ${bom?.componentCount ?? 0} components, ${coverage.withOrganisation} with a maker`,
    ...problems.map(({ code, span }) => underlined(span, `problem ${code}`)),
    ...findings.map(({ level, vendor, evidence, span }) => {
      const [best, ...others] = evidence;
      const beside = others.map(({ claim, tier }) => `${claim.role} ${tier}`).join(', ');
      const what = `${level} ${vendor} ${best?.claim.role} ${best?.tier}${beside === '' ? '' : `; beside it ${beside}`}`;
      return underlined(span, what);
    }),
  ];
  return `${lines.join('\n')}\n`;

  function underlined(span: { readonly start: number; readonly end: number }, what: string): string {
    const { start, end } = source.rangeOf(span);
    const number = String(start.line + 1).padStart(4);
    const line = source.text.split(/\r\n|\r|\n/)[start.line] ?? '';
    const length = end.line === start.line ? end.character - start.character : line.length - start.character;
    return `${number} | ${line}\n     | ${' '.repeat(start.character)}${'^'.repeat(Math.max(1, length))} ${what}`;
  }
}
