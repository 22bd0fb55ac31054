import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import type { Entry, Host } from '../../server/src/host/host.ts';
import { SigningError, signatureFile, signFiles } from '../../server/src/host/pack-signature.ts';
import { addPacks, readPack } from '../../server/src/host/packs.ts';
import { smallFiles } from '../core/signatures/small-files.ts';

const folder = 'memory:/pack';
const base = compileSignatures(smallFiles()).value;
const rename = {
  'profiles/buyer.yaml': `id: buyer
title: Another title
description: Who buys.
jurisdictions: [CA]
parties: []
activities: []
purposes: []
`,
};

/** A host whose only folder holds these files, by path. */
function hostOf(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return {
    read: async uri => {
      const file = files[uri.slice(folder.length + 1)];
      return file === undefined ? undefined : bytes(file);
    },
    list: async uri => {
      const entries = new Map<string, Entry>();
      for (const path of Object.keys(files).sort()) {
        const below = `${folder}/${path}`;
        if (!below.startsWith(`${uri}/`)) continue;
        const [name = '', ...rest] = below.slice(uri.length + 1).split('/');
        entries.set(name, { uri: `${uri}/${name}`, name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    now: () => '2026-01-01',
    log: () => {},
  };
}

function keys(): { readonly secret: string; readonly open: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

async function refused(files: Readonly<Record<string, string | Uint8Array>>, trusted?: readonly string[]) {
  const { set, reports } = await addPacks(base, [folder], trusted, hostOf(files));
  assert.equal(set === base, reports[0]?.refused !== undefined);
  return reports[0]?.refused?.text;
}

async function signed(files: Readonly<Record<string, string>>, secret: string): Promise<Record<string, string>> {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  return { ...files, [signatureFile]: await signFiles(list, secret) };
}

suite('host/packs', () => {
  test('reads the YAML files of a folder with their paths, whatever their encoding', async () => {
    const pack = await readPack(
      hostOf({ 'a/b.yaml': '\ufeffx: é', 'c.yml': Uint8Array.of(0xff, 0xfe, 0x41, 0), 'schema/d.json': '{}' }),
      folder,
    );
    assert.deepEqual(pack.files, [
      { path: 'a/b.yaml', text: 'x: é' },
      { path: 'c.yml', text: 'A' },
    ]);
    assert.equal(pack.signature, undefined);
    assert.deepEqual(pack.unreadable, []);
  });

  test('of JSON only what stands where a signature file has to', async () => {
    const files = { 'vendors/a.json': '{}', 'schema/vendor.json': '{}', 'package.json': '{}', 'signature.json': 'x' };
    const pack = await readPack(hostOf(files), folder);
    assert.deepEqual(pack.files, [{ path: 'vendors/a.json', text: '{}' }]);
    assert.equal(pack.signature, 'x');
  });

  test('a sound pack stands on the set', async () => {
    const { set, reports } = await addPacks(base, [folder], undefined, hostOf(rename));
    assert.equal(reports[0]?.refused, undefined);
    assert.deepEqual(
      set.profiles.map(profile => profile.title),
      ['Another title'],
    );
  });

  test('a pack with an error is refused whole', async () => {
    const files = { ...rename, 'profiles/other.yaml': 'id: other' };
    assert.match(
      (await refused(files)) ?? '',
      /^It has 6 errors, the first in profiles\/other\.yaml: The file lacks “title”/,
    );
  });

  test('a pack with one error names it', async () => {
    const files = { 'profiles/buyer.yaml': rename['profiles/buyer.yaml'].replace('id: buyer\n', '') };
    assert.match((await refused(files)) ?? '', /^It has 1 error, in profiles\/buyer\.yaml: The file lacks “id”/);
  });

  test('an empty pack and one that cannot be read are refused', async () => {
    assert.equal(await refused({ 'readme.md': '' }), 'It holds no signature file.');
    const broken = { ...rename, 'profiles/x.yaml': Uint8Array.of(0x61, 0xc3, 0x28) };
    assert.equal(await refused(broken), 'profiles/x.yaml: It is not text in UTF-8 or UTF-16.');
  });

  test('a pack signed by a trusted key is taken', async () => {
    const [mine, other] = [keys(), keys()];
    assert.equal(await refused(await signed(rename, mine.secret), [other.open, mine.open]), undefined);
  });

  test('where signatures are demanded, an unsigned pack is refused', async () => {
    assert.equal(await refused(rename, [keys().open]), 'It is not signed.');
  });

  const altered = 'It was altered after it was signed, or signed with a key that is not trusted.';

  test('a pack with a file changed, added or moved after it was signed is refused', async () => {
    const { secret, open } = keys();
    const good = await signed(rename, secret);
    const [path, text] = Object.entries(rename)[0] as [string, string];
    assert.equal(await refused({ ...good, [path]: `${text} ` }, [open]), altered);
    assert.equal(await refused({ ...good, 'profiles/extra.yaml': text }, [open]), altered);
    const { [path]: moved, ...rest } = good;
    assert.equal(await refused({ ...rest, 'profiles/moved.yaml': moved as string }, [open]), altered);
  });

  test('a pack signed by somebody else is refused', async () => {
    assert.equal(await refused(await signed(rename, keys().secret), [keys().open]), altered);
  });

  test('a signature file that is none, and keys that are none, refuse with the reason', async () => {
    const none = `Its ${signatureFile} is no Ed25519 signature.`;
    for (const text of [
      '',
      'null',
      '{}',
      '{"algorithm":"Ed25519","signature":"AAAA"}',
      '{"algorithm":"RSA","signature":""}',
    ]) {
      assert.equal(await refused({ ...rename, [signatureFile]: text }, [keys().open]), none);
    }
    const noKey = 'No key can be used: it is no Ed25519 key in PEM, or this runtime does not know Ed25519.';
    const good = await signed(rename, keys().secret);
    assert.equal(await refused(good, []), noKey);
    assert.equal(await refused(good, ['ssh-ed25519 AAAA']), noKey);
  });

  test('signing with what is no private key fails with the reason', async () => {
    await assert.rejects(signFiles([], 'x'), SigningError);
    await assert.rejects(signFiles([], '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'), SigningError);
  });
});

test('a folder with more files than a pack may hold is not walked to its end', async () => {
  let listed = 0;
  const host: Host = {
    ...hostOf({}),
    list: async uri => {
      listed++;
      const name = (at: number) => `${String(listed)}-${at}.yaml`;
      const files = Array.from({ length: 1000 }, (_, at) => ({
        uri: `${uri}/${name(at)}`,
        name: name(at),
        kind: 'file' as const,
      }));
      return [
        ...files,
        { uri: `${uri}/a`, name: 'a', kind: 'folder' as const },
        { uri: `${uri}/b`, name: 'b', kind: 'folder' as const },
      ];
    },
    read: async () => undefined,
  };
  await readPack(host, folder);
  assert.ok(listed <= 20, `${listed} folders were listed`);
});
