import { flag, list, maybe, oneOf, orEmpty, record, text } from '../shape/shape.ts';

// What the shapes of all signature files are made of.

export const id = '[a-z0-9]+(-[a-z0-9]+)*';
export const idReads = 'lower-case words joined by hyphens';
export const key = (about: string) => text(about, id, idReads);
export const sourceId = text(
  'Id of a source in sources.yaml.',
  '[A-Za-z0-9]+([.-][A-Za-z0-9]+)*',
  'the id of a source',
);
export const anyDate = text(
  'The state of the fact: a day, a month or a year, in quotes where YAML would read a number.',
  '\\d{4}(-\\d{2}(-\\d{2})?)?',
  "a date such as 2026-08-14, 2026-08 or '2026'",
);
export const day = (about: string) => text(about, '\\d{4}-\\d{2}-\\d{2}', 'a day such as 2026-08-14');
export const sentence = (about: string) => text(about);

/** The keys by which a fact says where it comes from; every record that is a fact may carry them. */
export const provenanceFields = {
  sources: maybe(list('Where it was read. Inherited from the record around it.', sourceId, 1)),
  asOf: maybe(anyDate),
  confidence: maybe(oneOf('How sure it is. Inherited from the record around it.', ['high', 'medium', 'low'])),
  unverified: maybe(flag('Background knowledge: nobody has read a source for it. Shown as such.')),
  transcription: maybe(flag('Known through a transcription; the official text was not read.')),
  note: maybe(sentence('What a reader should know about the fact.')),
} as const;

export const fact = record('A statement with its source.', 'fact', {
  text: sentence('One sentence, our own words, no stronger than its source.'),
});
export const facts = (about: string) => orEmpty(list(about, fact));
