import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { ArchiveBudget, archiveLimits } from '../../../../server/src/core/read/archive/budget.ts';
import type { Container } from '../../../../server/src/core/read/archive/entry.ts';
import { openContainer } from '../../../../server/src/core/read/archive/open.ts';
import { openZip } from '../../../../server/src/core/read/archive/zip.ts';
import { tarOf, zipOf } from '../../../support/archives.ts';

const bom = '{"bomFormat":"CycloneDX"}';
const open = (bytes: Uint8Array, budget = new ArchiveBudget(), name = 'delivery') => {
  const container = openContainer(bytes, name, budget);
  assert.ok(container);
  return container;
};
/** What each entry is and becomes. */
const shown = ({ entries }: Container) =>
  entries.map(({ path, kind, unpack }) => {
    const unpacked = unpack();
    const text = 'bytes' in unpacked ? new TextDecoder().decode(unpacked.bytes) : unpacked.fault.code;
    return `${path ?? 'nowhere'} ${kind} ${text}`;
  });
const codes = ({ faults }: Container) => faults.map(({ code }) => code);

suite('Archives: zip', () => {
  test('files come out with their place', () => {
    const bytes = zipOf([
      { name: 'd/top.cdx.json', bytes: bom },
      { name: 'd/stored.txt', bytes: 'as it is', method: 0 },
    ]);
    const container = open(bytes);
    assert.deepEqual(shown(container), [`d/top.cdx.json file ${bom}`, 'd/stored.txt file as it is']);
    const [, stored] = container.entries;
    assert.equal(Buffer.from(bytes).toString('latin1', stored?.span.start, stored?.span.end), 'as it is');
  });

  test('entries that share bytes are refused: by name twice, one in the other, with the directory', () => {
    const two = Buffer.from(
      zipOf([
        { name: 'a', bytes: bom },
        { name: 'b', bytes: 'as it is', method: 0 },
      ]),
    );
    const end = two.length - 22;
    const directory = two.readUInt32LE(end + 16);
    const second = directory + 46 + 1;
    const third = two.readUInt32LE(second + 42);
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(two);
      change(bytes);
      return open(bytes);
    };
    assert.deepEqual(codes(open(two)), []);
    for (const change of [
      (bytes: Buffer) => bytes.writeUInt32LE(0, second + 42),
      (bytes: Buffer) => bytes.writeUInt32LE(third + 30, directory + 20),
      (bytes: Buffer) => bytes.writeUInt32LE(directory - third + 20, second + 20),
    ]) {
      const container = changed(bytes => void change(bytes));
      assert.deepEqual(codes(container), ['archive-overlap']);
      assert.ok(shown(container).some(text => text.endsWith('archive-overlap')));
    }
  });

  test('many entries over one are one entry’s work, at n and at four times as many', () => {
    const worked = (n: number) => {
      const zip = Buffer.from(zipOf([{ name: 'a', bytes: 'x'.repeat(50_000) }]));
      const end = zip.length - 22;
      const start = zip.readUInt32LE(end + 16);
      const record = zip.subarray(start, end);
      const last = Buffer.from(zip.subarray(end));
      last.writeUInt16LE(n, 8);
      last.writeUInt16LE(n, 10);
      last.writeUInt32LE(n * record.length, 12);
      const budget = new ArchiveBudget();
      const before = budget.mostFor(Number.MAX_SAFE_INTEGER);
      const { entries } = open(Buffer.concat([zip.subarray(0, start), ...Array<Buffer>(n).fill(record), last]), budget);
      assert.equal(entries.length, n);
      for (const { unpack } of entries) unpack();
      return before - budget.mostFor(Number.MAX_SAFE_INTEGER);
    };
    assert.deepEqual([worked(1000), worked(4000)], [0, 0]);
  });

  test('names that lead out have no path', () => {
    const names = ['../x', 'a/../../x', '/etc/x', 'C:\\x', '..\\x', 'a\0b', '', '.'];
    const { entries } = open(zipOf([...names, './a//b/./c', 'a\\b'].map(name => ({ name, bytes: '' }))));
    assert.deepEqual(
      entries.map(({ path }) => path),
      [...names.map(() => undefined), 'a/b/c', 'a/b'],
    );
  });

  test('links are told apart', () => {
    assert.deepEqual(
      open(zipOf([{ name: 'l', bytes: '/etc/passwd', isLink: true }])).entries.map(({ kind }) => kind),
      ['link'],
    );
  });

  test('names in other encodings', () => {
    const { entries } = open(zipOf([{ name: 'ünï', bytes: '' }]));
    assert.equal(entries[0]?.name, 'ünï');
    const latin = zipOf([{ name: 'aa', bytes: '', flags: 0 }]);
    const cp437 = Buffer.from(Buffer.from(latin).toString('latin1').replaceAll('aa', 'a\u0081'), 'latin1');
    assert.equal(open(cp437).entries[0]?.name, 'aü');
  });

  test('what stands before the archive does not matter', () => {
    const before = new TextEncoder().encode('#!/bin/sh\nexit\n');
    const made = [{ name: 'a', bytes: 'text', method: 0 }];
    assert.deepEqual(shown(openZip(zipOf(made, before), new ArchiveBudget())), ['a file text']);
    const joined = Buffer.concat([before, zipOf(made)]);
    assert.deepEqual(shown(openZip(joined, new ArchiveBudget())), ['a file text']);
  });

  test('damage, encryption and other methods are told at the entry', () => {
    const bytes = Buffer.from(zipOf([{ name: 'a', bytes: 'text', method: 0 }]));
    bytes.write('tixt', bytes.indexOf('text'));
    assert.deepEqual(shown(open(bytes)), ['a file archive-damaged']);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bom, flags: 1 }]))), ['a file archive-encrypted']);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bom, method: 14 }]))), ['a file archive-method']);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bom, size: 3 }]))), ['a file archive-damaged']);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bom, size: 99 }]))), ['a file archive-damaged']);
  });

  test('one that is cut off has no directory', () => {
    const whole = zipOf([{ name: 'a', bytes: bom }]);
    for (let length = 4; length < whole.length; length += 7) {
      const container = open(whole.subarray(0, length));
      assert.deepEqual(codes(container), ['archive-damaged']);
      assert.deepEqual(container.entries, []);
    }
  });

  test('entries beyond the number that the end states are told', () => {
    const bytes = Buffer.from(
      zipOf([
        { name: 'a', bytes: '1' },
        { name: 'b.cdx.json', bytes: bom },
      ]),
    );
    const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
    bytes.writeUInt16LE(1, end + 8);
    bytes.writeUInt16LE(1, end + 10);
    assert.deepEqual(codes(open(bytes)), ['archive-damaged']);
  });

  test('two entries of one name are told', () => {
    const twice = open(
      zipOf([
        { name: 'a/b', bytes: '1' },
        { name: './a\\b', bytes: '2' },
      ]),
    );
    assert.deepEqual(codes(twice), ['archive-name-twice']);
  });
});

