import { unprintable, visible } from './printable.ts';

/**
 * What a text is, which decides how a sign is written without its power: `\u005b` in `text` and JSON, `&#x5b;` in `markup`.
 * `github` and `azure` are text with commands of our own for that runner; an output of such a medium never begins a line
 * with a text of a document.
 */
export type Medium = 'text' | 'markup' | 'github' | 'azure';

/** Signs that runners skip, or compare as if they were not there, before and in a command. */
const ignorable = String.raw`\p{Default_Ignorable_Code_Point}\p{M}`;
const blank = String.raw`(?:[^\S\r\n]|[${ignorable}]|\u001b\[[\d;]*m)*`;
const ignored = `[${ignorable}]*`;

/**
 * The beginnings of commands, each up to the sign that completes it: that sign is the one that is written otherwise.
 * - `::` first in a line: GitHub, Gitea, Forgejo (actions/runner ActionCommand.cs trims blanks before it);
 * - `##[`, `##vso[`, `##teamcity[` anywhere: GitHub, Azure Pipelines, TeamCity;
 * - `travis_fold:` and `section_start:` anywhere: Travis CI, GitLab;
 * - `--- `, `+++ `, `~~~ `, `^^^ ` first in a line: Buildkite.
 * Jenkins, Bitbucket and the sections of GitLab need a control character, of which none is left.
 */
const acting = new RegExp(
  [
    `^${blank}:${ignored}:`,
    String.raw`^${blank}(?:---|\+\+\+|~~~|\^\^\^)[ \t]`,
    String.raw`#${ignored}#[\p{L}\p{N}_${ignorable}]{0,40}\[`,
    '(?:travis_(?:fold|time)|section_(?:start|end)):',
    `[${unprintable}]`,
  ].join('|'),
  'gmu',
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
      if (at < known || this.#mayPass(whole, match.index, match[0], medium)) continue;
      encoded += whole.slice(from, at) + written(whole.charAt(at), medium);
      from = at + 1;
    }
    this.#line = keptOf(whole);
    return from === known ? text : encoded + whole.slice(from);
  }

  #mayPass(whole: string, at: number, match: string, medium: Medium): boolean {
    if (match === '\r') return whole[at + 1] === '\n';
    if (match === '\u001b') return this.#colours && colour.test(whole.slice(at, at + longestKept));
    const isFirst = at === 0 || whole[at - 1] === '\n';
    return isFirst && own[medium]?.test(whole.slice(at, at + longestOwn)) === true;
  }
}

function written(sign: string, medium: Medium): string {
  const isControl = sign < ' ' || sign > '~';
  return medium === 'markup' && !isControl ? `&#x${sign.charCodeAt(0).toString(16)};` : visible(sign);
}

/** The end of the last line: enough to know a command that is cut in two, and whether it would be first in its line. */
function keptOf(text: string): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1).replace(leadingBlanks, '');
  return line.length <= longestKept ? line : `x${line.slice(-longestKept)}`;
}

const leadingBlanks = new RegExp(`^${blank}`, 'u');
