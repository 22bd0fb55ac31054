import type { Judgement, Verdict } from '../model/verdict.ts';
import { acquiredWords, outcomeWords, relationWords } from '../model/words.ts';
import { checkedWords, heldWords } from '../signatures/coverage.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { bindingStatuses, partyTitle } from '../signatures/parties.ts';
import type { Alternative, AlternativeCategory } from '../signatures/types/alternative.ts';
import type { Fact, Provenance } from '../signatures/types/fact.ts';
import type { Clause, Instrument, InstrumentStatus } from '../signatures/types/instrument.ts';
import type { Entity, Name, Vendor } from '../signatures/types/vendor.ts';
import type { Citation, Page, Statement } from './page.ts';
import { reservations, sourcesOf } from './words.ts';

const foot =
  'Not legal advice. Is an entry wrong or out of date? Open an issue titled "Contest: <id of the entry>" with a source; CONTRIBUTING.md says how.';

/**
 * What is known of a vendor or an instrument, with sources; undefined for an id nobody has.
 * @param judgements what the law makes of the vendor itself, for contexts somebody asked about
 */
export function explain(id: string, lookups: Lookups, judgements: readonly Judgement[] = []): Page | undefined {
  const vendor = lookups.vendors.get(id) ?? lookups.listed?.vendor(id);
  if (vendor) return vendorPage(vendor, lookups, judgements);
  const instrument = lookups.instruments.get(id);
  return instrument && instrumentPage(instrument, lookups);
}

function vendorPage(vendor: Vendor, lookups: Lookups, judgements: readonly Judgement[]): Page {
  const naming = lookups.set.instruments.flatMap(instrument => {
    const clauses = clausesOn(instrument, vendor, lookups);
    return clauses.length === 0 ? [] : [{ instrument, clauses }];
  });
  return {
    title: `${vendor.display} (${vendor.id})`,
    head: [
      { text: `Signatures of ${lookups.set.date}.` },
      ...(vendor.list
        ? [
            {
              text: `Named on ${listOf(vendor.list, lookups)}. Nothing but names is kept of it; those without a source are background knowledge.`,
            },
          ]
        : []),
      ...(naming.length === 0 ? [{ text: 'No instrument of the data names this vendor.' }] : []),
    ],
    sections: [
      ...judgements.map(judgement => judged(judgement, lookups)),
      ...naming.map(({ instrument, clauses }) => ({
        title: `${instrument.name} [${instrument.jurisdiction}; ${instrument.status.text}]`,
        statements: [...clauses.map(clause => ofClause(clause, instrument, lookups)), ...leftOpen(clauses)],
      })),
      { title: 'Companies and brands', statements: vendor.entities.map(entity => ofEntity(entity, lookups)) },
      { title: 'Also known', statements: vendor.notes.map(note => ofFact(note, lookups)) },
      {
        title: 'Never taken for it',
        statements: [
          ...vendor.confusables.map(({ value, why }) => ({ text: `${value}: ${why}` })),
          ...vendor.thirdPartyClients.map(client => ({ text: `${client}: written by others for its devices` })),
        ],
      },
    ],
    foot,
  };
}

function listOf(id: string, lookups: Lookups): string {
  return lookups.instruments.get(id)?.short ?? id;
}

function judged({ profile, asOf, verdicts }: Judgement, lookups: Lookups): Page['sections'][number] {
  const whom = profile === null ? 'Without a profile' : `For ${profile}`;
  const none = { text: `No instrument of the data was found that speaks of this vendor, as of ${asOf}.` };
  const near = verdicts.some(({ outcome }) => outcome !== 'other-jurisdiction' && outcome !== 'out-of-scope');
  const far = { text: 'Nothing was found that binds, advises or lists here; what was found concerns others:' };
  return {
    title: `${whom}, a product of the vendor itself, as of ${asOf}`,
    statements:
      verdicts.length === 0
        ? [none]
        : [...(near ? [] : [far]), ...verdicts.map(verdict => ofVerdict(verdict, lookups))],
  };
}