suite('Archives: entries that nothing names', () => {
  const dirty = { name: 'a.cdx.json', bytes: bom };
  const clean = { name: 'b.cdx.json', bytes: '{}' };
  /** The zip file of two entries whose directory names the second alone. */
  const leftOut = () => {
    const bytes = Buffer.from(zipOf([dirty, clean]));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const second = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), directory + 4);
    const end = Buffer.from(bytes.subarray(-22));
    const size = bytes.length - 22 - second;
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(size, 12);
    end.writeUInt32LE(directory, 16);
    return Buffer.concat([bytes.subarray(0, directory), bytes.subarray(second, -22), end]);
  };
  /** A zip file in the comment of another. */
  const inComment = () => {
    const outer = Buffer.from(zipOf([clean]));
    const inner = zipOf([dirty]).subarray(0, -22);
    outer.writeUInt16LE(inner.length, outer.length - 2);
    return Buffer.concat([outer, inner]);
  };
  const hidden: Readonly<Record<string, () => Uint8Array>> = {
    'a zip file in front of another': () => Buffer.concat([zipOf([dirty]), zipOf([clean])]),
    'one in front, counted with it': () => zipOf([clean], zipOf([dirty])),
    'an entry left out of the directory': leftOut,
    'a zip file in the comment': inComment,
    'behind an empty zip file': () => Buffer.concat([zipOf([dirty]), zipOf([])]),
    'a tar file behind another': () => Buffer.concat([tarOf([clean]), tarOf([dirty])]),
    'a tar file far behind another': () => Buffer.concat([tarOf([clean]), Buffer.alloc(512 * 40), tarOf([dirty])]),
    'a tar file behind rubbish behind another': () =>
      Buffer.concat([tarOf([clean]), Buffer.alloc(512, 7), tarOf([dirty])]),
  };
  for (const [name, made] of Object.entries(hidden)) {
    test(`are told: ${name}`, () => assert.deepEqual(codes(open(made())), ['archive-damaged']));
  }

  const usual: Readonly<Record<string, () => Uint8Array>> = {
    'a zip file in a zip file, as it is': () => zipOf([{ name: 'x.zip', bytes: zipOf([dirty]), method: 0 }]),
    'an empty zip file': () => zipOf([]),
    'a folder': () => zipOf([{ name: 'd/', bytes: '', method: 0 }, clean]),
    'zeros behind a tar file': () => Buffer.concat([tarOf([clean]), Buffer.alloc(512 * 20)]),
  };
  for (const [name, made] of Object.entries(usual)) {
    test(`are none in ${name}`, () => assert.deepEqual(codes(open(made())), []));
  }
});

