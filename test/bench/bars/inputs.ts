import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tools } from '../../support/shared.ts';

export type InputFormat = 'cdx-json' | 'spdx-json' | 'spdx3-json' | 'cdx-xml' | 'spdx-yaml' | 'spdx-tv';

/** Documents of any size, made when they are asked for and gone at the end. */
export class Inputs {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bomwarden-bench-'));
  readonly #generator: string;

  constructor() {
    const folder = tools();
    if (folder === undefined) throw new Error('The generator of documents is not on this machine (BOMWARDEN_TOOLS).');
    this.#generator = join(folder, 'gen_large.mjs');
  }

  /** The path of a document in which one component of a thousand, or of a hundred in a small one, is of a listed vendor. */
  file(format: InputFormat, components: number): string {
    const file = join(this.#folder, `${components}.${format}`);
    const every = components <= 1000 ? '100' : '1000';
    if (!existsSync(file)) {
      spawnSync(process.execPath, [this.#generator, format, `${components}`, file, every], { stdio: 'ignore' });
    }
    return file;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
