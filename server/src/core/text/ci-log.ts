import { unprintable, visible } from './printable.ts';

/**
 * What a text is, which decides how a sign is written without its power: `\u0023` in `text` and JSON, `&#x23;` in `markup`.
 * `github` and `azure` are text with commands of our own for that runner; an output of such a medium never begins a line
 * with a text of a document.
 */
export type Medium = 'text' | 'markup' | 'github' | 'azure';

/** Signs that runners compare as if they were not there. */
const ignorable = String.raw`\p{Default_Ignorable_Code_Point}\p{M}`;
/** A longer run of them is broken: no writing has it, and a matcher would have to remember each. */
const mostIgnored = 40;
const ignored = `[${ignorable}]{0,${mostIgnored}}`;

/**
 * The beginnings of commands, each up to the sign that is written otherwise.
 * - `::` first in a line: GitHub, Gitea, Forgejo (actions/runner ActionCommand.cs trims blanks before it);
 * - `--- `, `+++ `, `~~~ `, `^^^ ` first in a line: Buildkite;
 * - `##[`, `##vso[`, `##teamcity[` anywhere: GitHub, Azure Pipelines, TeamCity;
 * - `travis_fold:` and `section_start:` anywhere: Travis CI, GitLab.
 * Jenkins, Bitbucket and the sections of GitLab need a control character, of which none is left.
 */
const acting = new RegExp(
  [
    `(?<first>:${ignored}:|(?:---|\\+\\+\\+|~~~|\\^\\^\\^)[ \\t])`,
    String.raw`#${ignored}#(?=[\p{L}\p{N}_${ignorable}]{0,40}(?:\[|$))`,
    '(?:travis_(?:fold|time)|section_(?:start|end)):',
    `[${ignorable}]{${mostIgnored}}`,
    `[${unprintable}]`,
  ].join('|'),
  'gu',
);

/** Commands that an output gives on purpose. Text of a document stands in none of these beginnings. */
const own: Readonly<Record<Medium, RegExp | undefined>> = {
  text: undefined,
  markup: undefined,
  github: /^::(?:(?:error|warning|notice) |stop-commands::[0-9a-f-]{36}$|[0-9a-f-]{36}::$)/m,
  azure: /^##vso\[task\.logissue /,
};
const longestOwn = 80;

/** As the outputs paint; not `8`, which hides, and begins what Jenkins acts on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control sequence is what this looks for
const colour = /^\u001b\[(?:[0-79]|[1-9]\d)?(?:;(?:[0-79]|[1-9]\d))*m/;

/** The most units of colour codes before a text. */
const longestColour = 20;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control sequence is what this looks for
const colourBefore = /\u001b\[[\d;]{0,16}m$/;

/** More than any beginning of a command takes. */
const longestKept = 100;

/** Makes all that goes to one stream inert for whatever reads logs, however it is cut into pieces. */
export class LogEncoder {
  readonly #colours: boolean;
  /** What stands in the line so far, as far as it matters. */
  #line = '';

  /** @param colours whether colours of ours may pass; every other control sequence is shown and never acts */
  constructor(colours: boolean) {
    this.#colours = colours;
  }

  encode(text: string, medium: Medium): string {
    const known = this.#line.length;
    const whole = this.#line + text;
    let encoded = '';
    let from = known;
    for (const match of whole.matchAll(acting)) {
      const at = match.index + match[0].length - 1;
      if (at < known || this.#mayPass(whole, match, medium)) continue;
      encoded += whole.slice(from, at) + written(whole.charAt(at), medium);
      from = at + 1;
    }
    this.#line = keptOf(whole);
    return from === known ? text : encoded + whole.slice(from);
  }

  #mayPass(whole: string, { index, 0: match, groups }: RegExpMatchArray & { index: number }, medium: Medium): boolean {
    if (match === '\r') return whole[index + 1] === '\n';
    if (match === '\u001b') return this.#colours && colour.test(whole.slice(index, index + longestKept));
    if (groups?.['first'] !== undefined && !isFirstInLine(whole, index)) return true;
    const isAtStart = index === 0 || whole[index - 1] === '\n';
    return isAtStart && own[medium]?.test(whole.slice(index, index + longestOwn)) === true;
  }
}

/** Whether there is nothing in the line before an offset that a runner does not trim. */
function isFirstInLine(text: string, offset: number): boolean {
  for (let at = offset; at > 0; ) {
    const sign = text.charAt(at - 1);
    if (sign === '\n' || sign === '\r') return true;
    const painted = sign === 'm' ? colourBefore.exec(text.slice(Math.max(0, at - longestColour), at)) : null;
    if (painted) at -= painted[0].length;
    else if (blank.test(sign)) at--;
    else return false;
  }
  return true;
}

/** One unit; of pairs only those of the plane that is ignored as a whole. */
const blank = new RegExp(String.raw`^[\s\udc00-\udfff\udb40${ignorable}]$`, 'u');

function written(sign: string, medium: Medium): string {
  const isControl = sign < ' ' || sign > '~';
  return medium === 'markup' && !isControl ? `&#x${sign.charCodeAt(0).toString(16)};` : visible(sign);
}

/** The end of the last line: enough to know a command that is cut in two, and whether it would be first in its line. */
function keptOf(text: string): string {
  const start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  if (text.length - start <= longestKept) return text.slice(start);
  const kept = text.slice(-longestKept);
  return isFirstInLine(text, text.length - longestKept) ? kept : `x${kept}`;
}
