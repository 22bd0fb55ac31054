import type { Fact, Provenance } from './types/fact.ts';
import type { SignatureSet } from './types/set.ts';

/** A sentence that rests on something older than a year. */
export interface OldSentence {
  /** `us-ndaa-889`, `hikvision`, `camera-soc: Novatek`. */
  readonly of: string;
  readonly text: string;
  /** The state of the fact, as the data has it. */
  readonly asOf: string;
  /** When somebody last looked at one of its sources; undefined: nobody noted that. */
  readonly looked: string | undefined;
  /** Ids; none: nobody has read a source. */
  readonly sources: readonly string[];
}

/**
 * Sentences of the data that were last true, as far as anybody knows, more than a year before a day: the oldest first.
 * Names and identifiers are not among them: they age otherwise.
 * @param day YYYY-MM-DD
 */
export function oldSentences(set: SignatureSet, day: string): readonly OldSentence[] {
  const limit = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return sentencesOf(set)
    .filter(({ provenance: { asOf } }) => `${asOf}-01-01`.slice(0, 10) < limit)
    .map(({ of, text, provenance: { asOf, sources } }) => ({ of, text, asOf, sources, looked: lastLook(sources, set) }))
    .sort((a, b) => compare(a.asOf, b.asOf) || compare(a.of, b.of) || compare(a.text, b.text));
}

interface Sentence {
  readonly of: string;
  readonly text: string;
  readonly provenance: Provenance;
}

function sentencesOf({ instruments, vendors, categories, advisories }: SignatureSet): readonly Sentence[] {
  const facts = (of: string, list: readonly Fact[]) => list.map(fact => ({ of, ...fact }));
  return [
    ...instruments.flatMap(({ id, clauses, limits, facts: more, notVerified }) =>
      facts(id, [...clauses, ...limits, ...more, ...notVerified]),
    ),
    ...vendors.flatMap(({ id, notes }) => facts(id, notes)),
    ...categories.flatMap(({ id, suppliers }) =>
      suppliers.flatMap(({ supplier, caveats }) => facts(`${id}: ${supplier}`, caveats)),
    ),
    ...advisories.flatMap(({ id, weaknesses }) =>
      weaknesses.map(({ cve, title, provenance }) => ({
        of: id,
        text: [cve, title].filter(Boolean).join(': '),
        provenance,
      })),
    ),
  ];
}

function lastLook(sources: readonly string[], set: SignatureSet): string | undefined {
  return sources
    .flatMap(id => set.sources[id]?.looked ?? [])
    .sort()
    .at(-1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As Markdown: how many, and every one with its day, its sources and the last look. */
export function oldSentencesAsMarkdown(set: SignatureSet, day: string): string {
  const old = oldSentences(set, day);
  const row = ({ of, text, asOf, looked, sources }: OldSentence) =>
    `| ${[asOf, looked ?? 'not noted', of, text, sources.length === 0 ? 'no source was read' : sources.join(', ')].map(cell).join(' | ')} |`;
  const seen = old.filter(({ looked }) => looked !== undefined).length;
  return `# Sentences to read again

${old.length} sentences of the signature data are of a day more than a year before ${day}; of ${seen} of them somebody has noted when
a source was last looked at. The oldest come first. This page is made from the data.

| as of | last look | of | sentence | sources |
|---|---|---|---|---|
${old.map(row).join('\n')}
`;
}

function cell(text: string): string {
  return text.replace(/[\\|<>[\]*_`]/g, '\\$&');
}
