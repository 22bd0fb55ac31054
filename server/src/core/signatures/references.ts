import { yamlValue } from '../syntax/yaml.ts';
import { printable } from '../text/printable.ts';
import { emptySpan, type Span } from '../text/span.ts';
import type { FileProblem, RecordPlace } from './check.ts';
import { coverageFaults } from './coverage.ts';
import type { GroupFile } from './group-shape.ts';
import type { ListFault, ListFile } from './list-shape.ts';
import type { NameList } from './name-list.ts';
import { unknownParties } from './parties.ts';
import { patternFault } from './pattern.ts';
import type { RegisteredFile } from './registered-shape.ts';
import type {
  AdvisoryFile,
  AlternativesFile,
  InstrumentFile,
  MacFile,
  PartiesFile,
  ProfileFile,
  SourcesFile,
  VendorFile,
} from './shapes.ts';
import type { Provenance } from './types/fact.ts';
import type { SignatureSet } from './types/set.ts';

/** All files of a signature folder, read one by one. */
export interface SignatureFiles {
  readonly vendors: VendorFile[];
  readonly macs: MacFile[];
  readonly alternatives: AlternativesFile[];
  readonly instruments: InstrumentFile[];
  readonly profiles: ProfileFile[];
  readonly advisories: AdvisoryFile[];
  readonly sources: SourcesFile[];
  readonly parties: PartiesFile[];
  readonly lists: ListFile[];
  readonly groups: GroupFile[];
  readonly nameLists: NameList[];
  readonly registered: RegisteredFile[];
  /** Where each record stands. */
  readonly places: Map<object, RecordPlace>;
}

/**
 * What one file cannot know: whether ids are unique and named things exist, and whether dates and patterns make sense.
 * `base` is the set that the files add to or override by id.
 */
export function checkReferences(
  files: SignatureFiles,
  base: SignatureSet | undefined,
  faults: readonly ListFault[] = [],
): FileProblem[] {
  const problems: FileProblem[] = [];
  const report: ReportProblem = (code, message, record, field, severity = 'error') => {
    const place = files.places.get(record);
    const span = (place && spanOf(place, field)) ?? emptySpan;
    const path = [place?.path, field].filter(Boolean).join('.');
    problems.push({ code, message, severity, span, file: place?.file ?? '', path });
  };
  for (const { code, message, record, field } of faults) report(code, message, record, field);
  const groups = groupsOf(files, base);
  checkUnique(files, report);
  checkSources(files, base, report);
  for (const vendor of files.vendors) checkVendor(vendor, report);
  checkEntityOwners(files, base, report);
  checkPrefixes(files, groups, report);
  checkRegistered(files, groups, report);
  checkInstruments(files, groups, report);
  checkParties(files, base, report);
  checkAdvisories(files, base, groups, report);
  checkOverrides(files, base, report);
  return problems;
}

type ReportProblem = (
  code: string,
  message: string,
  record: object,
  field?: string,
  severity?: FileProblem['severity'],
) => void;

/** Entity ids by vendor. */
type Groups = ReadonlyMap<string, ReadonlySet<string>>;

interface Group {
  readonly id: string;
  readonly entities: readonly { readonly id: string }[];
}

function groupsOf(files: SignatureFiles, base: SignatureSet | undefined): Groups {
  const all: readonly Group[] = [...(base?.vendors ?? []), ...files.vendors];
  return new Map(all.map(({ id, entities }) => [id, new Set(entities.map(entity => entity.id))]));
}

function spanOf(place: RecordPlace, field: string | undefined): Span {
  const value = field === undefined ? undefined : yamlValue(place.node, field);
  return value?.span ?? place.node.entries[0]?.keySpan ?? place.node.span;
}

function checkUnique(files: SignatureFiles, report: ReportProblem): void {
  const { vendors, instruments, profiles, alternatives, advisories, lists } = files;
  unique('vendor', vendors, report);
  unique(
    'entity',
    vendors.flatMap(vendor => vendor.entities),
    report,
  );
  unique('instrument', instruments, report);
  unique('profile', profiles, report);
  unique('category', alternatives, report);
  unique('advisory', advisories, report);
  unique('list', lists, report);
  for (const { companies } of lists) unique('company', companies, report);
  for (const { clauses } of instruments) unique('clause', clauses, report);
  // A vendor of a list has no file of its own, nor has one of the base that a list adds to.
  const filed = vendors.filter(vendor => vendor.list === undefined);
  for (const record of [...filed, ...instruments, ...profiles, ...alternatives, ...advisories, ...lists]) {
    const file = files.places.get(record)?.file;
    const name = file?.replace(/^.*\//, '').replace(/\.(?:ya?ml|json)$/, '');
    if (name === undefined || name === record.id) continue;
    report(
      'wrong-file-name',
      `The id is “${record.id}”, but the file is called “${printable(name, 40)}”.`,
      record,
      'id',
    );
  }
}

function unique(what: string, records: readonly { readonly id: string }[], report: ReportProblem): void {
  const seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.id)) report('duplicate-id', `There are two of the ${what} id “${record.id}”.`, record, 'id');
    seen.add(record.id);
  }
}