function ofVerdict(verdict: Verdict, lookups: Lookups): Statement {
  const instrument = lookups.instruments.get(verdict.instrument);
  const reasons = verdict.because.map(({ text }) => text.text).join(' ');
  const later = verdict.upcoming
    ? ` Becomes ${outcomeWords[verdict.upcoming.outcome].text} on ${verdict.upcoming.on}.`
    : '';
  const name = instrument ? `${instrument.name} (${instrument.status.text})` : verdict.instrument;
  const sources = sourcesOf([...new Set(verdict.because.flatMap(reason => reason.sources))], lookups);
  const text = `${capitalised(outcomeWords[verdict.outcome].text)}: ${name}. ${reasons}${later}`;
  return { text, citation: { sources, reserve: instrument ? reserve(instrument.provenance) : '' } };
}

function instrumentPage(instrument: Instrument, lookups: Lookups): Page {
  const facts = (list: readonly Fact[]) => list.map(fact => ofFact(fact, lookups));
  return {
    title: `${instrument.name} (${instrument.id})`,
    head: [
      { text: `Jurisdiction: ${instrument.jurisdiction}` },
      { text: `Issued by: ${instrument.issuer}` },
      { text: `Citation: ${instrument.citation}` },
      { text: `Status: ${instrument.status.text}` },
      ...howWhole(instrument),
      {
        text: 'Where it can be read',
        citation: {
          sources: readAt(instrument, lookups),
          reserve: reserve(instrument.provenance),
        },
      },
    ],
    sections: [
      {
        title: 'What it does, and whom it binds',
        statements: instrument.clauses.map(clause => ofClause(clause, instrument, lookups)),
      },
      { title: 'What it leaves open', statements: leftOpen(instrument.clauses) },
      { title: 'What it does not do', statements: facts(instrument.limits) },
      { title: 'Facts', statements: facts(instrument.facts) },
      { title: 'Not verified', statements: facts(instrument.notVerified) },
    ],
    foot,
  };
}

/** How many of its names are held, and against what they were compared. */
function howWhole({ coverage }: Instrument): readonly Statement[] {
  if (!coverage) return [];
  const edition = coverage.edition === undefined ? '' : `, edition of ${coverage.edition}`;
  const checked = checkedWords(coverage);
  return [{ text: `Held here: ${heldWords(coverage).text}${edition}${checked ? `; ${checked.text}` : ''}` }];
}

function readAt({ url, provenance }: Instrument, lookups: Lookups): Citation['sources'] {
  const sources = sourcesOf(provenance.sources, lookups);
  return sources.some(source => source.url === url) ? sources : [{ title: url, url }, ...sources];
}

/** The suppliers of a category, each with what was and was not checked. */
export function alternativesPage(category: AlternativeCategory, lookups: Lookups): Page {
  return {
    title: `Alternatives: ${category.title} (${category.id})`,
    head: [{ text: 'A name in this list is a place to start looking, never a statement that a product is compliant.' }],
    sections: category.suppliers.map(supplier => ({
      title: supplier.supplier,
      statements: [
        {
          text: `Name not found on ${supplier.notFoundOn.join(', ')}, as of ${supplier.checkedAsOf}${through(supplier)}.`,
        },
        ...(supplier.inKev
          ? [{ text: 'Products of this name stand in the CISA catalogue of known exploited vulnerabilities.' }]
          : []),
        ...(supplier.notOffered ? [{ text: `Never offered: ${supplier.notOffered}` }] : []),
        ...supplier.caveats.map(caveat => ofFact(caveat, lookups)),
      ],
    })),
    foot,
  };
}

function through({ provenance }: Alternative): string {
  return provenance.transcription ? '; looked for in a transcription of the lists, not in the official texts' : '';
}

export function clausesOn(instrument: Instrument, { id, entities }: Vendor, lookups: Lookups): readonly Clause[] {
  const listed = entities.some(entity => lookups.listed?.listsOf(entity.id).includes(instrument.id));
  return instrument.clauses.filter(
    clause => (listed && clause.ofList) || clause.targets.some(target => target.vendor === id),
  );
}

