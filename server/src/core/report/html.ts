import type { Level } from '../model/level.ts';
import { outcomeWords, roleWord, whomWords } from '../model/words.ts';
import { comparisonLines, isFresh, resolvedPlace, resolvedSubject } from './changes.ts';
import { script, style } from './html-page.ts';
import type { Report, ReportDocument, ReportFinding, ReportJudgement, ReportVerdict } from './model.ts';
import { levels } from './model.ts';
import { sentenceOf, subjectOf } from './review-line.ts';
import { count, coverageLine, profileLines, verdictLine } from './verdict-line.ts';
import { markupText } from './xml-text.ts';

/** The SHA-256 of the page's only script, in base64: the page runs nothing else, whatever a document says. */
const scriptHash = '++vXJQPIHrxQBVEwLJ6FrW09di+1XJiuiCdf3gj3XL4=';

/** One self-contained page: nothing is loaded, nothing but our own script runs, and it prints well. */
export function htmlReport(report: Report): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>bomwarden review</title>
<style>${style}</style>
</head>
<body>
<h1>bomwarden review</h1>
<p class="verdict">${markupText(verdictLine(report))}</p>
${[...comparisonLines(report), ...profileLines(report)]
  .map(line => `<p>${markupText(line)}</p>\n`)
  .join('')}<p>${markupText(coverageLine(report))}</p>
${report.notes.map(note => `<p class="dim">${markupText(note)}</p>\n`).join('')}${filters(report)}
${report.documents.map(section).join('\n')}
${resolved(report)}<footer class="dim"><p>Signatures ${markupText(report.tool.signatures.digest)}, bomwarden ${markupText(report.tool.version)}. Not legal advice: a mark says what a document states and what an instrument says; no mark does not mean compliant.</p></footer>
<script>${script}</script>
</body>
</html>
`;
}

function filters({ documents }: Report): string {
  const findings = documents.flatMap(document => document.findings);
  const box = (level: Level) => {
    const number = findings.filter(finding => finding.level === level).length;
    const checked = level === 'none' ? '' : ' checked';
    return `<label><input type="checkbox" name="level" value="${level}"${checked}> ${level} (${number})</label>`;
  };
  return `<form hidden>${levels.map(box).join('\n')}<input type="search" placeholder="vendor, component, law …" aria-label="Filter by words"></form>`;
}

function section({ path, format, specVersion, components, problems, findings }: ReportDocument): string {
  const what = format === null ? 'unreadable' : `${format} ${specVersion ?? ''}, ${count(components, 'component')}`;
  const troubles = problems.map(
    ({ message, range }) => `<li>line ${range.start.line + 1}: ${markupText(message)}</li>`,
  );
  const order = [...findings].sort(
    (a, b) => Number(isFresh(b)) - Number(isFresh(a)) || levels.indexOf(a.level) - levels.indexOf(b.level),
  );
  return [
    `<section>\n<h2>${markupText(path)} <span class="dim">${markupText(what)}</span></h2>`,
    list(troubles),
    ...order.map(item),
    '</section>',
  ].join('\n');
}

function resolved({ comparison }: Report): string {
  const items = (comparison?.resolved ?? []).map(
    finding => `<li>${markupText(`${resolvedSubject(finding)}  ${resolvedPlace(finding)}`.trimEnd())}</li>`,
  );
  return items.length === 0 ? '' : `<section>\n<h2>Resolved</h2>\n${list(items)}\n</section>\n`;
}

function item(finding: ReportFinding): string {
  const { level, excerpt, range, waiver, state } = finding;
  const mark = waiver ? `waived until ${waiver.expires}` : [state ?? '', level].join(' ').trim();
  const place = `line ${range.start.line + 1}, column ${range.start.character + 1}`;
  return [
    `<details data-level="${level}"${level === 'none' ? ' hidden' : ''}>`,
    `<summary><b>${markupText(mark)}</b>${markupText(subjectOf(finding))}: ${markupText(sentenceOf(finding))}</summary>`,
    `<p class="dim">${markupText(finding.rule)}, ${place}</p>`,
    `<pre>${markupText(excerpt.before)}<mark>${markupText(excerpt.marked)}</mark>${markupText(excerpt.after)}</pre>`,
    ...(waiver ? [`<p>Waived: ${markupText(waiver.reason)}</p>`] : []),
    titled('Evidence', finding.evidence.map(evidence)),
    ...finding.judgements.map(judgement),
    titled('Alternatives to look at', finding.alternatives.map(alternative)),
    '</details>',
  ]
    .filter(part => part !== '')
    .join('\n');
}

function evidence({ role, value, signature, caveat }: ReportFinding['evidence'][number]): string {
  const doubt =
    caveat === null ? '' : ` (${caveat === 'unverified' ? 'not verified at a source' : 'known by transcription'})`;
  return `<li>${markupText(`${roleWord(role).text} “${value}” meets ${signature}${doubt}`)}</li>`;
}

function judgement(judgement: ReportJudgement): string {
  const whom = whomWords(judgement)?.text;
  return titled(whom === undefined ? 'No profile chosen' : `For ${whom}`, judgement.verdicts.map(verdict));
}

function verdict({ instrumentName, outcome, statusText, because, upcoming }: ReportVerdict): string {
  const reasons = because.map(({ text, source, since, binds }) => {
    const facts = [since ? `since ${since}` : '', binds.length > 0 ? `binds ${binds.join(', ')}` : ''].filter(Boolean);
    return `${markupText(text)} <span class="dim">${markupText(facts.join('; '))}</span>${link(source)}`;
  });
  const later = upcoming ? ` Becomes ${outcomeWords[upcoming.outcome].text} on ${upcoming.on}.` : '';
  return `<li><b>${outcomeWords[outcome].text}</b>: ${markupText(`${instrumentName} (${statusText}).`)} ${reasons.join(' ')}${markupText(later)}</li>`;
}

function alternative({ vendor, why, caveats, sources }: ReportFinding['alternatives'][number]): string {
  return `<li><b>${markupText(vendor)}</b>: ${markupText([why, ...caveats].join(' '))}${sources.map(link).join('')}</li>`;
}

function link(address: string | null): string {
  return address !== null && /^https?:\/\//.test(address) ? ` <a href="${markupText(address)}">source</a>` : '';
}

function titled(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h3>${markupText(title)}</h3>${list(items)}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}
