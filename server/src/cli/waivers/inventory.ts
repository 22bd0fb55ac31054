import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Waiver } from '../../core/model/waiver.ts';
import { reviewWaivers, type WaiverFinding } from '../../core/policy/waiver-review.ts';
import { WaiverUses } from '../../core/policy/waiver-use.ts';
import type { Reviewer } from '../../core/review.ts';
import { decodeText } from '../../core/text/decode.ts';
import { printable } from '../../core/text/printable.ts';
import { Source } from '../../core/text/source.ts';
import { isInFolder } from '../../host/folders.ts';
import type { LoadedWaivers } from '../../host/policy-files.ts';
import { leaves, leavesBy, rootAround } from '../../host/root.ts';
import { findFiles, type LocatedFile } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { ScanPolicy } from '../scan/policy.ts';
import type { System } from '../system.ts';
import { foldersBelow } from './folders.ts';

/** Why nobody knows whether waivers are still needed: nobody asked, only a part of their folder was, or some of it cannot be read. */
export type Ignorance = 'not-asked' | 'not-whole' | 'unread';

/** One waivers file, judged. */
export interface WaiversReport {
  readonly path: string;
  readonly source: Source;
  readonly waivers: readonly Waiver[];
  readonly findings: readonly WaiverFinding[];
  /** Undefined: it is known which of them are still needed. */
  readonly ignorance: Ignorance | undefined;
}

interface Entry {
  readonly loaded: LoadedWaivers;
  readonly uses: WaiverUses;
  unread: boolean;
}

/** The waivers files that hold below some paths, and what their waivers are used for. */
export class Inventory {
  readonly #paths: readonly string[];
  readonly #policy: ScanPolicy;
  readonly #system: System;
  readonly #entries = new Map<string, Entry>();
  #reviewed = false;

  constructor(paths: readonly string[], policy: ScanPolicy, system: System) {
    this.#paths = paths;
    this.#policy = policy;
    this.#system = system;
  }

  /**
   * Finds every file that holds for any folder, with documents in it or not.
   * @throws Refusal where a link leads out of the repository
   */
  async find(): Promise<void> {
    for (const path of this.#paths) {
      const absolute = resolve(this.#system.folder, path);
      if (await leavesBy(absolute, rootAround(this.#system.folder))) {
        throw new Refusal(`"${printable(path)}": ${leaves}`);
      }
      await this.#entryFor(absolute);
      for await (const folder of foldersBelow(absolute, this.#policy.selection)) {
        await this.#entryFor(join(folder, 'any'));
      }
    }
  }

  /** Reviews every document that a waiver reaches. */
  async review(reviewer: Reviewer): Promise<void> {
    this.#reviewed = true;
    const { folder } = this.#system;
    for await (const found of findFiles(folder, this.#paths, () => undefined, this.#policy.selection)) {
      const own = await this.#policy.for(found.path);
      const entry = await this.#entryFor(resolve(folder, found.path));
      if (!entry || !own || own.waivers.length === 0) continue;
      const bytes = await bytesOf(found);
      if (!bytes) {
        entry.unread = true;
        continue;
      }
      const { value, problems } = decodeText(bytes);
      const review = reviewer.review(new Source(value), own);
      if (review.bom === undefined) entry.unread ||= found.named;
      else {
        entry.unread ||= [...problems, ...review.problems].some(({ severity }) => severity === 'error');
        entry.uses.add(review, own.waivers);
      }
    }
  }

  /** Some document could not be read, or not as a whole. */
  get hasUnread(): boolean {
    return [...this.#entries.values()].some(({ unread }) => unread);
  }

  async reports(): Promise<readonly WaiversReport[]> {
    const reports: WaiversReport[] = [];
    for (const { loaded, uses, unread } of this.#entries.values()) {
      const { file, source, read, home } = loaded;
      const whole = this.#paths.some(path => isInFolder(home, pathToFileURL(resolve(this.#system.folder, path)).href));
      const ignorance = !this.#reviewed ? 'not-asked' : unread ? 'unread' : whole ? undefined : 'not-whole';
      const options = { asOf: this.#policy.asOf, rules: await this.#policy.rulesFor(file.uri) };
      const findings = reviewWaivers(
        source,
        read,
        ignorance ? options : { ...options, useOf: waiver => uses.of(waiver) },
      );
      reports.push({ path: this.#policy.shown(file.uri), source, waivers: read.value, findings, ignorance });
    }
    return reports;
  }

  /** The waivers that hold for the document at an absolute path. */
  async #entryFor(absolute: string): Promise<Entry | undefined> {
    const loaded = await this.#policy.waiversAbove(absolute);
    if (!loaded) return undefined;
    const known = this.#entries.get(loaded.file.uri) ?? { loaded, uses: new WaiverUses(), unread: false };
    this.#entries.set(loaded.file.uri, known);
    return known;
  }
}

async function bytesOf({ place }: LocatedFile): Promise<Uint8Array | undefined> {
  if ('bytes' in place) return place.bytes;
  return 'file' in place ? readFile(place.file).catch(() => undefined) : undefined;
}
