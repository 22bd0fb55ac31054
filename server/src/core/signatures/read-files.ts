import { parseYaml, type YamlNode } from '../syntax/yaml.ts';
import { emptySpan } from '../text/span.ts';
import { type FileProblem, FileReader } from './check.ts';
import type { GroupFile } from './group-shape.ts';
import type { ListFile } from './list-shape.ts';
import { readNameList } from './name-list.ts';
import type { SignatureFiles } from './references.ts';
import type { RegisteredFile } from './registered-shape.ts';
import {
  type AdvisoryFile,
  type AlternativesFile,
  fileKinds,
  type InstrumentFile,
  type MacFile,
  type PartiesFile,
  type ProfileFile,
  type SourcesFile,
  type VendorFile,
} from './shapes.ts';

/** A file of a signature folder. */
export interface SignatureFile {
  /** Below the folder, with forward slashes: `vendors/hikvision.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Whether a path below a signature folder is that of a signature file. */
export function isSignaturePath(path: string): boolean {
  return fileKinds.some(kind => kind.path.test(path));
}

/** Reads and checks the files of a signature folder one by one; a file with a problem is left out. */
export function readFiles(files: readonly SignatureFile[]): { read: SignatureFiles; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const read: SignatureFiles = {
    vendors: [],
    macs: [],
    alternatives: [],
    instruments: [],
    profiles: [],
    advisories: [],
    sources: [],
    parties: [],
    lists: [],
    groups: [],
    nameLists: [],
    registered: [],
    places: new Map(),
  };
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const kind = fileKinds.find(one => one.path.test(path));
    if (kind === undefined) {
      const message =
        'This file is in no folder of signature data (vendors, lists, groups, names, mac, registered, alternatives, instruments, profiles, advisories).';
      problems.push({ code: 'unknown-file', message, severity: 'error', span: emptySpan, file: path, path: '' });
    } else problems.push(...readFile(path, text, kind, read));
  }
  return { read, problems };
}

function readFile(path: string, text: string, kind: (typeof fileKinds)[number], read: SignatureFiles): FileProblem[] {
  if (kind.shape === undefined) return readNames(path, text, read);
  const tree = parseYaml(text);
  if (tree.problems.length > 0) return tree.problems.map(problem => ({ ...problem, file: path, path: '' }));
  const reader = new FileReader(path);
  const value = reader.read(withoutSchema(tree.value), kind.shape);
  if (!reader.ok) return reader.problems;
  for (const [record, place] of reader.places) read.places.set(record, place);
  keep(kind.kind, value, read);
  return [];
}

function readNames(path: string, text: string, read: SignatureFiles): FileProblem[] {
  const list = readNameList(text);
  if (typeof list === 'string') {
    return [{ code: 'wrong-names', message: list, severity: 'error', span: emptySpan, file: path, path: '' }];
  }
  read.nameLists.push(list);
  return [];
}

/** For editors only: where the file names its schema. */
function withoutSchema(node: YamlNode): YamlNode {
  return node.kind === 'mapping' ? { ...node, entries: node.entries.filter(({ key }) => key !== '$schema') } : node;
}

/** The kind says what the shape made of the file. */
function keep(kind: (typeof fileKinds)[number]['kind'], value: unknown, read: SignatureFiles): void {
  switch (kind) {
    case 'vendor':
      read.vendors.push(value as VendorFile);
      break;
    case 'mac':
      read.macs.push(value as MacFile);
      break;
    case 'alternatives':
      read.alternatives.push(value as AlternativesFile);
      break;
    case 'instrument':
      read.instruments.push(value as InstrumentFile);
      break;
    case 'advisory':
      read.advisories.push(value as AdvisoryFile);
      break;
    case 'list':
      read.lists.push(value as ListFile);
      break;
    case 'group':
      read.groups.push(value as GroupFile);
      break;
    case 'registered':
      read.registered.push(value as RegisteredFile);
      break;
    case 'profile':
      read.profiles.push(value as ProfileFile);
      break;
    case 'parties':
      read.parties.push(value as PartiesFile);
      break;
    case 'sources':
      read.sources.push(value as SourcesFile);
      break;
  }
}