suite('Archives: tar', () => {
  test('two headers that name the next entry differently are told', () => {
    const pax = (path: string) => {
      const text = ` path=${path}\n`;
      return `${text.length + 2}${text}`;
    };
    const names = (first: string, second: string, types: Readonly<Record<string, string>>) =>
      open(
        tarOf(
          [
            { name: 'one', bytes: first },
            { name: 'two', bytes: second },
            { name: 'a.txt', bytes: bom },
          ],
          types,
        ),
      );
    assert.deepEqual(codes(names(pax('bom.json'), 'x.png', { one: 'x', two: 'L' })), ['archive-name-twice']);
    assert.deepEqual(codes(names('x.png', pax('bom.json'), { one: 'L', two: 'x' })), ['archive-name-twice']);
    assert.deepEqual(codes(names('x.png', 'bom.json', { one: 'L', two: 'L' })), ['archive-name-twice']);
    assert.deepEqual(codes(names(pax('a.png'), pax('b.png'), { one: 'x', two: 'x' })), ['archive-name-twice']);
    const same = names(pax('bom.json'), 'bom.json', { one: 'x', two: 'L' });
    assert.deepEqual([codes(same), shown(same)], [[], [`bom.json file ${bom}`]]);
  });

  test('files, links and folders', () => {
    const bytes = tarOf(
      [
        { name: 'd/', bytes: '' },
        { name: 'd/top.cdx.json', bytes: bom },
        { name: 'd/link', bytes: '../../etc/passwd', isLink: true },
        { name: '../out', bytes: 'x' },
        { name: '/abs', bytes: 'x' },
        { name: 'null', bytes: '' },
      ],
      { 'd/': '5', null: '3' },
    );
    assert.deepEqual(shown(open(bytes)), [
      'd folder ',
      `d/top.cdx.json file ${bom}`,
      'd/link link ',
      'nowhere file x',
      'nowhere file x',
      'null special ',
    ]);
  });

  test('long names of GNU and pax', () => {
    const long = `${'n'.repeat(150)}.json`;
    const record = (text: string) => `${Buffer.byteLength(text) + 5} ${text}\n`;
    const gnu = tarOf(
      [
        { name: '././@LongLink', bytes: `${long}\0` },
        { name: 'short', bytes: '1' },
      ],
      { '././@LongLink': 'L' },
    );
    assert.deepEqual(shown(open(gnu)), [`${long} file 1`]);
    const pax = tarOf(
      [
        { name: 'PaxHeaders/x', bytes: record(`path=é${'x'.repeat(94)}`) },
        { name: 'short', bytes: '1' },
        { name: 'next', bytes: '2' },
      ],
      { 'PaxHeaders/x': 'x' },
    );
    assert.deepEqual(shown(open(pax)), [`é${'x'.repeat(94)} file 1`, 'next file 2']);
  });

  test('the header of Solaris is one of pax; one that is too long is told', () => {
    const named = (type: string, text: string) =>
      open(
        tarOf(
          [
            { name: 'h', bytes: text },
            { name: 'short', bytes: '1' },
          ],
          { h: type },
        ),
      );
    assert.deepEqual(shown(named('X', '14 path=a.cdx\n')), ['a.cdx file 1']);
    assert.deepEqual(codes(named('x', 'x'.repeat(1_100_000))), ['archive-damaged']);
  });

  test('a link or pipe that says to hold bytes is told: programs differ in what follows', () => {
    for (const type of ['2', '6']) {
      const bytes = tarOf([{ name: 'l', bytes: 'x'.repeat(512) }], { l: type });
      assert.equal(codes(open(bytes))[0], 'archive-damaged', type);
    }
  });

  test('records of pax that make no sense end the header', () => {
    for (const bytes of ['\n', '0 a=b\n', '-5 a=b\n', '99999 a=b\n', ' ', '2 ', '1e1 path=x']) {
      const made = [
        { name: 'x', bytes },
        { name: 'short', bytes: '1' },
      ];
      assert.deepEqual(shown(open(tarOf(made, { x: 'x' }))), ['short file 1'], bytes);
    }
  });

  test('one that is cut off keeps what came before', () => {
    const whole = tarOf([
      { name: 'a', bytes: '1' },
      { name: 'b', bytes: 'x'.repeat(2000) },
    ]);
    const cut = open(whole.subarray(0, 2500));
    assert.deepEqual(shown(cut), ['a file 1']);
    assert.deepEqual(codes(cut), ['archive-damaged']);
    const huge = open(tarOf([{ name: 'a', bytes: '', size: 2 ** 32 }]));
    assert.deepEqual(codes(huge), ['archive-damaged']);
  });

  test('a text is none', () => {
    assert.equal(openContainer(new TextEncoder().encode(bom.repeat(100)), 'a', new ArchiveBudget()), undefined);
    assert.equal(openContainer(new Uint8Array(4096), 'a', new ArchiveBudget()), undefined);
    assert.equal(openContainer(new Uint8Array(0), 'a', new ArchiveBudget()), undefined);
  });
});

