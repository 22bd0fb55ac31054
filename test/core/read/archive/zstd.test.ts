import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveBudget, archiveLimits } from '../../../../server/src/core/read/archive/budget.ts';
import { openContainer } from '../../../../server/src/core/read/archive/open.ts';
import { unpackFrame, zstdFrame } from '../../../../server/src/core/read/zstd/frame.ts';
import { tarOf } from '../../../support/archives.ts';
import { root, skipLoudly } from '../../../support/shared.ts';

/** What Debian's zstd 1.5 makes of texts that this file makes again. */
const packed = {
  words19:
    'KLUv/QRoNRYAlpEuFZCrA+ucUCPR6sC4u3B2k92Er7tBCC4AKAAlAMGyBMiyAGBrL0JBYTTljwqoxk/pfp8qMJYkUI7qOxyhgoZ4' +
    'KinJwSxEBYOAgiTAqaPKT8BaV2Z6m32q08MpReesjKuH2k9CDIfzqY0/pR3r6aP61BAVrpxryK3Z0+zRAX3ti5ip2K3cn4rT1O34' +
    'ci0V6EeCL3Oe3V76p466m3u85p6t5rbbaWnZ3Y8s19IcTx3ZVVUPH/WuuirmpZ8FgRioAaYrSTLsGSEIgnEg5ZIeISRCGycRrdas' +
    'TS6aj2lILafWkfzoUXhlMwHsUTYFxLa2GMCUCA/osf0RIgKgduJctlWYspjT8kClR99DrIaZAsrEekO4+1mHMVdBkUomLxrqMu6q' +
    'NvMOuFEy4WK3VknXHK/gFEXiItgZ0LCSUuRyGSwjyKmrSg0xTcsnA4ixg2oPVAiniSs1gwnlRsrFs9jwnvzU6QqJN4UuOeuNRFb/' +
    'dGLtiCFe5lI0eJW0CmXGlJ+YKlngg9MdkggMjYGkVTCHAc6A/Ij5MXqgd2eC3TqiFrVmlSF/kfyHE7Izbsq1XHabyM/gcF1e3LOW' +
    'hIlv+fgZpIZcumqnvZtPBxCl8kL5Nc+2HXB7m0fGFP1+GaqQagShuTw2OFQh9mvXybLEbevfIJ24jOS4hgVWWvFBKOgHek0N2CpL' +
    'O/wk5NR2aUemJqgudXHIYH8/UlTmX3ZcJpNTcTxcuS+mwWtGTLjzqwvy9zmFutxzOPpGH4NpYydv/0BfaCMwFCRhYZeDszlgCVny' +
    'crwH/TmWQogndXiQm4kDEtZY32ysBSKZS0nCCgj08ei37I3TbE//TfKoBQp124h63ipw10AseC/7+V8s7jSyKNAYEGcH5unIt8hU' +
    '8NfAA12sJq0kCnsgKTerKRIoeG3/41dIMp0RStEmpgDEBzuKKhCZGvYIgip3Ewph',
  words1:
    'KLUv/QBIvRsAtvJ6GXCl1QGmjSnBRiRr6oj6/5wa6KJNiar/9wJvAHUAcgDuvRfoS7Uzk+GbxBo6Q2dDvnn4m8plOOXvvfApGg2b' +
    'ofM3/U3/vRf+5iEMGpdqZ8qBAJ23dgBrRMKXamfEtnYAf5NYp28qZdgc+KZRAJ012qRvHk4FOp947Nbor6FGRaM1+pvK3zzsDKYB' +
    'L/2l2llD+bJcRiDmfJPYAPoaynLB5pyEwby1A7iQImgs560dAAXQGWqTvoayXMRjh85flmvzMHSBkr5JbLOBzn/vRUD4pto8TJCN' +
    'MenEYzfSaEL+3gtD53I0HtjcSiLfPDwclmsIviyXDfVXOIehLsFBB8tljdZoqGExcNKX5fI53zwcGOgMnWErRmP5poklJx57Ot9U' +
    '/nsvBsNyCaQlgoYv1c6S+XsvLCAEnQmBzd8s3yQ2gL55uCCNKH1ZLgvBN5VPPPZvEqvRgfmmOV+WKzDQGSGNymf4slyGzoM58dhN' +
    'TkJrqDUaHY0mBbbOYBrwgm8aOqfga6jw915YEIrwTZNkqJP5prJBJx77IYl8WS5l4rEL0AlFI3Q23zw8mG8io9HQopEMsB0aTQCb' +
    'kUEINhPz3gsbqowhCDonjQ6CbxJ7/t6LFLR2AJZrOBqdyDHf9GC+eUDnEqBvHobNsKk0EjSAtKgxHVUMUYkkSUGhMKwBIEJijFN3' +
    'BxCG4VHSGEUAAFcYRinUhNUbdzEM0OpsT0pV9XuLNkd4EUY4vKhIyGkNhR0tuX5zt/zuWlCE8OzcSiq76grMYEGlbYoseSww/B1P' +
    'kRJV+Tefb3jLW8viD4q+KhNIFSBPlfIiC2XGFTwAxktkZIgnNQBrv4eYYLOjMo4S+J5IhkHkFOsk51tX8L9/VNWXUkjaU1pLg4W8' +
    'w6Go5en8jOJ85czZXC2YbP8D5VyP+YRiczskQZ1ZhSt8rclaEw18t60QStmBpnPGvxlCMSGGg+QVrhkKzF+/BkQ1atkYpNJrTfNb' +
    'Lqsa1iZzJLZI/Y+0HAxp5XXSpE8FEmZhnIFH27kGjQQxQpyl7BGbqSUahImsrj4Rd1wc5wTkResz04ZFAEf8Q1FcHOVJ7o2hvHLD' +
    '94j7YaginYW/8VyMVTQa3BI9OOHTZpQox9n93OFBCMQu5BnEvVrJFYfdzgtOTtROT0ETL9iRAT0IhZIesfSfV03OlPmRVwE=',
  run:
    'KLUv/QRYVAAAEGFhAQD7/znAAgIAEGECABBhtRgAZllBGYAnbQM80kN8a1gSGF1BEwAt1CK9ScDCTGk9ADgAOADrjd5JnS8BwQ6Q' +
    'IgxNJeeF0AZ81RFQN40urDrX0em8jsZcp68AAbEDvh6v8/qqM3zVKZ4GBBcQnC/AgJbYhhQ8O3KJplMn4Qw6dhKI6RHRKK+bdfol' +
    'r2ejozNWsoxiFclV5zdSC+IAvNPVSqd3OtqqU1zJy+OZvD7w8FYdM7nqDAWJoRvTYtCs0Qm66hRX1JDB6wNXHcyBna6apdMLWhrl' +
    'dU1et2tUDolhCtooPWPVgAlBcmTVuZlVAzaoaaQTOV6IvKw04oWj0RVVGxkSxEamnW54fYw0oySvG8uCnX5D0UB4CSRNgQGoAR43' +
    'M0lBsrEZIQQIRHE4a6UPEkCQ0UwYRFXV/v//BvBBkLZwpQTjXwSKGGJTrLfpyBeYmxorGGMPNsqbwsFTNZA5VxMO/w8clc6F3Vc5' +
    'PAAPFUFZY84sojDFa8NxSF6KtfKa0CMOQ5fLd/FZ4rwvYl1BRTno4BKRsirpmDBnO71I8k2QZAEgq2PCcnlCwFgHfcBVOyZtCFiu' +
    '5FIeFsLhcOXMPkS6ERuekN3nSaL4dQyJdJWlJdy503fi4kwuBiUVbZXHMa107+LHaPT2jkqiU5I4OZKJggyROZ5wyv3LGdWD2Rh/' +
    'JxY+05FjMSrbBb6I/2yJBzvwJiDatFvRfIWmcKWvLB64YsX4i1CFMUJK2sGs7IR1M4ISP4fn1Cn3sPSpVHDBN68cTEMfQTrxrQmB' +
    '8GkQQBmXfZ3rtLBxnKmq/RFypMvge6vw5RWkEwqjvpL1hZSU+XUJOjY5QkwDiefrDi4R5x/y0SUVmSgGaxmRr28N9gx1dKUTiXah' +
    'JSg5AV+y4lyf2Kd2GqDfbGdIDNfoXuBCeNJxsE2uskWX87ISloeLxxPpzaRIH723QWG0f5CtNRFoySJi9QiwA4Vy9QI7kVN43rOM' +
    'PGi1tZoFBVpdy7cq+Fj38oS915RDIE1X1B/8KUOyUPoU+ACaVuaaFrGDtwWFlhFalgN0XT6VLfbBAvRSUTIdXJ7yaQuoA4ghEis=',
  none: 'KLUv/SQAAQAAmenYUQ==',
  raw: 'KLUv/QRYGQAAYWJjmQl3rQ==',
} as const;

