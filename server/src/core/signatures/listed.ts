import { normaliseOrganisation, splitBrackets } from '../identity/organisation.ts';
import { allNames, type ListedName, type NameList, namesWith } from './name-list.ts';
import { noIdentifiers } from './no-identifiers.ts';
import type { Provenance } from './types/fact.ts';
import type { Entity, Vendor } from './types/vendor.ts';

/** A stated name that stands on imported lists. */
export interface ListHit {
  readonly vendor: Vendor;
  readonly entity: Entity;
  readonly name: string;
  readonly key: string;
  /** The shipped entity that the name is of; '' where it is of none. */
  readonly known: string;
  /** Others go by such a name too. */
  readonly weak: boolean;
}

/** What a company of a list becomes known to, once a document names it. */
export type Register = (vendor: Vendor, entity: Entity) => void;

const MOST_REMEMBERED = 10_000;
const MOST_UNITS = 400;
const LONGEST_WEAK = 4;

/** The names of imported lists, ready to be asked. A vendor is made when a document names it, and then stays. */
export class ListedNames {
  readonly #lists: readonly NameList[];
  readonly #register: Register;
  readonly #memory = new Map<string, readonly ListHit[]>();
  readonly #vendors = new Map<string, Vendor>();
  /** Instruments by entity. */
  readonly #standing = new Map<string, Set<string>>();

  constructor(lists: readonly NameList[], register: Register) {
    this.#lists = lists;
    this.#register = register;
    for (const list of lists) {
      for (const [entity, places] of Object.entries(list.known)) this.#stand(entity, list, places);
    }
  }

  /** Instruments, imported as lists, that name the entity. */
  listsOf(entity: string): readonly string[] {
    return [...(this.#standing.get(entity) ?? [])];
  }

  /** At most one hit for each company. */
  find(value: string): readonly ListHit[] {
    const known = this.#memory.get(value);
    if (known) return known;
    const hits = this.#look(value.slice(0, MOST_UNITS));
    if (this.#memory.size >= MOST_REMEMBERED) this.#memory.clear();
    if (value.length <= MOST_UNITS) this.#memory.set(value, hits);
    return hits;
  }

  /** The vendor that a company of a list is, by its id; undefined where no list has it. */
  vendor(id: string): Vendor | undefined {
    const known = this.#vendors.get(id);
    if (known) return known;
    for (const list of this.#lists) {
      if (!id.startsWith(`${list.id}-`)) continue;
      const isOf = (one: ListedName): boolean => idOf(list, one.company) === id;
      // Nearly every id is the key of the name.
      const key = id.slice(list.id.length + 1).replaceAll('-', ' ');
      const listed = namesWith(list, key).find(isOf) ?? allNames(list).find(isOf);
      if (listed) return this.#found(list, listed);
    }
    return undefined;
  }

  #look(value: string): readonly ListHit[] {
    const outside = splitBrackets(value)?.outside;
    const readings = [value, ...(outside === undefined ? [] : [outside])].map(normaliseOrganisation);
    const hits = new Map<string, ListHit>();
    for (const list of this.#lists) {
      for (const { key, form } of readings) {
        if (key === '') continue;
        for (const listed of namesWith(list, key)) {
          if (!mayBeOf(form, listed.form)) continue;
          const vendor = this.#found(list, listed);
          const [entity] = vendor.entities;
          if (!entity || hits.has(vendor.id)) continue;
          const weak = key.length <= LONGEST_WEAK;
          hits.set(vendor.id, { vendor, entity, name: listed.name, key, known: listed.entity, weak });
        }
      }
    }
    return [...hits.values()];
  }

  #found(list: NameList, listed: ListedName): Vendor {
    const id = idOf(list, listed.company);
    this.#stand(id, list, listed.lists);
    const known = this.#vendors.get(id);
    if (known) return known;
    const provenance: Provenance = { sources: [list.source], asOf: list.asOf, confidence: 'medium' };
    const entity: Entity = {
      id,
      relation: 'self',
      names: [...new Set([listed.company, listed.name])].map(value => ({
        value,
        kind: 'legal',
        strength: 'exact',
        provenance,
      })),
      byName: true,
      provenance,
    };
    const vendor: Vendor = {
      id,
      display: listed.company,
      entities: [entity],
      identifiers: noIdentifiers,
      thirdPartyClients: [],
      confusables: [],
      list: list.lists[listed.lists[0] ?? 0] ?? list.id,
      notes: [],
    };
    this.#vendors.set(id, vendor);
    this.#register(vendor, entity);
    return vendor;
  }

  #stand(entity: string, list: NameList, places: readonly number[]): void {
    let lists = this.#standing.get(entity);
    if (!lists) this.#standing.set(entity, (lists = new Set()));
    for (const place of places) {
      const instrument = list.lists[place];
      if (instrument !== undefined) lists.add(instrument);
    }
  }
}

/** A company with another legal form is another company; where one of the two says none, it may be the same. */
function mayBeOf(stated: string, listed: string): boolean {
  if (stated === '' || listed === '') return true;
  const forms = new Set(listed.split(' '));
  return stated.split(' ').some(word => forms.has(word));
}

const LONGEST_ID = 80;

function idOf(list: NameList, company: string): string {
  const words = normaliseOrganisation(company).key.match(/[a-z0-9]+/g) ?? [];
  // What is in another writing has no letters for an id: its units tell it from others.
  const own = words.length > 0 ? words.join('-') : [...company].map(sign => sign.codePointAt(0)?.toString(16)).join('');
  return `${list.id}-${own.slice(0, LONGEST_ID).replace(/-+$/, '')}`;
}
