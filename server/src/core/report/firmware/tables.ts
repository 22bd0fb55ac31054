import type { Language } from '../../l10n/language.ts';
import type { Claim, Inside } from '../../model/claim.ts';
import { roleWord } from '../../model/words.ts';
import { type Message, message } from '../../text/message.ts';
import { html } from '../html-text.ts';
import { pathWords } from '../image.ts';
import { markupText } from '../xml-text.ts';
import { kindSaid } from './kinds.ts';
import { type FirmwareView, hex, insideOf } from './view.ts';

/** Rows that a page shows; the others are counted. */
const mostRows = 400;

/** What was found that says whose the image may be: what meets a vendor first. */
export function evidenceHtml({ review, document }: FirmwareView, language: Language): string {
  const met = new Map<string, Set<string>>();
  for (const { vendorName, evidence } of document.findings) {
    if (vendorName === null) continue;
    for (const one of evidence) {
      const key = keyOf(one.role, one.range.start.character, one.inside);
      met.set(key, (met.get(key) ?? new Set()).add(vendorName));
    }
  }
  const rows = (review.bom?.components ?? []).flatMap(({ claims }) =>
    claims.flatMap(claim => {
      const vendors = met.get(keyOf(claim.role, claim.span.start, claim.inside));
      return vendors || claim.role !== 'purl' ? [{ claim, vendors }] : [];
    }),
  );
  rows.sort(
    (a, b) =>
      Number(b.vendors !== undefined) - Number(a.vendors !== undefined) || a.claim.span.start - b.claim.span.start,
  );
  const heads = [
    words.offset,
    words.inside,
    message('firmware.sign', 'Sign'),
    message('firmware.value', 'Value'),
    message('firmware.vendor', 'Vendor'),
    message('firmware.peek', 'Bytes'),
  ];
  const cells = rows
    .slice(0, mostRows)
    .map(({ claim, vendors }) => [
      `<code>${hex(claim.span.start)}</code>`,
      claim.inside ? markupText(pathWords(claim.inside)) : '',
      html(roleWord(claim.role), language),
      markupText(claim.value, 300),
      markupText([...(vendors ?? [])].join(', ')),
      peekHtml(claim, language),
    ]);
  return tableHtml(heads, cells, rows.length, language);
}

function keyOf(role: string, start: number, inside: Inside | undefined): string {
  return JSON.stringify([role, start, inside?.path, inside?.offset]);
}

const words = {
  offset: message('firmware.offset', 'Offset'),
  inside: message('firmware.inside', 'Inside'),
};

export function componentsHtml({ review }: FirmwareView, language: Language): string {
  const [, ...rows] = review.bom?.components ?? [];
  const heads = [
    words.offset,
    words.inside,
    message('firmware.kind', 'Kind'),
    message('firmware.name', 'Name'),
    message('firmware.version', 'Version'),
  ];
  const cells = rows
    .slice(0, mostRows)
    .map(component => [
      `<code>${hex(component.span.start)}</code>`,
      markupText(insideOf(component)),
      component.kind === undefined ? '' : html(kindSaid(component.kind), language),
      markupText(component.name?.value ?? '', 300),
      markupText(component.version?.value ?? '', 100),
    ]);
  return tableHtml(heads, cells, rows.length, language);
}

function tableHtml(
  heads: readonly Message[],
  rows: readonly (readonly string[])[],
  count: number,
  language: Language,
): string {
  if (rows.length === 0) return `<p class="dim">${html(message('firmware.none', 'None.'), language)}</p>`;
  const head = heads.map(one => `<th scope="col">${html(one, language)}</th>`).join('');
  const body = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  const text = { one: '{n} row more is not shown.', other: '{n} rows more are not shown.' };
  const rest = count - rows.length;
  const more = rest > 0 ? `<p class="dim">${html(message('firmware.more-rows', text, { n: rest }), language)}</p>` : '';
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>${more}`;
}

/** The bytes around a sign as hexadecimal numbers and letters. */
function peekHtml({ inside, value }: Claim, language: Language): string {
  if (!inside?.near) return '';
  const { start, bytes } = inside.near;
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const own = [...bytes.subarray(at, at + 16)];
    const numbers = own.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = own.map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    rows.push(`${(start + at).toString(16).padStart(8, '0')}  ${numbers.padEnd(47)}  ${letters}`);
  }
  const title = message('firmware.bytes-of', 'Bytes around “{value}”', { value: value.slice(0, 80) });
  const summary = html(message('firmware.show-bytes', 'Show'), language);
  const label = html(title, language);
  const act = html(
    message('firmware.show-bytes-of', 'Show the bytes around “{value}”', { value: value.slice(0, 80) }),
    language,
  );
  return `<details class="plain"><summary aria-label="${act}">${summary}</summary><pre tabindex="0" role="region" aria-label="${label}">${rows.map(row => markupText(row)).join('\n')}</pre></details>`;
}
