import type { ReviewContext } from '../model/context.ts';
import { isOfSeveral } from '../model/found-name.ts';
import type { Reason } from '../model/verdict.ts';
import { acquiredWords } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Clause, Instrument, Reach } from '../signatures/types/instrument.ts';
import { type Argument, joined, type Message, message, quote } from '../text/message.ts';
import { activityWord } from './activities.ts';
import { speaksIn } from './context.ts';
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
  const { clause, obstacle, doubts } = application;
  const about = { clause, instrument, subject, context, lookups };
  const notes = [
    ...(obstacle ? [obstacleWords(obstacle, about)] : []),
    ...doubts.filter(doubt => isTold(doubt, obstacle)).map(doubt => doubtWords(doubt, about)),
    ...knowledge(clause),
  ];
  return { clause: clause.id, text: sentenceOf(clause, notes), sources: clause.provenance.sources };
}

function sentenceOf(clause: Clause, notes: readonly Message[]): Message {
  const said = quote(clause.text);
  return notes.length === 0
    ? message('judge.clause', '{clause}', { clause: said })
    : message('judge.reason', '{clause} {notes}', { clause: said, notes: joined(notes, ' ') });
}

/** For an act of another jurisdiction only the doubts that its own text leaves are told. */
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

function obstacleWords(obstacle: Obstacle, { clause, instrument, subject, context, lookups }: About): Message {
  switch (obstacle) {
    case 'entity':
      return notReached(subject, lookups);
    case 'product': {
      const goods = clause.products ? quote(clause.products.text) : OTHER_GOODS;
      return subject.product
        ? message('obstacle.product', 'It speaks of {goods}, and this is {what}.', {
            goods,
            what: subject.product.words,
          })
        : message('obstacle.unknown-product', 'It speaks of {goods}, and nothing here says that this is such.', {
            goods,
          });
    }
    case 'date':
      return outOfTime(clause, instrument.jurisdiction, context);
    case 'acquisition':
      return message('obstacle.acquisition', 'It speaks only of {what}, and the document says: {said}.', {
        what: acquiredWords(clause.acquired),
        said: subject.acquisition?.stated ?? message('acquisition.there', 'it is there'),
      });
    case 'jurisdiction':
      return message('obstacle.jurisdiction', 'It is an act of another jurisdiction ({jurisdiction}).', {
        jurisdiction: instrument.jurisdiction,
      });
    case 'party':
      return context.profile === null
        ? message(
            'obstacle.party-nobody',
            'It binds the company it is addressed to, and nobody who reviews a bill of materials.',
          )
        : message('obstacle.party', 'It does not bind {profile} as such.', { profile: context.profile });
    case 'activity':
      return message('obstacle.activity', 'It is about {theirs}, and {profile} about {ours}.', {
        theirs: activities(clause.restricts),
        profile: context.profile ?? '',
        ours: activities(context.activities),
      });
  }
}

/** An act of another jurisdiction is told as such, so that its day does not seem to matter here. */
function outOfTime({ from, until = '' }: Clause, jurisdiction: string, context: ReviewContext): Message {
  const isHere = context.profile === null || speaksIn(jurisdiction, context);
  if (from !== undefined && context.asOf < from) {
    return isHere
      ? message('obstacle.not-yet', 'It takes effect on {day}.', { day: from })
      : message(
          'obstacle.not-yet-elsewhere',
          'It is an act of another jurisdiction ({jurisdiction}) and takes effect on {day}.',
          { jurisdiction, day: from },
        );
  }
  return isHere
    ? message('obstacle.no-longer', 'It no longer holds since {day}.', { day: until })
    : message(
        'obstacle.no-longer-elsewhere',
        'It is an act of another jurisdiction ({jurisdiction}) and no longer holds since {day}.',
        { jurisdiction, day: until },
      );
}