function ofClause(clause: Clause, { status }: Instrument, lookups: Lookups): Statement {
  const parts = [
    clause.text,
    clause.from ? `From ${clause.from}.` : '',
    clause.until ? `Until ${clause.until}.` : '',
    clause.products ? `It speaks of ${clause.products.text}.` : '',
    clause.purposes ? `Only for ${clause.purposes.text}.` : '',
    clause.acquired ? `It holds for ${acquiredWords(clause.acquired).text}.` : '',
    clause.undecidable ?? '',
    removalWords(clause),
    `${addressed(clause, status)} ${clause.binds.map(id => partyTitle(id, lookups.set)).join(', ')}.`,
  ];
  return { text: parts.filter(part => part !== '').join(' '), citation: cite(clause.provenance, lookups) };
}

/** Advice and a call to attention bind nobody, and neither does a list by itself, or what is only announced. */
export function addressed({ effect }: Clause, { value }: InstrumentStatus): string {
  if (effect === 'advises-against' || effect === 'calls-attention') return 'Addressed to';
  return effect !== 'lists' && bindingStatuses.has(value) ? 'Binds' : 'Concerns';
}

/** The text of the clause says by when, where it does. */
function removalWords({ removal }: Clause): string {
  if (!removal) return '';
  return removal.text ?? (removal.by ? '' : 'No published deadline for removal was found.');
}

const LEFT_OPEN = /^(.* whether that includes )(.*)\.$/;

/** What the texts do not settle, once however many clauses say it; what one sentence leaves open of several things, in one. */
export function leftOpen(clauses: readonly Clause[]): readonly Statement[] {
  const things = new Map<string, string[]>();
  for (const text of new Set(clauses.flatMap(({ open }) => Object.values(open ?? {})))) {
    const [, lead = text, thing] = LEFT_OPEN.exec(text) ?? [];
    things.set(lead, [...(things.get(lead) ?? []), ...(thing === undefined ? [] : [thing])]);
  }
  return [...things].map(([lead, list]) => ({ text: list.length === 0 ? lead : `${lead}${list.join('; ')}.` }));
}

function ofEntity(entity: Entity, lookups: Lookups): Statement {
  const doubtful = ({ provenance }: Name) => provenance.unverified === true && !entity.provenance.unverified;
  const isLine = ({ strength }: Name) => strength === 'line';
  const names = entity.names.filter(name => !doubtful(name) && !isLine(name)).map(({ value }) => value);
  const others = entity.names.filter(name => doubtful(name) && !isLine(name)).map(({ value }) => value);
  const lines = entity.names.filter(isLine).map(({ value }) => value);
  const also =
    others.length === 0 ? '' : `; by background knowledge, not verified at a source, also ${others.join(', ')}`;
  const share = entity.share ? `, share ${entity.share} %` : '';
  const since = entity.since ? `, since ${entity.since}` : '';
  const until = entity.until ? `, until ${entity.until}` : '';
  const tier = entity.oemTier ? `, strength of the evidence ${entity.oemTier}` : '';
  const sold = lines.length === 0 ? '' : `; lines of products, read only beside its name: ${lines.join(', ')}`;
  const text = `${names.join(', ')}: ${relationWords[entity.relation].text}${share}${since}${until}${tier}${also}${sold}`;
  const sources = [...new Set([entity, ...entity.names].flatMap(({ provenance }) => provenance.sources))];
  return { text, citation: cite({ ...entity.provenance, sources }, lookups) };
}

function ofFact(fact: Fact, lookups: Lookups): Statement {
  return { text: fact.text, citation: cite(fact.provenance, lookups) };
}

function cite(provenance: Provenance, lookups: Lookups): Citation {
  return { sources: sourcesOf(provenance.sources, lookups), reserve: reserve(provenance) };
}

function reserve(provenance: Provenance): string {
  return [`as of ${provenance.asOf}`, reservations(provenance)].filter(part => part !== '').join('; ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