function checkSources(files: SignatureFiles, base: SignatureSet | undefined, report: ReportProblem): void {
  const own = files.sources.flatMap(file => Object.entries(file));
  const known = new Set<string>();
  for (const [id, source] of own) {
    if (known.has(id)) report('duplicate-id', `There are two of the source id “${id}”.`, source);
    known.add(id);
    if ((source.url === undefined) === (source.noUrl === undefined)) {
      report(
        'missing-key',
        `The source “${id}” needs either “url” or, where there is none, “noUrl” with the reason.`,
        source,
      );
    }
  }
  const used = new Set<string>(files.nameLists.map(({ source }) => source));
  for (const record of files.places.keys()) {
    for (const id of (record as { provenance?: Provenance }).provenance?.sources ?? []) {
      used.add(id);
      if (!known.has(id) && !Object.hasOwn(base?.sources ?? {}, id)) {
        report('unknown-source', `The source “${id}” is not in sources.yaml.`, record, 'sources');
      }
    }
  }
  for (const [id, source] of own) {
    if (!used.has(id)) report('unused-source', `No fact rests on the source “${id}”.`, source, undefined, 'warning');
  }
}

/** A party without a record is shown by its id. */
function checkParties(files: SignatureFiles, base: SignatureSet | undefined, report: ReportProblem): void {
  const records = [...files.parties, ...(base ? [base.parties] : [])];
  const check = (ids: readonly string[], record: object, field: string): void => {
    for (const id of unknownParties(ids, records)) {
      const message = `The party “${id}” is not in parties.yaml: pages and reports show its id.`;
      report('unknown-party', message, record, field, 'warning');
    }
  };
  for (const { clauses } of files.instruments) for (const clause of clauses) check(clause.binds, clause, 'binds');
  for (const profile of files.profiles) check(profile.parties, profile, 'parties');
}

function checkVendor(vendor: VendorFile, report: ReportProblem): void {
  if (vendor.entities[0]?.relation !== 'self') {
    report('wrong-value', 'The first entity must be the vendor itself, with relation “self”.', vendor, 'entities');
  }
  const names = new Set<string>();
  for (const entity of vendor.entities) {
    checkDays(entity, 'since', 'until', report);
    if ((entity.relation === 'possible-oem') !== (entity.oemTier !== undefined)) {
      const message = 'An entity of relation “possible-oem” has an oemTier, and no other has.';
      report('wrong-value', message, entity, 'relation');
    }
    for (const name of entity.names) {
      if (names.has(name.value)) {
        report('duplicate-name', `The name “${printable(name.value, 60)}” stands twice.`, name, 'value');
      }
      names.add(name.value);
    }
  }
  checkIdentifiers(vendor, report);
}

function checkIdentifiers(vendor: VendorFile, report: ReportProblem): void {
  const own = new Set(vendor.entities.map(entity => entity.id));
  for (const [kind, list] of Object.entries(vendor.identifiers)) {
    // blocks of addresses come with a vendor of the base that a list or a group names; files of their own are checked elsewhere
    if (kind === 'mac') continue;
    const seen = new Set<string>();
    for (const one of list) {
      if (!own.has(one.entity)) report('unknown-entity', `“${one.entity}” is no entity of this vendor.`, one, 'entity');
      const value = keyOf(one);
      if (seen.has(value)) {
        report('duplicate-identifier', `The ${kind} identifier “${printable(value, 60)}” stands twice.`, one);
      }
      seen.add(value);
    }
  }
  const { models, banners, streams } = vendor.identifiers;
  for (const one of [...models, ...banners, ...streams]) {
    const fault = patternFault(one.pattern, one.flags);
    if (fault !== undefined) report('wrong-pattern', fault, one, 'pattern');
  }
}

function keyOf(one: VendorFile['identifiers'][keyof VendorFile['identifiers']][number]): string {
  if ('value' in one) return one.value;
  return 'pattern' in one ? one.pattern : [one.type, one.namespace, one.name].filter(Boolean).join('/');
}

/** An entity that a file adds may not be one of another vendor of the base. */
function checkEntityOwners(files: SignatureFiles, base: SignatureSet | undefined, report: ReportProblem): void {
  const overridden = new Set(files.vendors.map(vendor => vendor.id));
  const owners = new Map<string, string>();
  for (const { id, entities } of base?.vendors ?? []) {
    if (!overridden.has(id)) for (const entity of entities) owners.set(entity.id, id);
  }
  for (const entity of files.vendors.flatMap(vendor => vendor.entities)) {
    const owner = owners.get(entity.id);
    if (owner) report('duplicate-id', `The entity id “${entity.id}” belongs to the vendor ${owner}.`, entity, 'id');
  }
}

