import type { FieldShape, MessageShape } from '../../syntax/protobuf.ts';

type FieldRow = readonly [number: number, key: string, more?: Omit<FieldShape, 'key'>];

function shape(...fields: readonly FieldRow[]): MessageShape {
  return new Map(fields.map(([number, key, more]) => [number, { key, ...more }]));
}

/** Words of the JSON serialisation by their number in the schema; numbers are the same in every version. */
const componentTypes = [
  '',
  'application',
  'framework',
  'library',
  'operating-system',
  'device',
  'file',
  'container',
  'firmware',
  'device-driver',
  'platform',
  'machine-learning-model',
  'data',
  'cryptographic-asset',
];

const referenceTypes = [
  'other',
  'vcs',
  'issue-tracker',
  'website',
  'advisories',
  'bom',
  'mailing-list',
  'social',
  'chat',
  'documentation',
  'support',
  'distribution',
  'license',
  'build-meta',
  'build-system',
  'security-contact',
  'attestation',
  'threat-model',
  'adversary-model',
  'risk-assessment',
  'distribution-intake',
];

const algorithms = [
  '',
  'MD5',
  'SHA-1',
  'SHA-256',
  'SHA-384',
  'SHA-512',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
  'BLAKE2b-256',
  'BLAKE2b-384',
  'BLAKE2b-512',
  'BLAKE3',
];

const aggregates = [
  'not_specified',
  'complete',
  'incomplete',
  'incomplete_first_party_only',
  'incomplete_third_party_only',
  'unknown',
  'incomplete_first_party_proprietary_only',
  'incomplete_first_party_opensource_only',
  'incomplete_third_party_proprietary_only',
  'incomplete_third_party_opensource_only',
];

const phases = ['design', 'pre-build', 'build', 'post-build', 'operations', 'discovery', 'decommission'];

const evidenceFields = ['', 'group', 'name', 'version', 'purl', 'cpe', 'swid', 'hash', 'omniborId', 'swhid'];

const contact = shape([1, 'name'], [2, 'email']);
const organisation = shape([1, 'name'], [2, 'url'], [3, 'contact', { message: () => contact }]);
const organisationOrPerson = shape(
  [1, 'organization', { message: () => organisation }],
  [2, 'individual', { message: () => contact }],
);
const hash = shape([1, 'alg', { words: algorithms }], [2, 'content']);
const property = shape([1, 'name'], [2, 'value']);
const reference = shape([1, 'type', { words: referenceTypes }], [2, 'url'], [4, 'hashes', { message: () => hash }]);
const licensing = shape(
  [2, 'licensor', { message: () => organisationOrPerson }],
  [3, 'licensee', { message: () => organisationOrPerson }],
  [4, 'purchaser', { message: () => organisationOrPerson }],
);
const licence = shape([1, 'id'], [2, 'name'], [6, 'licensing', { message: () => licensing }]);
const detailedExpression = shape([1, 'expression'], [5, 'licensing', { message: () => licensing }]);
const licenceChoice = shape(
  [1, 'license', { message: () => licence }],
  [2, 'expression'],
  [5, '', { message: () => detailedExpression, inline: true }],
);
const swid = shape([1, 'tagId'], [2, 'name'], [7, 'url']);
const action = shape([2, 'name'], [3, 'email']);
const commit = shape([2, 'url'], [3, 'author', { message: () => action }], [4, 'committer', { message: () => action }]);
const keeper = shape([1, 'organization', { message: () => organisation }], [2, 'contact', { message: () => contact }]);
const governance = shape(
  [1, 'custodians', { message: () => keeper }],
  [2, 'stewards', { message: () => keeper }],
  [3, 'owners', { message: () => keeper }],
);
const dataSet = shape([9, 'governance', { message: () => governance }]);
const dataChoice = shape([1, '', { message: () => dataSet, inline: true }]);
const modelParameters = shape([5, 'datasets', { message: () => dataChoice }]);
const modelCard = shape([2, 'modelParameters', { message: () => modelParameters }]);
const dataFlow = shape([5, 'source'], [6, 'destination'], [7, 'governance', { message: () => governance }]);
const copyright = shape([1, 'text']);
const identity = shape([1, 'field', { words: evidenceFields }], [5, 'concludedValue']);
const evidence = shape(
  [1, 'licenses', { message: () => licenceChoice }],
  [2, 'copyright', { message: () => copyright }],
  [3, 'identity', { message: () => identity }],
);
const pedigree = shape(
  [1, 'ancestors', { message: () => component }],
  [2, 'descendants', { message: () => component }],
  [3, 'variants', { message: () => component }],
  [4, 'commits', { message: () => commit }],
);

