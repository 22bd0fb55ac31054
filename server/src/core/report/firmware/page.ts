import type { Language } from '../../l10n/language.ts';
import { type ImageBytes, unreadShare } from '../../model/coverage.ts';
import { type Message, message } from '../../text/message.ts';
import { groupFindings } from '../group.ts';
import { groupHtml } from '../html-finding.ts';
import { html, list } from '../html-text.ts';
import type { ReportDocument } from '../model.ts';
import { type Dress, framed } from '../page-frame.ts';
import { whomOf } from '../verdict-line.ts';
import { components, nothingFound, problemWords, shareWords } from '../words.ts';
import { markupText } from '../xml-text.ts';
import { firmwareScript, firmwareScriptHash, firmwareStyle, firmwareStyleHash } from './dress.ts';
import { stripHtml } from './strip.ts';
import { componentsHtml, evidenceHtml } from './tables.ts';
import { treeHtml } from './tree.ts';
import { type FirmwareView, grouped } from './view.ts';

/** Problems that are listed; the tree has each at its place. */
const mostProblems = 20;

const dress: Dress = {
  style: firmwareStyle,
  styleHash: firmwareStyleHash,
  script: { text: firmwareScript, hash: firmwareScriptHash },
};

/** Everything about an image on one page for an editor: nothing is loaded, nothing but our own script runs. */
export function firmwarePage(view: FirmwareView, language: Language): string {
  const { document, review } = view;
  const title = html(message('firmware.title', 'Firmware review'), language);
  const groups = groupFindings(document, () => true);
  const rest = document.problems.length - mostProblems;
  const others = { one: 'and {n} more', other: 'and {n} more' };
  const problems = [
    ...document.problems.slice(0, mostProblems).map(problem => markupText(problemWords(problem, language))),
    ...(rest > 0 ? [html(message('firmware.more-problems', others, { n: rest }), language)] : []),
  ];
  const content = `<main>
<h1>${title} <span class="dim">${markupText(document.path)}</span></h1>
<p class="verdict">${html(verdictOf(document), language)}</p>
<p class="dim">${html(factsOf(view), language)}</p>
<div class="acts"><button data-act="export">${html(message('firmware.export', 'Export CycloneDX…'), language)}</button></div>
${list(problems)}
${section(message('firmware.strip', 'The bytes from the beginning to the end'), stripHtml(view, language), language)}
${groups.length === 0 ? '' : section(message('firmware.findings', 'Findings'), groups.map(group => groupHtml(group, language, { inBytes: true })).join('\n'), language)}
${section(message('firmware.tree', 'What the image is made of'), treeHtml(view.image, language), language)}
${section(message('firmware.evidence', 'Signs of who made what'), evidenceHtml(view, language), language)}
${section(message('firmware.components', 'Components found'), componentsHtml(view, language), language)}
</main>
<footer class="dim"><p>${html(message('firmware.static', 'Nothing of the image was run, decrypted or written. {components} in all.', { components: components(review.bom?.components.length ?? 0) }), language)}</p></footer>`;
  return framed({ language: language.tag, title, content }, dress);
}

function section(title: Message, content: string, language: Language): string {
  return `<section>\n<h2>${html(title, language)}</h2>\n${content}\n</section>`;
}

/** What was found, never without the share that could be read: no evidence in that is no word on the rest. */
export function verdictOf({ findings, coverage: { images } }: ReportDocument): Message {
  const open = findings.filter(({ level, vendor, waiver }) => vendor !== null && level !== 'none' && waiver === null);
  const vendors = [...new Set(open.flatMap(({ vendorName }) => vendorName ?? []))];
  if (vendors.length === 0) return nothingFound(false, images);
  const args = { vendors: vendors.join(', '), ...sharesOf(images) };
  return images && images.unread > 0
    ? message(
        'firmware.found',
        'Signs of {vendors} in the {share} of the image that could be read; nobody looked into the other {rest}.',
        args,
      )
    : message('firmware.found-all', 'Signs of {vendors}; all of the image could be read.', args);
}

function sharesOf(images: ImageBytes | undefined): { readonly share: string; readonly rest: string } {
  const unread = images ? unreadShare(images) : 0;
  return { share: shareWords(1 - unread), rest: shareWords(unread) };
}

function factsOf({ document, image }: FirmwareView): Message {
  return message('firmware.facts', '{size} bytes, {places} places, {whom}, as of {day}.', {
    size: grouped(image.size),
    places: grouped(image.nodes.length),
    whom: whomOf(document.contexts),
    day: document.contexts[0]?.asOf ?? '',
  });
}
