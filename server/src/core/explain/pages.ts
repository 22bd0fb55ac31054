import { relationWords } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Clause, Fact, Instrument, Provenance, Vendor } from '../signatures/types.ts';
import { reservations, sourcesOf } from './words.ts';

/** What is known of a vendor or an instrument, with sources, as plain text; undefined for an id nobody has. */
export function explain(id: string, lookups: Lookups): string | undefined {
  const vendor = lookups.vendors.get(id);
  if (vendor) return vendorPage(vendor, lookups);
  const instrument = lookups.instruments.get(id);
  return instrument && instrumentPage(instrument, lookups);
}

function vendorPage(vendor: Vendor, lookups: Lookups): string {
  const named = lookups.set.instruments.filter(instrument => clausesOn(instrument, vendor.id).length > 0);
  return [
    `${vendor.display} (${vendor.id}), signatures of ${lookups.set.date}`,
    section('Companies and brands', [
      ...vendor.entities.map(entity => {
        const until = entity.until ? `, until ${entity.until}` : '';
        const names = entity.names.map(name => name.value).join(', ');
        return `${names}: ${relationWords[entity.relation]}${until}${cite(entity.provenance, lookups)}`;
      }),
    ]),
    ...named.map(instrument =>
      section(
        `${instrument.name} [${instrument.jurisdiction}; ${instrument.status.text}]`,
        clausesOn(instrument, vendor.id).map(clause => clauseLine(clause, lookups)),
      ),
    ),
    named.length === 0 ? 'No instrument of the data names this vendor.' : '',
    section(
      'Also known',
      vendor.notes.map(note => factLine(note, lookups)),
    ),
    contest,
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function instrumentPage(instrument: Instrument, lookups: Lookups): string {
  return [
    `${instrument.name} (${instrument.id})`,
    [
      `Jurisdiction: ${instrument.jurisdiction}`,
      `Issued by: ${instrument.issuer}`,
      `Citation: ${instrument.citation}`,
      `Status: ${instrument.status.text}`,
      `Text: ${instrument.url}${cite(instrument.provenance, lookups)}`,
    ].join('\n'),
    section(
      'What it does',
      instrument.clauses.map(clause => clauseLine(clause, lookups)),
    ),
    section(
      'What it does not do',
      instrument.limits.map(fact => factLine(fact, lookups)),
    ),
    section(
      'Facts',
      instrument.facts.map(fact => factLine(fact, lookups)),
    ),
    section(
      'Not verified',
      instrument.notVerified.map(fact => factLine(fact, lookups)),
    ),
    contest,
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

const contest =
  'Not legal advice. To contest an entry, open an issue that names the entry and a source: CONTRIBUTING.md says how.';

function clausesOn(instrument: Instrument, vendor: string): readonly Clause[] {
  return instrument.clauses.filter(clause => clause.targets.some(target => target.vendor === vendor));
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map(line => `- ${line}`).join('\n')}`;
}

function clauseLine(clause: Clause, lookups: Lookups): string {
  const from = clause.from ? ` From ${clause.from}.` : '';
  const until = clause.until ? ` Until ${clause.until}.` : '';
  const products = clause.products ? ` Goods: ${clause.products.text}` : '';
  const purposes = clause.purposes ? ` Purposes: ${clause.purposes.text}` : '';
  return `${clause.text}${from}${until} Binds: ${clause.binds.join(', ')}.${products}${purposes}${cite(clause.provenance, lookups)}`;
}

function factLine(fact: Fact, lookups: Lookups): string {
  return `${fact.text}${cite(fact.provenance, lookups)}`;
}

function cite(provenance: Provenance, lookups: Lookups): string {
  const reserve = reservations(provenance);
  const sources = sourcesOf(provenance.sources, lookups).map(({ title, url }) =>
    url === '' ? title : `${title} <${url}>`,
  );
  const parts = [...sources, `as of ${provenance.asOf}`, ...(reserve === '' ? [] : [reserve])];
  return ` [${parts.join('; ')}]`;
}
