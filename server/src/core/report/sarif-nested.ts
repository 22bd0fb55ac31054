import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import { artifactLocation, encodedPath, physicalLocation } from './sarif-location.ts';
import type { SarifProfile } from './sarif-profile.ts';

const joint = '!/';

/**
 * Places in files, and in files that stand in archives: `delivery.zip!/d/part.cdx.json`. SARIF names the latter by their
 * path in the archive and lists which archive that is; code scanning knows files of the repository only, so for it the
 * archive is the file, and the message begins with the path in it.
 */
export class NestedArtifacts {
  readonly #isForHost: boolean;
  readonly #first: number;
  readonly #indices = new Map<string, number>();
  readonly #artifacts: object[] = [];

  /** @param first index of the first artifact: so many others stand before it */
  constructor(profile: SarifProfile, first: number) {
    this.#isForHost = profile === 'github';
    this.#first = first;
  }

  place(path: string, range: Range): object {
    const [outer = path, ...inner] = path.split(joint);
    const last = inner.at(-1);
    if (last === undefined) return physicalLocation(path, range);
    if (this.#isForHost) return { artifactLocation: artifactLocation(outer) };
    const index = this.#indexOf(path);
    const place = physicalLocation(last, range);
    return { ...place, artifactLocation: { uri: `/${encodedPath(last)}`, index } };
  }

  /** What is said at a place, for a host that does not show all of it. */
  said(path: string, sentence: string): string {
    const at = path.indexOf(joint);
    return this.#isForHost && at >= 0 ? `${printable(path.slice(at + joint.length), 200)}: ${sentence}` : sentence;
  }

  #indexOf(path: string): number {
    const known = this.#indices.get(path);
    if (known !== undefined) return known;
    const at = path.lastIndexOf(joint);
    const artifact =
      at < 0
        ? { location: artifactLocation(path) }
        : {
            location: { uri: `/${encodedPath(path.slice(at + joint.length))}` },
            parentIndex: this.#indexOf(path.slice(0, at)),
          };
    const index = this.#first + this.#artifacts.push(artifact) - 1;
    this.#indices.set(path, index);
    return index;
  }

  /** The artifacts of a run behind those that stand before them; nothing where there are none. */
  with(others: readonly object[]): { readonly artifacts?: readonly object[] } {
    const artifacts = [...others, ...this.#artifacts];
    return artifacts.length === 0 ? {} : { artifacts };
  }
}
