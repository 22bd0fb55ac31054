import type { PolicyChange } from '../../core/report/model.ts';
import { decodeText } from '../../core/text/decode.ts';
import type { Host } from '../../host/host.ts';

/** Answers for one side of a comparison, and notes every file that the head has otherwise than the base. */
export class PolicyWatch {
  readonly #changes = new Map<string, PolicyChange['change']>();
  readonly #base: Host;
  readonly #head: Host;
  readonly #tip: Host;

  /** @param tip what answers for the base: the branch may have gone on since */
  constructor(base: Host, head: Host, tip: Host = base) {
    this.#base = base;
    this.#head = head;
    this.#tip = tip;
  }

  /** By URI. */
  get changes(): ReadonlyMap<string, PolicyChange['change']> {
    return this.#changes;
  }

  /** The host of a side; what is asked of it is policy. */
  host(side: 'base' | 'head'): Host {
    const answering = side === 'base' ? this.#tip : this.#head;
    return {
      ...answering,
      read: async (uri, signal) => {
        const [before, now] = await Promise.all([this.#base.read(uri, signal), this.#head.read(uri, signal)]);
        this.#note(uri, before, now);
        return side === 'head' ? now : this.#tip === this.#base ? before : this.#tip.read(uri, signal);
      },
      list: async (uri, signal) => {
        const hosts = [this.#base, this.#head, this.#tip];
        const entries = (await Promise.all(hosts.map(host => host.list(uri, signal)))).flat();
        // the side that answers leads to its own files only
        for (const { uri: file, kind } of entries) if (kind === 'file') await this.host(side).read(file, signal);
        return answering.list(uri, signal);
      },
    };
  }

  #note(uri: string, before: Uint8Array | undefined, now: Uint8Array | undefined): void {
    if (before === undefined && now !== undefined) this.#changes.set(uri, 'added');
    else if (before !== undefined && now === undefined) this.#changes.set(uri, 'removed');
    else if (before !== undefined && now !== undefined && lines(before) !== lines(now))
      this.#changes.set(uri, 'changed');
  }
}

/** A checkout may end lines in another way than the repository. */
function lines(bytes: Uint8Array): string {
  return decodeText(bytes).value.replaceAll('\r\n', '\n');
}
