import type { Bom, Component } from '../../server/src/core/model/component.ts';
import { read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';

/** One thing that goes wrong with a text at an offset. */
export type Damage = (text: string, at: number) => string;

/** Every way in which one keystroke can go wrong. */
export const damages: ReadonlyMap<string, Damage> = new Map([
  ['delete', (text, at) => text.slice(0, at) + text.slice(at + 1)],
  ...['"', '{', '}', '[', ']', ',', ':', 'x', '\n', '\\'].map((inserted): [string, Damage] => [
    `insert ${JSON.stringify(inserted)}`,
    (text, at) => text.slice(0, at) + inserted + text.slice(at),
  ]),
]);

/** What every component claims, told apart by the component. */
function claimsOf(bom: Bom | undefined): Map<string, Component> {
  const claims = new Map<string, Component>();
  for (const component of bom?.components ?? []) {
    const id = component.ref?.value ?? component.name?.value ?? '';
    for (const { role, value } of component.claims) claims.set(`${id} ${role} ${value}`, component);
  }
  return claims;
}

function innermostAt(bom: Bom, at: number): Component | undefined {
  const around = bom.components.filter(({ span }) => span.start <= at && at < span.end);
  return around.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/** How many claims outside the component at `at` survive a damage there, of how many; and whether a broken text says so. */
export function survival(text: string, at: number, damage: Damage): { kept: number; of: number; told: boolean } {
  const whole = read(new Source(text)).bom;
  if (!whole) throw new Error('the text is no SBOM');
  const hit = innermostAt(whole, at);
  const hurt = damage(text, at);
  const { bom, problems } = read(new Source(hurt));
  const found = claimsOf(bom);
  const expected = [...claimsOf(whole)].filter(([, component]) => component !== hit);
  const kept = expected.filter(([claim]) => found.has(claim)).length;
  return { kept, of: expected.length, told: isJson(hurt) || problems.some(({ severity }) => severity === 'error') };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Pretty-printed as Jackson does it: lists open and close on the lines of their elements. */
export function jackson(value: unknown, depth = 0): string {
  const [inner, outer] = ['  '.repeat(depth + 1), '  '.repeat(depth)];
  if (Array.isArray(value))
    return value.length === 0 ? '[ ]' : `[ ${value.map(each => jackson(each, depth)).join(', ')} ]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, each]) => `${inner}${JSON.stringify(key)} : ${jackson(each, depth + 1)}`,
  );
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${outer}}`;
}
