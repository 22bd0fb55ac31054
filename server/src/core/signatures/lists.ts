import { normaliseOrganisation } from '../identity/organisation.ts';
import type { RecordPlace } from './check.ts';
import type { GroupFile } from './group-shape.ts';
import type { ListFault, ListFile } from './list-shape.ts';
import { noIdentifiers } from './no-identifiers.ts';
import type { SignatureFiles } from './references.ts';
import type { InstrumentFile, VendorFile } from './shapes.ts';
import type { Provenance } from './types/fact.ts';
import type { ClauseTarget } from './types/instrument.ts';
import type { SignatureSet } from './types/set.ts';
import type { Entity, Name } from './types/vendor.ts';

type Company = ListFile['companies'][number];
type GroupCompany = GroupFile['companies'][number];
type ClauseFile = InstrumentFile['clauses'][number];

/** A company of a list with whose it is. */
interface Member {
  readonly vendor: string;
  readonly entity: string;
  readonly company: Company;
}

/**
 * Puts the companies of lists where everything else looks for them: each is a vendor, an entity of one, or one more name
 * of an entity; and each clause that speaks of a list gets them as its targets.
 */
export function addLists(read: SignatureFiles, base: SignatureSet | undefined): readonly ListFault[] {
  if (read.lists.length === 0 && read.groups.length === 0 && !read.instruments.some(names)) return [];
  const faults: ListFault[] = [];
  const groups = new Groups(read, base);
  const members = new Map<string, readonly Member[]>();
  for (const list of read.lists) {
    members.set(
      list.id,
      list.companies.flatMap(company => groups.add(company, list.id) ?? noGroup(company, faults)),
    );
  }
  for (const { companies } of read.groups) {
    for (const company of companies) if (!groups.name(company)) noOwner(company, faults);
  }
  groups.keep();
  for (const [at, instrument] of read.instruments.entries()) {
    if (!names(instrument)) continue;
    const clauses = instrument.clauses.map(clause => withTargets(clause, members, groups, read, faults));
    read.instruments[at] = moved(instrument, { ...instrument, clauses }, read.places);
  }
  return faults;
}

function names({ clauses }: InstrumentFile): boolean {
  return clauses.some(clause => clause.named !== undefined);
}

function noGroup(company: Company, faults: ListFault[]): readonly Member[] {
  const message = `There is no vendor “${company.of}”.`;
  faults.push({ code: 'unknown-vendor', message, record: company, field: 'of' });
  return [];
}

function noOwner(company: GroupCompany, faults: ListFault[]): void {
  const { id, of } = company;
  const message =
    of === undefined ? `There is no company “${id}”; say whose group it is in.` : `There is no vendor “${of}”.`;
  faults.push({ code: 'unknown-vendor', message, record: company, field: of === undefined ? 'id' : 'of' });
}

/** A copy of a record keeps its place in the file. */
function moved<T extends object>(from: object, to: T, places: Map<object, RecordPlace>): T {
  const place = places.get(from);
  if (place) places.set(to, place);
  return to;
}

/** The vendors, growing by what the lists name. */
class Groups {
  readonly #read: SignatureFiles;
  readonly #vendors = new Map<string, VendorFile>();
  readonly #owners = new Map<string, string>();
  readonly #changed = new Set<string>();

  constructor(read: SignatureFiles, base: SignatureSet | undefined) {
    this.#read = read;
    for (const vendor of [...(base?.vendors ?? []), ...read.vendors]) {
      this.#vendors.set(vendor.id, vendor);
      for (const { id } of vendor.entities) this.#owners.set(id, vendor.id);
    }
  }

  add(company: Company, list: string): Member | undefined {
    const owner = this.#owners.get(company.id);
    const vendor = owner ?? company.of ?? company.id;
    if (owner !== undefined) this.#extend(owner, company);
    else if (company.of === undefined) this.#found(company, list);
    else if (!this.#join(company.of, company)) return undefined;
    this.#owners.set(company.id, vendor);
    return { vendor, entity: company.id, company };
  }

  /** Adds names to a company that is known, or a company to a group. */
  name(company: GroupCompany): boolean {
    const owner = this.#owners.get(company.id);
    const vendor = this.#vendors.get(owner ?? company.of ?? '');
    if (!vendor) return false;
    if (owner === undefined) {
      const { id, as = 'affiliate', provenance } = company;
      const entity: Entity = { id, relation: as, names: groupNames(company), provenance };
      this.#put(moved(vendor, { ...vendor, entities: [...vendor.entities, entity] }, this.#read.places));
      this.#owners.set(id, vendor.id);
    } else this.#addNames(vendor, company.id, groupNames(company));
    return true;
  }

  /** Whether the entity is the vendor itself. */
  isSelf({ vendor, entity }: Member): boolean {
    return this.#vendors.get(vendor)?.entities[0]?.id === entity;
  }

  /** Hands the vendors that changed back to the files. */
  keep(): void {
    const { vendors } = this.#read;
    for (const id of this.#changed) {
      const vendor = this.#vendors.get(id);
      const at = vendors.findIndex(one => one.id === id);
      if (vendor && at >= 0) vendors[at] = vendor;
      else if (vendor) vendors.push(vendor);
    }
  }

  #found(company: Company, list: string): void {
    const display = company.display ?? company.called ?? company.short ?? company.weak ?? company.name;
    const vendor: VendorFile = {
      id: company.id,
      display,
      entities: [entityOf(company, 'self')],
      identifiers: noIdentifiers,
      thirdPartyClients: [],
      confusables: [],
      notes: [],
    };
    this.#put(moved(company, { ...vendor, list }, this.#read.places));
  }