function doubtWords(doubt: Doubt, { clause, subject, lookups }: About): Message {
  switch (doubt.kind) {
    case 'reach': {
      const said = clause.open?.[doubt.reach];
      return said === undefined
        ? message('doubt.reach', 'It does not say whether it reaches {subject}.', { subject: reachWords[doubt.reach] })
        : message('doubt.reach-told', '{text}', { text: quote(said) });
    }
    case 'unsettled-product': {
      const goods = clause.products ? quote(clause.products.text) : CERTAIN_GOODS;
      return subject.product
        ? message('doubt.product', 'It speaks of {goods}; whether it reaches {what} is not settled.', {
            goods,
            what: subject.product.words,
          })
        : message('doubt.unknown-product', 'It speaks of {goods}; nothing here says whether this is such.', {
            goods,
          });
    }
    case 'assumed-product':
      return message(
        'doubt.assumed-product',
        'Nothing here says what kind of product this is; it is taken for {goods}.',
        { goods: clause.products ? quote(clause.products.text) : SPOKEN_OF },
      );
    case 'acquisition':
      return openAcquisition(clause, subject.acquisition?.stated);
    case 'undecidable':
      return undecidable(clause, lookups.vendors.get(subject.vendor ?? '')?.display);
    case 'purpose':
      return message(
        'doubt.purpose',
        'That holds only for {purposes}; whether it applies here depends on what the product is for.',
        { purposes: clause.purposes ? quote(clause.purposes.text) : CERTAIN_PURPOSES },
      );
    case 'no-profile':
      return message('doubt.no-profile', 'Whether it binds depends on who reviews.');
  }
}

function openAcquisition({ acquired }: Clause, said: Message | undefined): Message {
  const what = acquiredWords(acquired);
  return said
    ? message('doubt.acquisition-open', 'It speaks only of {what}; “{said}” leaves open when this was.', { what, said })
    : message('doubt.acquisition', 'It speaks only of {what}; when this was is not stated.', { what });
}

function undecidable(clause: Clause, vendor: string | undefined): Message {
  const why = quote(clause.undecidable ?? '');
  return vendor === undefined
    ? message('doubt.names-nobody', 'It does not name any company. {why}', { why })
    : message('doubt.names-not', 'It does not name {vendor}. {why}', { vendor, why });
}

const OTHER_GOODS = message('goods.other', 'other goods');
const CERTAIN_GOODS = message('goods.certain', 'certain goods');
const SPOKEN_OF = message('goods.spoken-of', 'what the clause speaks of');
const CERTAIN_PURPOSES = message('purposes.certain', 'certain purposes');

const reachWords: Readonly<Record<Reach, Message>> = {
  self: message('reach.self', 'the company itself'),
  affiliate: message('reach.affiliate', 'other companies of its group'),
  brand: message('reach.brand', 'the brands of its group'),
  component: message('reach.component', 'a part of it inside another maker’s product'),
  relabel: message('reach.relabel', 'its goods under another maker’s brand'),
};

function subjectWords({ vendor, entity, relation, abroad, builtIn }: Subject, lookups: Lookups): Argument {
  const display = lookups.vendors.get(vendor ?? '')?.display;
  const maker = display ?? message('subject.maker', 'this maker');
  if (builtIn) {
    return message('subject.built-in', 'a {maker} part inside another maker’s product', { maker });
  }
  if (relation === 'possible-oem') return reachWords.relabel;
  if (relation === 'self') return maker;
  const name =
    abroad || isOfSeveral(entity ?? '') ? undefined : lookups.entities.get(entity ?? '')?.entity.names[0]?.value;
  return message('subject.unnamed', '{name}, which it does not name', { name: name ?? reachWords[relation] });
}

/** The vendor itself by its registered name: `Hikvision Canada Inc.` and `Hikvision` are two companies. */
function notReached(subject: Subject, lookups: Lookups): Message {
  const { relation, builtIn, abroad, vendor } = subject;
  const name = lookups.vendors.get(vendor ?? '')?.entities[0]?.names[0]?.value;
  return relation === 'self' && !builtIn && !abroad && name !== undefined
    ? message('obstacle.entity-self', 'It does not reach the company {name} itself.', { name })
    : message('obstacle.entity', 'It does not reach {subject}.', { subject: subjectWords(subject, lookups) });
}

/** How well the clause is known, where it was not read at its source. */
function knowledge({ provenance }: Clause): readonly Message[] {
  if (provenance.unverified) {
    return [message('knowledge.unverified', '(Background knowledge, not verified at a source.)')];
  }
  if (provenance.transcription) {
    return [message('knowledge.transcription', '(Known by transcription, not checked at the official text.)')];
  }
  return [];
}

function activities(ids: readonly string[]): Argument {
  return joined(ids.map(activityWord), ', ');
}