/** Words in an order that nobody compresses away. */
function words(count: number): string {
  const all = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi'.split(' ');
  let state = 1n;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n;
    const number = (state >> 20n) % 3n === 0n ? String((state >> 8n) % 100n) : '';
    return `${all[Number((state >> 16n) % 14n)]}${number}`;
  }).join(' ');
}

const bytesOf = (name: keyof typeof packed) => new Uint8Array(Buffer.from(packed[name], 'base64'));

function unpacked(bytes: Uint8Array, limits: Partial<typeof archiveLimits> = {}, name = 'x.cdx.json.zst') {
  const container = openContainer(bytes, name, new ArchiveBudget({ ...archiveLimits, ...limits }));
  assert.equal(container?.kind, 'zstd');
  const [entry] = container.entries;
  assert.ok(entry);
  const content = entry.unpack();
  return { path: entry.path, text: 'bytes' in content ? Buffer.from(content.bytes).toString() : content.fault.code };
}

/** A few bytes, and blocks that each ask for a hundred and thirty thousand copies of sixty-five thousand of them. */
function bomb(count: number): Uint8Array {
  const block = [0, 0xff, 0xff, 0xff, 0x54, 0, 2, 52, ...Array<number>(11).fill(255), 1];
  const header = (size: number, kind: number, last: boolean) => {
    const value = (size << 3) | (kind << 1) | (last ? 1 : 0);
    return [value & 255, (value >> 8) & 255, value >> 16];
  };
  const blocks = Array.from({ length: count }, (_, nth) => [...header(block.length, 2, nth === count - 1), ...block]);
  return Uint8Array.from([
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0,
    0x58,
    ...header(8, 0, false),
    ...Array(8).fill(65),
    ...blocks.flat(),
  ]);
}