  #join(id: string, company: Company): boolean {
    const vendor = this.#vendors.get(id);
    if (!vendor) return false;
    this.#put(
      moved(vendor, { ...vendor, entities: [...vendor.entities, entityOf(company, 'affiliate')] }, this.#read.places),
    );
    return true;
  }

  #extend(id: string, company: Company): void {
    const vendor = this.#vendors.get(id);
    if (!vendor) return;
    this.#addNames(vendor, company.id, namesOf(company));
  }

  /** A short name of a list may be said to be coined. */
  #addNames(vendor: VendorFile, id: string, names: readonly Name[]): void {
    const entities = vendor.entities.map(entity => {
      if (entity.id !== id) return entity;
      const said = new Map(names.map(name => [name.value, name]));
      const known = entity.names.map(name => {
        const isCoined = said.get(name.value)?.strength === 'distinctive';
        return isCoined && name.kind === 'short' ? { ...name, strength: 'distinctive' as const } : name;
      });
      const more = names.filter(name => !isKnown(name, vendor));
      return moved(entity, { ...entity, names: [...known, ...more] }, this.#read.places);
    });
    this.#put(moved(vendor, { ...vendor, entities }, this.#read.places));
  }

  #put(vendor: VendorFile): void {
    this.#vendors.set(vendor.id, vendor);
    this.#changed.add(vendor.id);
  }
}

function entityOf(company: Company, relation: 'self' | 'affiliate'): Entity {
  return { id: company.id, relation, names: namesOf(company), byName: true, provenance: company.provenance };
}

function namesOf({ name, short, weak, called, provenance }: Company): readonly Name[] {
  return [
    { value: name, kind: 'legal', strength: 'exact', provenance },
    ...(short === undefined ? [] : [{ value: short, kind: 'short', strength: 'exact', provenance } as const]),
    ...(weak === undefined ? [] : [{ value: weak, kind: 'short', strength: 'weak', provenance } as const]),
    ...(called === undefined
      ? []
      : [{ value: called, kind: 'short', strength: 'exact', provenance: unverified(provenance) } as const]),
  ];
}

const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}]/u;

function groupNames({ as, coined, exact, weak, provenance }: GroupCompany): readonly Name[] {
  const name = (value: string, strength: Name['strength']): Name => {
    const isLegal = normaliseOrganisation(value).form !== '';
    const kind = NOT_LATIN.test(value) ? 'native' : as === 'brand' ? 'brand' : isLegal ? 'legal' : 'short';
    return { value, kind, strength, provenance };
  };
  return [
    ...coined.map(value => name(value, 'distinctive')),
    ...exact.map(value => name(value, 'exact')),
    ...weak.map(value => name(value, 'weak')),
  ];
}

/** No source has been read for it. */
function unverified({ asOf }: Provenance): Provenance {
  return { sources: [], asOf, confidence: 'medium', unverified: true };
}

/** A spelling that is compared like one of the vendor's is no name more. */
function isKnown({ value }: Name, { entities }: VendorFile): boolean {
  const { key, form } = normaliseOrganisation(value);
  return entities.some(entity =>
    entity.names.some(name => {
      const known = normaliseOrganisation(name.value);
      return known.key === key && known.form === form;
    }),
  );
}

function withTargets(
  clause: ClauseFile,
  members: ReadonlyMap<string, readonly Member[]>,
  groups: Groups,
  read: SignatureFiles,
  faults: ListFault[],
): ClauseFile {
  const { named, ...plain } = clause;
  if (!named) return clause;
  if (read.nameLists.some(({ id }) => id === named.list)) {
    return moved(clause, { ...plain, ofList: { list: named.list, reach: named.reach } }, read.places);
  }
  const all = members.get(named.list);
  if (!all) {
    const message = `There is no list “${named.list}” here.`;
    faults.push({ code: 'unknown-list', message, record: clause, field: 'named' });
  }
  const { edition } = named;
  const current = (all ?? []).filter(({ company: { from, until } }) => {
    return edition === undefined || ((from ?? '') <= edition && (until === undefined || edition < until));
  });
  const explicit = new Set(clause.targets.map(({ vendor }) => vendor));
  const vendors = [...new Set(current.map(({ vendor }) => vendor))].filter(vendor => !explicit.has(vendor));
  const targets = vendors.map((vendor): ClauseTarget => {
    const own = current.filter(member => member.vendor === vendor);
    const others = own.filter(member => !groups.isSelf(member)).map(({ entity }) => entity);
    const reach = others.length === own.length ? { ...named.reach, self: 'not-covered' as const } : named.reach;
    return { vendor, ...(others.length > 0 ? { entities: others } : {}), reach };
  });
  return moved(clause, { ...plain, targets: [...clause.targets, ...targets] }, read.places);
}
