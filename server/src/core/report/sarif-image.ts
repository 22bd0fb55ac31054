import { roleWord } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import { pathWords } from './image.ts';
import type { Report, ReportEvidence, ReportFinding } from './model.ts';
import { artifactLocation, text } from './sarif-location.ts';

/** GitHub keeps no more locations of one result. */
const mostLocations = 100;
/** Places of one image that are listed as artifacts of their own. */
const mostArtifacts = 1000;

/** A stretch of bytes of a file that is no text. */
export function bytesOf(path: string, { start, end }: Range): object {
  const byteLength = Math.max(0, end.character - start.character);
  return { artifactLocation: artifactLocation(path), region: { byteOffset: start.character, byteLength } };
}

/** Where a finding of an image stands: its bytes, and the path inside. */
export function imageLocation({ range, evidence: [first], component }: ReportFinding, path: string): object {
  const inner = first?.inside ? pathWords(first.inside) : '';
  const name = inner === '' ? (component?.name ?? '') : inner;
  return {
    physicalLocation: bytesOf(path, range),
    ...(name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: printable(name, 1000), kind: 'resource' }] }),
  };
}

export function imageRelated({ evidence }: ReportFinding, path: string): readonly object[] {
  return evidence.slice(1, mostLocations + 1).map((one, id) => ({
    id,
    physicalLocation: bytesOf(path, one.range),
    message: { text: text(words(one)) },
  }));
}

function words({ role, signature, value, inside }: ReportEvidence): string {
  const inner = inside && inside.path.length > 0 ? `, in ${pathWords(inside)}` : '';
  return `Also by its ${roleWord(role).text}: ${signature} (“${value}”)${inner}`;
}

/** Images and what stands in them, as artifacts nested in each other; empty where the run met no image. */
export function imageArtifacts({ documents }: Report): { readonly artifacts?: readonly object[] } {
  const artifacts: object[] = [];
  for (const { path, image } of documents) {
    if (!image) continue;
    const first = artifacts.length;
    for (const { index, parent, offset, size, title, name, state } of image.nodes.slice(0, mostArtifacts)) {
      artifacts.push({
        ...(index === 0 ? { location: artifactLocation(path) } : {}),
        ...(index > 0 && name !== undefined ? { location: { description: { text: text(name) } } } : {}),
        description: { text: text(`${title}, ${state}`) },
        length: size,
        ...(parent === undefined ? {} : { parentIndex: first + parent }),
        ...(parent === undefined || offset === undefined ? {} : { offset }),
      });
    }
  }
  return artifacts.length === 0 ? {} : { artifacts };
}