suite('Archives: Zstandard', () => {
  test('frames of every kind of block come out as they went in', () => {
    assert.equal(unpacked(bytesOf('words19')).text, words(400));
    assert.equal(unpacked(bytesOf('words1')).text, words(400));
    assert.equal(unpacked(bytesOf('run')).text, 'a'.repeat(400_000) + words(400).repeat(3));
    assert.equal(unpacked(bytesOf('none')).text, '');
    assert.equal(unpacked(bytesOf('raw')).text, 'abc');
    assert.equal(unpacked(bytesOf('raw')).path, 'x.cdx.json');
  });

  test('several frames are one file, and what is to be passed over is', () => {
    const aside = [0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    const bytes = Uint8Array.from([...aside, ...bytesOf('raw'), ...aside, ...bytesOf('words1')]);
    assert.equal(unpacked(bytes).text, `abc${words(400)}`);
  });

  test('a tar file in it is named after it', () => {
    for (const name of ['delivery.tar.zst', 'delivery.tzst'])
      assert.equal(unpacked(bytesOf('raw'), {}, name).path, 'delivery.tar');
    assert.ok(tarOf([{ name: 'a', bytes: 'b' }]).length > 0);
  });

  test('damage anywhere is told, and never more than a limit is unpacked', () => {
    const whole = bytesOf('words19');
    for (let at = 0; at < whole.length; at += 3) {
      assert.equal(unpacked(whole.subarray(0, Math.max(4, at))).text, 'archive-damaged', `cut at ${at}`);
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      if (at > 3) assert.ok(unpacked(changed).text.length < 200_000);
    }
    assert.equal(unpacked(bytesOf('run'), { freeBytes: 1000, ratio: 1 }).text, 'archive-too-large');
    assert.equal(unpacked(bytesOf('run'), { entryBytes: 400_000 }).text, 'archive-too-large');
  });

  test('a block that says to become more than a block may is damage, at once', () => {
    assert.equal(unpacked(bomb(1)).text, 'archive-damaged');
    assert.equal(unpacked(bomb(10_000)).text, 'archive-damaged');
  });

  test('what Debian’s zstd packs at any level comes out', function () {
    for (const file of ['package-lock.json', 'README.md', 'docs/images/editor.png']) {
      const bytes = readFileSync(join(root, file));
      for (const level of ['-1', '-9', '-19', '--fast=5']) {
        const { stdout, error } = spawnSync('zstd', [level, '-c', '-q', join(root, file)], { maxBuffer: 1 << 28 });
        if (error) skipLoudly(this, 'zstd');
        const frame = zstdFrame(stdout, 0);
        assert.ok(frame);
        const { bytes: out, end } = unpackFrame(stdout, frame, 1 << 28);
        assert.equal(end, 'whole');
        assert.ok(bytes.equals(out), `${file} ${level}`);
      }
    }
  });
});
