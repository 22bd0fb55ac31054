import { outcomeWords } from '../model/words.ts';
import { framed } from '../report/page-frame.ts';
import { markupText } from '../report/xml-text.ts';
import { dayWords } from './business-days.ts';
import type { NoticeItem } from './item.ts';
import { lawSources, type Said } from './said.ts';
import { fields805, section805Says } from './sheet-805.ts';
import { clauseSays, dueDays, fieldsOf, followUp, type NoticeFacts, type SheetField } from './sheet-889.ts';

/** All that a notice is made from. */
export interface Notice {
  readonly facts: NoticeFacts;
  readonly section889: readonly NoticeItem[];
  /** Undefined: nobody asked for section 805. */
  readonly section805: readonly NoticeItem[] | undefined;
  /** What was not read, one sentence each. */
  readonly unread: readonly string[];
  readonly documents: readonly string[];
  readonly day: string;
  readonly version: string;
  readonly signatures: string;
}

/** SHA-256 of the style sheet in base64: nothing else paints, nothing runs. */
export const noticeStyleHash = 'dw25/B8ZExQh5ZQzui9WQ9J2h7PAT5qcPUcIOQ6Atus=';

/** The look of a notice: black on white, for paper. */
export const noticeStyle = `
:root { color-scheme: light; }
body { background: #fff; color: #111; font: 11pt/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 48rem; overflow-wrap: anywhere; padding: 1.5rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { border-bottom: 1px solid #999; font-size: 1.15rem; margin: 1.8rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .35rem 0; } ul, ol { margin: .3rem 0; padding-left: 1.4rem; } li { margin: .15rem 0; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; } th, td { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; font-weight: 600; width: 34%; print-color-adjust: exact; } .empty { background: #fff7d6; print-color-adjust: exact; } .empty::before { content: "\\2610\\00a0"; }
.day { font-weight: 700; white-space: nowrap; } .note { color: #444; font-size: .9em; } sup a { color: #0645ad; text-decoration: none; }
.sign { border-top: 1px solid #111; margin-top: 3rem; padding-top: .2rem; width: 60%; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, li, .item { break-inside: avoid; } a { color: inherit; } }
@page { margin: 18mm; }
`;

/** Sources in the order in which they are first named. */
class Sources {
  readonly #known = new Map<string, number>();

  mark(source: string): string {
    const number = this.#known.get(source) ?? this.#known.size + 1;
    this.#known.set(source, number);
    return `<sup><a href="#s${number}">[${number}]</a></sup>`;
  }

  said({ text, source }: Said): string {
    return `${markupText(text)} ${this.mark(source)}`;
  }

  list(): string {
    const notes = new Map<string, string>(Object.values(lawSources).map(({ url, note }) => [url, note]));
    const items = [...this.#known].map(([source, number]) => {
      const note = notes.get(source);
      const link = /^https:\/\//.test(source)
        ? `<a href="${markupText(source)}" rel="noreferrer">${markupText(source)}</a>`
        : markupText(source);
      return `<li id="s${number}" value="${number}">${link}${note === undefined ? '' : ` <span class="note">${markupText(note)}</span>`}</li>`;
    });
    return `<ol>\n${items.join('\n')}\n</ol>`;
  }
}

/** A worksheet for a notice, as one page that loads nothing, runs nothing and prints. It claims nothing: what is not known is an empty field. */
export function noticePage(notice: Notice): string {
  const { facts, section889, section805, day, version, signatures, documents, unread } = notice;
  const sources = new Sources();
  const empty: string[] = [];
  const body = [
    part889(section889, facts, sources, empty),
    ...(section805 ? [part805(section805, sources, empty)] : []),
  ].join('\n');
  const title = section805 ? 'Worksheet: sections 889 and 805' : 'Worksheet: notice under FAR 52.204-25(d)';
  const content = `<main>
<h1>${markupText(title)}</h1>
<p>Profile ${markupText(facts.profile)}, review of ${markupText(day)}. Found on ${markupText(dayWords(facts.foundOn))}${facts.foundAt === undefined ? '' : ` ${markupText(facts.foundAt)}`}.</p>
<p class="note">A worksheet for whoever decides and signs; no legal advice, and no statement that anything does or does not meet the law. Fields that nobody has filled in are marked and listed at the end.</p>
${body}
<h2>Empty fields</h2>
${empty.length === 0 ? '<p>None.</p>' : `<ul>\n${empty.map(text => `<li>${markupText(text)}</li>`).join('\n')}\n</ul>`}
<h2>What was reviewed</h2>
<ul>
${documents.map(text => `<li>${markupText(text)}</li>`).join('\n')}
${unread.map(text => `<li class="empty">${markupText(text)}</li>`).join('\n')}
</ul>
<p class="sign">Name, position, day</p>
<h2>Sources</h2>
${sources.list()}
</main>
<footer class="note"><p>bomwarden ${markupText(version)}, ${markupText(signatures)}. The law as known on 2026-11-29; sentences of the signature data are as of the days that they name.</p></footer>`;
  return framed(
    { language: 'en', title: markupText(title), content },
    { style: noticeStyle, styleHash: noticeStyleHash },
  );
}