const component: MessageShape = shape(
  [1, 'type', { words: componentTypes }],
  [3, 'bom-ref'],
  [4, 'supplier', { message: () => organisation }],
  [5, 'author'],
  [6, 'publisher'],
  [7, 'group'],
  [8, 'name'],
  [9, 'version'],
  [10, 'description'],
  [12, 'hashes', { message: () => hash }],
  [13, 'licenses', { message: () => licenceChoice }],
  [14, 'copyright'],
  [15, 'cpe'],
  [16, 'purl'],
  [17, 'swid', { message: () => swid }],
  [19, 'pedigree', { message: () => pedigree }],
  [20, 'externalReferences', { message: () => reference }],
  [21, 'components', { message: () => component }],
  [22, 'properties', { message: () => property }],
  [23, 'evidence', { message: () => evidence }],
  [25, 'modelCard', { message: () => modelCard }],
  [26, 'data', { message: () => dataSet }],
  [28, 'manufacturer', { message: () => organisation }],
  [29, 'authors', { message: () => contact }],
  [31, 'omniborId'],
  [32, 'swhid'],
);

const service: MessageShape = shape(
  [1, 'bom-ref'],
  [2, 'provider', { message: () => organisation }],
  [3, 'group'],
  [4, 'name'],
  [5, 'version'],
  [6, 'description'],
  [7, 'endpoints'],
  [10, 'data', { message: () => dataFlow }],
  [11, 'licenses', { message: () => licenceChoice }],
  [12, 'externalReferences', { message: () => reference }],
  [13, 'services', { message: () => service }],
  [14, 'properties', { message: () => property }],
);

const tool = shape(
  [1, 'vendor'],
  [2, 'name'],
  [3, 'version'],
  [4, 'hashes', { message: () => hash }],
  [5, 'externalReferences', { message: () => reference }],
  [6, 'components', { message: () => component }],
  [7, 'services', { message: () => service }],
);

const lifecycle = shape([1, 'phase', { words: phases }], [2, 'name']);

const metadata = shape(
  // since version 1.5 the one tool message holds all tools as components and services
  [2, 'tools', { message: () => tool, isItem: first => first < 6 }],
  [3, 'authors', { message: () => contact }],
  [4, 'component', { message: () => component }],
  [5, 'manufacture', { message: () => organisation }],
  [6, 'supplier', { message: () => organisation }],
  [7, 'licenses', { message: () => licenceChoice }],
  [8, 'properties', { message: () => property }],
  [9, 'lifecycles', { message: () => lifecycle }],
  [10, 'manufacturer', { message: () => organisation }],
);

const referred = shape([1, 'dependsOn']);
const dependency = shape([1, 'ref'], [2, 'dependsOn', { message: () => referred, inline: true }]);
const composition = shape([1, 'aggregate', { words: aggregates }], [2, 'assemblies'], [3, 'dependencies']);
const formula = shape([2, 'components', { message: () => component }], [3, 'services', { message: () => service }]);
const targets = shape([2, 'components', { message: () => component }], [3, 'services', { message: () => service }]);
const declarations = shape([5, 'targets', { message: () => targets }]);

/** The fields of a CycloneDX message that name anybody or tell components apart. */
export const bomShape: MessageShape = shape(
  [1, 'specVersion'],
  [2, 'version', { number: true }],
  [3, 'serialNumber'],
  [4, 'metadata', { message: () => metadata }],
  [5, 'components', { message: () => component }],
  [6, 'services', { message: () => service }],
  [7, 'externalReferences', { message: () => reference }],
  [8, 'dependencies', { message: () => dependency }],
  [9, 'compositions', { message: () => composition }],
  [13, 'formulation', { message: () => formula }],
  [14, 'declarations', { message: () => declarations }],
);