suite('Archives: gzip', () => {
  test('one file, named after its container', () => {
    const container = open(gzipSync(bom), undefined, 'bom.json.gz');
    assert.deepEqual(shown(container), [`bom.json file ${bom}`]);
    assert.deepEqual(shown(open(gzipSync(tarOf([{ name: 'a', bytes: '1' }])), undefined, 'x.tgz')).length, 1);
    assert.equal(open(gzipSync(bom), undefined, 'x.tgz').entries[0]?.name, 'x.tar');
  });

  test('its own name, unless it leads out', () => {
    const named = (name: string) => {
      const bytes = Buffer.from(gzipSync(bom));
      bytes[3] = 8;
      return Buffer.concat([bytes.subarray(0, 10), Buffer.from(`${name}\0`), bytes.subarray(10)]);
    };
    assert.equal(open(named('own.json')).entries[0]?.path, 'own.json');
    assert.equal(open(named('../own.json')).entries[0]?.path, 'delivery');
  });

  test('several members are one', () => {
    assert.deepEqual(shown(open(Buffer.concat([gzipSync('one '), gzipSync('two'.repeat(9999))]))), [
      `delivery file one ${'two'.repeat(9999)}`,
    ]);
  });

  test('damage is told', () => {
    const bytes = Buffer.from(gzipSync('one'.repeat(100)));
    for (const damaged of [bytes.subarray(0, -9), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('?')])]) {
      assert.deepEqual(shown(open(damaged)), ['delivery file archive-damaged']);
    }
    const other = Buffer.from(bytes);
    other.writeUInt32LE(7, other.length - 8);
    assert.deepEqual(shown(open(other)), ['delivery file archive-damaged']);
    const first = Buffer.concat([other, gzipSync('two')]);
    assert.deepEqual(shown(open(first)), ['delivery file archive-damaged']);
  });
});

suite('Archives: limits', () => {
  const small = { ...archiveLimits, entries: 3, entryBytes: 5000, totalBytes: 8000, ratio: 10, freeBytes: 100 };
  const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * at * 31 + (at >> 3) * 7) & 255);

  test('entries beyond the limit are counted', () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ name: `${at}`, bytes: '' }));
    const zip = open(zipOf(many), new ArchiveBudget(small));
    assert.equal(zip.entries.length, 3);
    assert.match(zip.faults[0]?.message ?? '', /^2 more entries/);
    const tar = open(tarOf(many), new ArchiveBudget(small));
    assert.equal(tar.entries.length, 3);
    assert.deepEqual(codes(tar), ['archive-too-many-entries']);
  });

  test('a bomb is told before it is unpacked, and one that lies while it is', () => {
    const bomb = 'x'.repeat(4000);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bomb }]), new ArchiveBudget(small))), [
      'a file archive-too-large',
    ]);
    assert.deepEqual(shown(open(zipOf([{ name: 'a', bytes: bomb, size: 50 }]), new ArchiveBudget(small))), [
      'a file archive-too-large',
    ]);
    assert.deepEqual(shown(open(gzipSync(bomb), new ArchiveBudget(small))), ['delivery file archive-too-large']);
  });

  test('members of a gzip file are counted together, and take from what is left for others', () => {
    const members = Buffer.concat([gzipSync(noise(3000)), gzipSync(noise(3000))]);
    assert.deepEqual(shown(open(members, new ArchiveBudget(small))), ['delivery file archive-too-large']);
    const budget = new ArchiveBudget(small);
    const [entry] = open(gzipSync(noise(4500)), budget).entries;
    assert.ok(entry && 'bytes' in entry.unpack());
    assert.equal(budget.mostFor(1 << 20), 3500);
  });

  test('all entries together', () => {
    const budget = new ArchiveBudget(small);
    const two = zipOf([
      { name: 'a', bytes: noise(4500) },
      { name: 'b', bytes: noise(4500), method: 0 },
    ]);
    const [first, second] = open(two, budget).entries.map(({ unpack }) => unpack());
    assert.ok(first && 'bytes' in first);
    assert.ok(second && 'fault' in second);
    assert.equal(second.fault.code, 'archive-too-large');
  });
});
