import { yamlValue } from '../syntax/yaml.ts';
import { emptySpan, type Span } from '../text/span.ts';
import type { FileProblem, Place } from './check.ts';
import { patternFault } from './pattern.ts';
import type { AlternativesFile, InstrumentFile, MacFile, ProfileFile, SourcesFile, VendorFile } from './shapes.ts';
import type { Provenance } from './types.ts';

/** All files of a signature folder, read one by one. */
export interface SignatureFiles {
  readonly vendors: VendorFile[];
  readonly macs: MacFile[];
  readonly alternatives: AlternativesFile[];
  readonly instruments: InstrumentFile[];
  readonly profiles: ProfileFile[];
  readonly sources: SourcesFile[];
  /** Where each record stands. */
  readonly places: Map<object, Place>;
}

/** What one file cannot know: whether ids are unique and named things exist, and whether dates and patterns make sense. */
export function checkReferences(files: SignatureFiles): FileProblem[] {
  const problems: FileProblem[] = [];
  const report: Report = (code, message, record, field, severity = 'error') => {
    const place = files.places.get(record);
    const span = (place && spanOf(place, field)) ?? emptySpan;
    const path = [place?.path, field].filter(Boolean).join('.');
    problems.push({ code, message, severity, span, file: place?.file ?? '', path });
  };
  checkUnique(files, report);
  checkSources(files, report);
  for (const vendor of files.vendors) checkVendor(vendor, report);
  checkPrefixes(files, report);
  checkInstruments(files, report);
  return problems;
}

type Report = (
  code: string,
  message: string,
  record: object,
  field?: string,
  severity?: FileProblem['severity'],
) => void;

function spanOf(place: Place, field: string | undefined): Span {
  const value = field === undefined ? undefined : yamlValue(place.node, field);
  return value?.span ?? place.node.entries[0]?.keySpan ?? place.node.span;
}

function checkUnique(files: SignatureFiles, report: Report): void {
  const { vendors, instruments, profiles, alternatives } = files;
  unique('vendor', vendors, report);
  unique(
    'entity',
    vendors.flatMap(vendor => vendor.entities),
    report,
  );
  unique('instrument', instruments, report);
  unique('profile', profiles, report);
  unique('category', alternatives, report);
  for (const { clauses } of instruments) unique('clause', clauses, report);
  for (const record of [...vendors, ...instruments, ...profiles, ...alternatives]) {
    const name = files.places
      .get(record)
      ?.file.replace(/^.*\//, '')
      .replace(/\.ya?ml$/, '');
    if (name !== record.id)
      report('wrong-file-name', `The id is “${record.id}”, but the file is called “${name}”.`, record, 'id');
  }
}

function unique(what: string, records: readonly { readonly id: string }[], report: Report): void {
  const seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.id)) report('duplicate-id', `There are two of the ${what} id “${record.id}”.`, record, 'id');
    seen.add(record.id);
  }
}

function checkSources(files: SignatureFiles, report: Report): void {
  const known = new Set<string>();
  for (const file of files.sources) {
    for (const [id, source] of Object.entries(file)) {
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
  }
  const used = new Set<string>();
  for (const record of files.places.keys()) {
    for (const id of (record as { provenance?: Provenance }).provenance?.sources ?? []) {
      used.add(id);
      if (!known.has(id)) report('unknown-source', `The source “${id}” is not in sources.yaml.`, record, 'sources');
    }
  }
  for (const file of files.sources) {
    for (const [id, source] of Object.entries(file)) {
      if (!used.has(id)) report('unused-source', `No fact rests on the source “${id}”.`, source, undefined, 'warning');
    }
  }
}

function checkVendor(vendor: VendorFile, report: Report): void {
  if (vendor.entities[0]?.relation !== 'self') {
    report('wrong-value', 'The first entity must be the vendor itself, with relation “self”.', vendor, 'entities');
  }
  const names = new Set<string>();
  for (const entity of vendor.entities) {
    checkDays(entity, 'since', 'until', report);
    if ((entity.relation === 'possible-oem') !== (entity.oemTier !== undefined)) {
      report(
        'wrong-value',
        'An entity of relation “possible-oem” has an oemTier, and no other has.',
        entity,
        'relation',
      );
    }
    for (const name of entity.names) {
      if (names.has(name.value)) report('duplicate-name', `The name “${name.value}” stands twice.`, name, 'value');
      names.add(name.value);
    }
  }
  const own = new Set(vendor.entities.map(entity => entity.id));
  for (const [kind, list] of Object.entries(vendor.identifiers)) {
    const seen = new Set<string>();
    for (const one of list) {
      if (!own.has(one.entity)) report('unknown-entity', `“${one.entity}” is no entity of this vendor.`, one, 'entity');
      const value = keyOf(one);
      if (seen.has(value)) report('duplicate-identifier', `The ${kind} identifier “${value}” stands twice.`, one);
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

function checkPrefixes(files: SignatureFiles, report: Report): void {
  const entities = new Set(files.vendors.flatMap(vendor => vendor.entities.map(entity => entity.id)));
  const owners = new Set<string>();
  for (const file of files.macs) {
    for (const one of file.registrations) {
      if (!entities.has(one.entity))
        report('unknown-entity', `“${one.entity}” is no entity of any vendor.`, one, 'entity');
    }
    for (const one of [...file.registrations, ...file.others]) {
      one.prefixes.forEach((prefix, index) => {
        if (owners.has(prefix)) report('duplicate-prefix', `The prefix ${prefix} stands twice.`, one, 'prefixes');
        owners.add(prefix);
        const before = one.prefixes[index - 1];
        if (before !== undefined && before > prefix)
          report('unsorted', `${prefix} stands behind ${before}: sort them.`, one, 'prefixes');
      });
    }
  }
}

function checkInstruments(files: SignatureFiles, report: Report): void {
  const vendors = new Map(files.vendors.map(vendor => [vendor.id, vendor]));
  for (const clause of files.instruments.flatMap(instrument => instrument.clauses)) {
    checkDays(clause, 'from', 'until', report);
    for (const target of clause.targets) {
      const vendor = vendors.get(target.vendor);
      if (vendor === undefined) {
        report('unknown-vendor', `There is no vendor “${target.vendor}”.`, target, 'vendor');
        continue;
      }
      const stranger = target.entities?.find(id => !vendor.entities.some(entity => entity.id === id));
      if (stranger !== undefined)
        report('unknown-entity', `“${stranger}” is no entity of ${vendor.id}.`, target, 'entities');
    }
  }
}

function checkDays<F extends string, U extends string>(
  record: { readonly [K in F | U]?: string },
  first: F,
  end: U,
  report: Report,
): void {
  const from: string | undefined = record[first];
  const until: string | undefined = record[end];
  if (from !== undefined && until !== undefined && from >= until) {
    report('wrong-dates', `It ends on ${until}, but does not begin before ${from}.`, record, end);
  }
}