function part889(items: readonly NoticeItem[], facts: NoticeFacts, sources: Sources, empty: string[]): string {
  const says = list(clauseSays(facts.profile), sources);
  const due = dueDays(facts).map(
    ({ what, day, how }) =>
      `<tr><th scope="row">${markupText(what)}</th><td><span class="day">${markupText(day)}</span><br>${how.map(each => sources.said(each)).join(' ')}</td></tr>`,
  );
  const contract = [
    ...(facts.contracts.length === 0 ? ['Contract number'] : []),
    ...(facts.orders.length === 0 ? ['Order number(s), if applicable'] : []),
  ];
  empty.push(...contract);
  const each = items.map((item, nth) => {
    const fields = fieldsOf(item, facts);
    return itemHtml(item, nth, fields, sources, empty, contract);
  });
  empty.push(...followUp.map(text => `Follow-up: ${text}`));
  return `<h2>Section 889: report under FAR 52.204-25(d)</h2>
${says}
<h3>When</h3>
<table>
${due.join('\n')}
</table>
<h3>What: ${items.length === 1 ? '1 component' : `${items.length} components`}</h3>
${items.length === 0 ? `<p>${sources.said({ text: 'No component was found of which the section speaks for this profile. What was not read is told below; this is no finding that there is none.', source: 'this review' })}</p>` : each.join('\n')}
<h3>Follow-up</h3>
<table>
${followUp.map(text => `<tr><th scope="row">${markupText(text)} ${sources.mark(lawSources.clause.url)}</th><td class="empty">Fill in.</td></tr>`).join('\n')}
</table>`;
}

function part805(items: readonly NoticeItem[], sources: Sources, empty: string[]): string {
  const says = list(section805Says, sources);
  const each = items.map((item, nth) => itemHtml(item, nth, fields805(item), sources, empty, []));
  return `<h2>Section 805: makers on the section 1260H list</h2>
${says}
<h3>What: ${items.length === 1 ? '1 component' : `${items.length} components`}</h3>
${items.length === 0 ? `<p>${sources.said({ text: 'No component was found of which the section speaks for this profile; this is no finding that there is none.', source: 'this review' })}</p>` : each.join('\n')}`;
}

function itemHtml(
  item: NoticeItem,
  nth: number,
  fields: readonly SheetField[],
  sources: Sources,
  empty: string[],
  told: readonly string[],
): string {
  const name = `${nth + 1}. ${item.component}: ${item.vendor}`;
  for (const field of fields)
    if (field.values.length === 0 && !told.includes(field.name)) empty.push(`${name}: ${field.name}`);
  const known = [
    ...item.reasons,
    ...(item.weakened ? [item.weakened] : []),
    ...item.evidence.map(({ text, source }) => ({ text: `Named by ${text}`, source })),
    ...item.declared,
  ];
  const reasons = list(known, sources);
  const rows = fields.map(({ name: field, values, missing }) => {
    const cell =
      values.length === 0
        ? `<td class="empty">${markupText(missing)}</td>`
        : `<td>${values.map(value => sources.said(value)).join('<br>')}</td>`;
    return `<tr><th scope="row">${markupText(field)}</th>${cell}</tr>`;
  });
  return `<div class="item">
<h3>${markupText(name)} (${markupText(outcomeWords[item.outcome].text)})</h3>
${reasons}
<table>
${rows.join('\n')}
</table>
</div>`;
}

function list(sentences: readonly Said[], sources: Sources): string {
  return `<ul>\n${sentences.map(each => `<li>${sources.said(each)}</li>`).join('\n')}\n</ul>`;
}
