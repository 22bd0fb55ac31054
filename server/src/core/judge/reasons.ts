import type { ReviewContext } from '../model/context.ts';
import { message } from '../model/message.ts';
import type { Reason } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Clause, Instrument, Reach } from '../signatures/types.ts';
import type { Application, Doubt, Obstacle } from './scope.ts';
import type { Subject } from './subject.ts';

/** Why a clause decided as it did: what it says, what stands in the way or is open, and how well it is known. */
export function reasonOf(
  application: Application,
  instrument: Instrument,
  subject: Subject,
  context: ReviewContext,
  lookups: Lookups,
): Reason {
  const { clause, obstacle, doubts, open } = application;
  const about = { clause, instrument, subject, context, lookups };
  const notes = [
    ...(obstacle ? [obstacleWords(obstacle, about)] : []),
    ...doubts.filter(doubt => isTold(doubt, obstacle)).map(doubt => doubtWords(doubt, about)),
    ...knowledge(clause),
  ];
  const args = { clause: clause.text, first: notes[0] ?? '', notes: notes.join(' '), open: open ? 'yes' : 'no' };
  const template = notes.length > 0 ? '{clause} {notes}' : '{clause}';
  return { clause: clause.id, text: message('judge.reason', template, args), sources: clause.provenance.sources };
}

/** Of an act of another jurisdiction only what its own text leaves open matters here. */
function isTold({ kind }: Doubt, obstacle: Obstacle | undefined): boolean {
  return obstacle === undefined || (obstacle === 'jurisdiction' && kind !== 'assumed-product');
}

interface About {
  readonly clause: Clause;
  readonly instrument: Instrument;
  readonly subject: Subject;
  readonly context: ReviewContext;
  readonly lookups: Lookups;
}

function obstacleWords(obstacle: Obstacle, { clause, instrument, subject, context, lookups }: About): string {
  switch (obstacle) {
    case 'entity':
      return `It does not reach ${subjectWords(subject, lookups)}.`;
    case 'product': {
      const seen = subject.product
        ? `, and this is ${subject.product.words}`
        : ', and nothing here says that this is such';
      return `It speaks of ${clause.products?.text ?? 'other goods'}${seen}.`;
    }
    case 'date':
      return clause.from !== undefined && context.asOf < clause.from
        ? `It takes effect on ${clause.from}.`
        : `It no longer holds since ${clause.until}.`;
    case 'jurisdiction':
      return `It is an act of another jurisdiction (${instrument.jurisdiction}).`;
    case 'party':
      return context.profile === null
        ? 'It binds the company it is addressed to, and nobody who reviews a bill of materials.'
        : `It does not bind ${context.profile}.`;
    case 'activity':
      return `It is about ${clause.restricts.map(plain).join(', ')}, and ${context.profile} about ${context.activities.map(plain).join(', ')}.`;
  }
}

function doubtWords(doubt: Doubt, { clause, subject, lookups }: About): string {
  switch (doubt.kind) {
    case 'reach':
      return clause.open?.[doubt.reach] ?? `It does not say whether it reaches ${reachWords[doubt.reach]}.`;
    case 'unsettled-product': {
      const what = subject.product
        ? `whether it reaches ${subject.product.words} is not settled`
        : 'the document does not say whether this is such';
      return `It speaks of ${clause.products?.text ?? 'certain goods'}; ${what}.`;
    }
    case 'assumed-product':
      return `The document does not say what kind of product this is; it is taken for ${clause.products?.text ?? 'what the clause speaks of'}.`;
    case 'undecidable': {
      const named = lookups.vendors.get(subject.vendor ?? '')?.display;
      return `It does not name ${named ?? 'any company'}. ${clause.undecidable ?? ''}`;
    }
    case 'purpose':
      return `That holds only for ${clause.purposes?.text ?? 'certain purposes'}; whether it applies here depends on what the product is for.`;
    case 'no-profile':
      return 'Whether it binds depends on who reviews.';
  }
}

const reachWords: Readonly<Record<Reach, string>> = {
  self: 'the company itself',
  affiliate: 'other companies of its group',
  brand: 'the brands of its group',
  component: 'a part of it inside another maker’s product',
  relabel: 'its goods under another maker’s brand',
};

function subjectWords({ vendor, entity, relation, abroad, builtIn }: Subject, lookups: Lookups): string {
  const display = lookups.vendors.get(vendor ?? '')?.display ?? 'this maker';
  if (builtIn) return `a ${display} part inside another maker’s product`;
  if (relation === 'possible-oem') return reachWords.relabel;
  const name = abroad ? undefined : lookups.entities.get(entity ?? '')?.entity.names[0]?.value;
  return relation === 'self' ? display : `${name ?? reachWords[relation]}, which it does not name`;
}

/** How well the clause is known, where it was not read at its source. */
function knowledge({ provenance }: Clause): readonly string[] {
  if (provenance.unverified) return ['(Background knowledge, not verified at a source.)'];
  if (provenance.transcription) return ['(Known by transcription, not checked at the official text.)'];
  return [];
}

function plain(id: string): string {
  return id.replaceAll('-', ' ');
}
