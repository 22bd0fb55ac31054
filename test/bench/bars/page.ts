import { cpus, totalmem } from 'node:os';
import type { Measured } from './bars.ts';

/** The page of figures, in Markdown. */
export function pageOf(all: readonly Measured[], day: string, how: string): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.versions.node}`;
  const rows = all.map(({ what, of, ratio, most, own, other }) => {
    const bar = most === undefined ? '' : `≤ ${most}`;
    const kept = most === undefined ? '' : ratio <= most ? 'yes' : '**no**';
    return `| ${what} | ${of} | ${figure(own)} | ${figure(other)} | **${ratio.toFixed(2)}** | ${bar} | ${kept} |`;
  });
  return [
    how.trimEnd(),
    '',
    '## Figures',
    '',
    `Measured on ${day}: ${machine}. Milliseconds of the processor, all threads counted; of whole commands by the clock, of memory megabytes; medians of runs in turns. Made by \`npm run bench -- bars\`; with \`--check\` it fails where a bar is missed.`,
    '',
    '![How long a review takes beside JSON.parse](images/performance.svg)',
    '',
    '| what | beside | own | other | ratio | bar | kept |',
    '|---|---|--:|--:|--:|--:|---|',
    ...rows,
    '',
  ].join('\n');
}

function figure(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

const [width, row, label, top] = [760, 26, 380, 16];

/** A plot of the ratios, with a mark at each bar. */
export function plotOf(all: readonly Measured[]): string {
  const shown = all.filter(({ most, what }) => most !== undefined || what.includes('pars'));
  const largest = Math.max(...shown.map(({ ratio, most = 0 }) => Math.max(ratio, most)));
  const scale = (value: number) => Math.round((value / largest) * (width - label - 60));
  const bars = shown.map(({ what, of, ratio, most }, index) => {
    const y = top + index * row;
    const colour = most === undefined ? '#888' : ratio <= most ? '#2a7d46' : '#b3372b';
    const mark = most === undefined ? '' : `<path d="M${label + scale(most)} ${y}v18" stroke="#222" stroke-width="2"/>`;
    return (
      `<text x="${label - 8}" y="${y + 13}" text-anchor="end">${escaped(`${what} / ${of}`)}</text>` +
      `<rect x="${label}" y="${y + 2}" width="${Math.max(1, scale(ratio))}" height="14" fill="${colour}"/>${mark}` +
      `<text x="${label + Math.max(scale(ratio), scale(most ?? 0)) + 6}" y="${y + 13}">${ratio.toFixed(2)}</text>`
    );
  });
  const height = top * 2 + shown.length * row;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11"><title>Times of reviews beside other programs</title>` +
    `<rect width="${width}" height="${height}" fill="#fff"/>${bars.join('')}</svg>\n`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
