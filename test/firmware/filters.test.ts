import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { unxz } from '../../server/src/core/read/firmware/unpack/xz.ts';

const filters = ['--x86', '--arm', '--armthumb', '--arm64', '--powerpc', '--sparc', '--delta=dist=4'];

suite('Filters of xz for machine code', function () {
  this.timeout(120_000);

  for (const filter of filters) {
    test(`${filter} is taken back`, function () {
      // a megabyte of real code has branches of every kind
      const code = readFileSync(process.execPath).subarray(16 << 20, 17 << 20);
      const made = spawnSync('xz', [filter, '--lzma2=preset=1', '--stdout'], { input: code, maxBuffer: 1 << 24 });
      if (made.error || made.status !== 0) {
        console.warn(`\n  NOT TESTED: xz is not here, or does not know ${filter}\n`);
        this.skip();
      }
      const { bytes, end } = unxz(new Uint8Array(made.stdout), 1 << 24);
      assert.equal(end, 'whole');
      assert.ok(Buffer.from(bytes).equals(code));
    });
  }
});