function checkPrefixes(files: SignatureFiles, groups: Groups, report: ReportProblem): void {
  const entities = new Set([...groups.values()].flatMap(group => [...group]));
  const owners = new Set<string>();
  for (const one of files.macs.flatMap(file => file.registrations)) {
    if (!entities.has(one.entity))
      report('unknown-entity', `“${one.entity}” is no entity of any vendor.`, one, 'entity');
  }
  for (const one of files.macs.flatMap(file => [...file.registrations, ...file.others])) {
    let before = '';
    for (const prefix of one.prefixes) {
      if (owners.has(prefix)) report('duplicate-prefix', `The prefix ${prefix} stands twice.`, one, 'prefixes');
      owners.add(prefix);
      if (before > prefix) report('unsorted', `${prefix} stands behind ${before}: sort them.`, one, 'prefixes');
      before = prefix;
    }
  }
}

function checkRegistered(files: SignatureFiles, groups: Groups, report: ReportProblem): void {
  const entities = new Set([...groups.values()].flatMap(group => [...group]));
  for (const { registry, numbers } of files.registered) {
    const own = new Set(files.vendors.flatMap(({ identifiers }) => identifiers[registry].map(({ value }) => value)));
    for (const one of numbers) {
      if (!entities.has(one.entity))
        report('unknown-entity', `“${one.entity}” is no entity of any vendor.`, one, 'entity');
      if (own.has(one.value))
        report('duplicate-identifier', `The ${registry} number ${one.value} stands twice.`, one, 'value');
      own.add(one.value);
    }
  }
}

function checkInstruments(files: SignatureFiles, groups: Groups, report: ReportProblem): void {
  for (const instrument of files.instruments) {
    const { clause, entity, lacksLength } = coverageFaults(instrument, groups);
    if (lacksLength)
      report('missing-key', 'Of a list “coverage” says how many names it has: “of”.', instrument, 'coverage');
    if (clause !== undefined) report('unknown-clause', `There is no clause “${clause}”.`, instrument, 'coverage');
    if (entity !== undefined)
      report('unknown-entity', `“${entity}” is no entity of any vendor.`, instrument, 'coverage');
  }
  for (const clause of files.instruments.flatMap(instrument => instrument.clauses)) {
    checkDays(clause, 'from', 'until', report);
    for (const target of clause.targets) {
      const group = groups.get(target.vendor);
      const stranger = target.entities?.find(id => !group?.has(id));
      if (group === undefined) report('unknown-vendor', `There is no vendor “${target.vendor}”.`, target, 'vendor');
      else if (stranger !== undefined) {
        report('unknown-entity', `“${stranger}” is no entity of ${target.vendor}.`, target, 'entities');
      }
    }
  }
}

function checkAdvisories(
  files: SignatureFiles,
  base: SignatureSet | undefined,
  groups: Groups,
  report: ReportProblem,
): void {
  const instruments = new Set([...(base?.instruments ?? []), ...files.instruments].map(({ id }) => id));
  for (const advisory of files.advisories) {
    if (advisory.vendor !== undefined && !groups.has(advisory.vendor)) {
      report('unknown-vendor', `There is no vendor “${advisory.vendor}”.`, advisory, 'vendor');
    }
    unique('weakness', advisory.weaknesses, report);
    for (const { told, affected } of advisory.weaknesses) {
      for (const telling of told) {
        if (instruments.has(telling.instrument)) continue;
        report('unknown-instrument', `There is no instrument “${telling.instrument}”.`, telling, 'instrument');
      }
      for (const one of affected) {
        const fault = one.models === undefined ? undefined : patternFault(one.models, 'i');
        if (fault !== undefined) report('wrong-pattern', fault, one, 'models');
      }
    }
  }
}

/** A vendor that a file overrides must still have the entities that instruments of the base name. */
function checkOverrides(files: SignatureFiles, base: SignatureSet | undefined, report: ReportProblem): void {
  const replaced = new Set(files.instruments.map(instrument => instrument.id));
  for (const { id, clauses } of base?.instruments ?? []) {
    if (replaced.has(id)) continue;
    for (const { vendor: name, entities = [] } of clauses.flatMap(clause => clause.targets)) {
      const vendor = files.vendors.find(one => one.id === name);
      const lost = vendor && entities.find(entity => !vendor.entities.some(one => one.id === entity));
      if (!vendor || lost === undefined) continue;
      report(
        'unknown-entity',
        `The instrument ${id} names the entity “${lost}”, which is missing here.`,
        vendor,
        'entities',
      );
    }
  }
}

function checkDays<F extends string, U extends string>(
  record: { readonly [K in F | U]?: string },
  first: F,
  end: U,
  report: ReportProblem,
): void {
  const from: string | undefined = record[first];
  const until: string | undefined = record[end];
  if (from !== undefined && until !== undefined && from >= until) {
    report('wrong-dates', `It ends on ${until}, but does not begin before ${from}.`, record, end);
  }
}
