import type { Language } from '../../l10n/language.ts';
import type { ImageNode } from '../../model/image.ts';
import { type Message, message } from '../../text/message.ts';
import { html } from '../html-text.ts';
import { titleSaid } from './titles.ts';
import { type FirmwareView, grouped, hex, stateWords } from './view.ts';

const height = 64;
/** Regions that the table has. */
const mostRegions = 200;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly bits: number;
  /** What stands there as the bytes of the file are. */
  readonly node: ImageNode | undefined;
}

/** How mixed the bytes are, from the beginning to the end: a strip that keys walk along, and the same as a table. */
export function stripHtml(view: FirmwareView, language: Language): string {
  const stretches = stretchesOf(view);
  const title = message('firmware.entropy', 'Entropy, in bits a byte');
  const bars = stretches.map((stretch, index) => {
    const tall = Math.max(1, Math.round((stretch.bits / 8) * height));
    const state = stretch.node?.state ?? 'opaque';
    const said = html(saidOf(stretch), language);
    const place = `data-start="${stretch.start}" data-end="${stretch.end}"`;
    return `<rect class="s-${state}" x="${index}" y="${height - tall}" width="1" height="${tall}" ${place}><title>${said}</title></rect>`;
  });
  const [first] = stretches;
  const last = Math.max(0, stretches.length - 1);
  const value = `aria-valuemin="0" aria-valuemax="${last}" aria-valuenow="0" aria-valuetext="${first ? html(saidOf(first), language) : ''}"`;
  return [
    `<div id="strip" role="slider" tabindex="0" aria-label="${html(title, language)}" ${value}>`,
    `<svg aria-hidden="true" viewBox="0 0 ${stretches.length} ${height}" preserveAspectRatio="none">${bars.join('')}<rect id="cursor" x="0" y="0" width="1" height="${height}"/></svg>`,
    '</div>',
    `<p id="at" class="dim">${first ? html(saidOf(first), language) : ''}</p>`,
    legend(language),
    table(stretches, language),
  ].join('\n');
}

function legend(language: Language): string {
  const keys = Object.entries(stateWords).map(
    ([state, words]) => `<li class="s-${state}">${html(words, language)}</li>`,
  );
  return `<ul class="keys">${keys.join('')}</ul>`;
}

function stretchesOf({ image, entropy: { stretch, bits } }: FirmwareView): readonly Stretch[] {
  const plain = image.nodes.filter(({ offset, parent }) => offset !== undefined || parent === undefined);
  return bits.map((own, index) => {
    const start = index * stretch;
    const end = Math.min(image.size, start + stretch);
    return { start, end, bits: own, node: at(plain, (start + end) / 2) };
  });
}

/** The smallest place around a byte. */
function at(nodes: readonly ImageNode[], byte: number): ImageNode | undefined {
  let best: ImageNode | undefined;
  for (const node of nodes) {
    const { start, end } = node.span;
    if (byte < start || byte >= end) continue;
    if (!best || end - start < best.span.end - best.span.start) best = node;
  }
  return best;
}

function saidOf({ start, end, bits, node }: Stretch): Message {
  const args = { from: hex(start), to: hex(end), bits: bits.toFixed(1) };
  return node
    ? message('firmware.stretch', '{from} to {to}: {bits} bits, {what}, {state}', {
        ...args,
        what: titleSaid(node.title),
        state: stateWords[node.state],
      })
    : message('firmware.stretch-unknown', '{from} to {to}: {bits} bits', args);
}

function table(stretches: readonly Stretch[], language: Language): string {
  const regions: Stretch[][] = [];
  for (const stretch of stretches) {
    const last = regions.at(-1);
    if (last && last[0]?.node === stretch.node) last.push(stretch);
    else regions.push([stretch]);
  }
  const rows = regions.slice(0, mostRegions).map(region => {
    const [first] = region;
    const end = region.at(-1)?.end ?? 0;
    if (!first) return '';
    const bits = region.map(each => each.bits);
    const mean = bits.reduce((sum, each) => sum + each, 0) / bits.length;
    const what = first.node ? html(titleSaid(first.node.title), language) : '';
    const state = first.node ? html(stateWords[first.node.state], language) : '';
    return `<tr><td><code>${hex(first.start)}</code></td><td>${grouped(end - first.start)}</td><td>${mean.toFixed(1)}</td><td>${Math.max(...bits).toFixed(1)}</td><td>${what}</td><td>${state}</td></tr>`;
  });
  const heads = [
    message('firmware.offset', 'Offset'),
    message('firmware.size', 'Bytes'),
    message('firmware.mean', 'Mean'),
    message('firmware.highest', 'Highest'),
    message('firmware.what', 'What stands there'),
    message('firmware.state', 'Looked into'),
  ].map(head => `<th scope="col">${html(head, language)}</th>`);
  const summary = html(message('firmware.as-table', 'The same as a table'), language);
  return `<details class="plain"><summary>${summary}</summary><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}
