import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { tarOf, zipOf } from '../../support/archives.ts';
import { documentText, type Planted } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';
import { workbookOf } from '../../support/workbooks.ts';

const known: Planted = { name: 'Sensor', supplier: 'Acme' };
const added: Planted = { name: 'Camera', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const json = JSON.stringify(signatures());

const waiver = (more: string) =>
  `- id: w\n  vendor: hikvision\n  reason: it is fine\n  approver: me\n  created: 2026-11-01\n  expires: 2027-01-01\n${more}`;
const everywhere = waiver('  scope: repository\n');

/** What a pull request changes besides adding one camera of a restricted vendor to `boms/a.cdx.json`. */
type Trick = (pull: Pull) => void;

class Pull {
  readonly repository: Repository;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  at(path: string): string {
    return join(this.repository.folder, path);
  }

  put(path: string, content: string | Uint8Array): void {
    rmSync(this.at(path), { force: true, recursive: true });
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), content);
  }

  link(path: string, target: string): void {
    rmSync(this.at(path), { force: true, recursive: true });
    mkdirSync(dirname(this.at(path)), { recursive: true });
    symlinkSync(target, this.at(path));
  }

  /** Puts the document with the camera elsewhere. */
  move(path: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    renameSync(this.at('boms/a.cdx.json'), this.at(path));
  }

  document(): string {
    return documentText([known, added]);
  }
}

const tricks: Readonly<Record<string, Trick>> = {
  'nothing else': () => undefined,
  // waivers
  'a waiver for the whole repository': pull => pull.put('.bomwarden/waivers.yml', everywhere),
  'a waiver beside the document': pull => pull.put('boms/.bomwarden/waivers.yml', everywhere),
  'a waiver as .yaml': pull => pull.put('.bomwarden/waivers.yaml', everywhere),
  'a waiver as JSON': pull => pull.put('.bomwarden/waivers.json', '[{"id":"w","vendor":"hikvision"}]'),
  'a folder of waivers': pull => pull.put('.bomwarden/waivers/w.yml', everywhere),
  'waivers behind a link': pull => {
    pull.put('other/w.yml', everywhere);
    pull.link('.bomwarden/waivers.yml', '../other/w.yml');
  },
  'a linked folder of waivers': pull => {
    pull.put('other/waivers.yml', everywhere);
    pull.link('.bomwarden', 'other');
  },
  'a waiver in the document': pull =>
    pull.put('boms/a.cdx.json', pull.document().replace('{', '{"bomwarden:waivers":[{"vendor":"hikvision"}],')),
  // configuration
  'rules switched off': pull => pull.put('.bomwarden.yml', 'rules:\n  restricted-vendor: off\n'),
  'rules switched off beside the document': pull =>
    pull.put('boms/.bomwarden.yml', 'rules:\n  restricted-vendor: off\n'),
  'rules switched off as .yaml': pull => pull.put('.bomwarden.yaml', 'rules:\n  restricted-vendor: off\n'),
  'the document excluded': pull => pull.put('.bomwarden.yml', 'exclude: ["boms/**"]\n'),
  'everything excluded': pull => pull.put('.bomwarden.yml', 'exclude: ["**"]\n'),
  'another profile': pull => pull.put('.bomwarden.yml', 'profiles: [us-biosecure-2025]\n'),
  'profiles by path': pull => pull.put('.bomwarden.yml', 'paths:\n  "boms/**":\n    profiles: []\n'),
  'a configuration that is no YAML': pull => pull.put('.bomwarden.yml', '{{{{'),
  'a configuration that is a folder': pull => pull.put('.bomwarden.yml/x', 'x'),
  'a configuration with a bomb of aliases': pull =>
    pull.put('.bomwarden.yml', `a: &a [x,x]\nb: &b [${'*a,'.repeat(200)}]\nexclude: [${'*b,'.repeat(200)}]\n`),
  'a configuration with a glob that goes back and forth': pull =>
    pull.put('.bomwarden.yml', `exclude: ["${'{a,aa}'.repeat(40)}", "${'*a'.repeat(100)}"]\n`),
  'a configuration behind a link to itself': pull => pull.link('.bomwarden.yml', '.bomwarden.yml'),
  'a pack that forgets the vendor': pull => {
    pull.put('packs/p.json', '{}');
    pull.put('.bomwarden.yml', 'packs: [packs]\n');
  },
  // baseline
  'a baseline that has the finding': pull =>
    pull.put('.bomwarden-baseline.json', '{"bomwarden-baseline":1,"findings":[]}'),
  'a baseline that is none': pull => pull.put('.bomwarden-baseline.json', '\0'),
  // git
  'attributes: binary': pull => pull.put('.gitattributes', '*.json binary -diff\n'),
  'attributes: a filter': pull => pull.put('.gitattributes', '*.json filter=x diff=x merge=x\n'),
  'attributes: left out of exports': pull => pull.put('.gitattributes', 'boms export-ignore\n'),
  'attributes: another encoding': pull => {
    pull.put('.gitattributes', '*.json working-tree-encoding=UTF-16\n');
    pull.put('boms/a.cdx.json', Buffer.from(`\ufeff${pull.document()}`, 'utf16le'));
  },
  'attributes: generated': pull => pull.put('.gitattributes', 'boms/** linguist-generated linguist-vendored\n'),
  'ignored by git': pull => pull.put('.gitignore', 'boms\n'),
  'a submodule of that name': pull => pull.put('.gitmodules', '[submodule "boms"]\npath = boms\nurl = ../x\n'),
  'files of a repository': pull => {
    pull.put('boms/HEAD', 'ref: refs/heads/main\n');
    pull.put('boms/config', '[core]\nbare = true\n');
    pull.put('boms/objects/x', '');
    pull.put('boms/refs/heads/x', '');
  },
  'a file called as the base is': pull => pull.put('main', 'x'),
  'a branch of the base’s name that is a tag too': pull => void pull.repository.git('tag', 'main', 'HEAD'),
  // names and places
  'renamed: another name': pull => pull.move('boms/b.cdx.json'),
  'renamed: option': pull => pull.move('boms/--profile=none.cdx.json'),
  'renamed: blanks and line ends': pull => pull.move('boms/a\n::error::x .cdx.json'),
  'renamed: upper case': pull => pull.move('boms/A.CDX.JSON'),
  'renamed: hidden': pull => pull.move('.hidden/.a.cdx.json'),
  'renamed: glob signs': pull => pull.move('boms/[a]{b}*.cdx.json'),
  'renamed: text direction': pull => pull.move('boms/\u202enosj.cdx.json'),
  'renamed: neutral': pull => pull.move('boms/data.json'),
  'renamed: as text': pull => pull.move('boms/notes.txt'),
  'moved: dependencies': pull => pull.move('node_modules/a/a.cdx.json'),
  'moved: our own folder': pull => pull.move('.bomwarden/a.cdx.json'),
  'moved: no ending': pull => pull.move('boms/a'),
  'moved: an ending of pictures': pull => pull.move('boms/a.cdx.png'),
  // the document in another form
  'a link to the document': pull => {
    pull.move('other/data.txt');
    pull.link('boms/a.cdx.json', '../other/data.txt');
  },
  'packed by gzip': pull => pull.put('boms/a.cdx.json', gzipSync(pull.document())),
  'a zip file of that name': pull => pull.put('boms/a.cdx.json', zipOf([{ name: 'x.json', bytes: pull.document() }])),
  'a tar file of that name': pull => pull.put('boms/a.cdx.json', tarOf([{ name: 'x.json', bytes: pull.document() }])),
  'an archive beside it': pull => {
    pull.put('boms/x.zip', zipOf([{ name: 'x.json', bytes: pull.document() }]));
    pull.put('boms/a.cdx.json', documentText([known]));
  },
  'a workbook beside it': pull => {
    const rows = [
      ['Manufacturer', 'Model', 'Serial number'],
      ['Hikvision', 'DS-2CD2043G2-I', '1'],
    ];
    pull.put('boms/x.json', workbookOf([{ name: 'x', rows, state: 'veryHidden' }]));
    pull.put('boms/a.cdx.json', documentText([known]));
  },
  'in UTF-16': pull => pull.put('boms/a.cdx.json', Buffer.from(`\ufeff${pull.document()}`, 'utf16le')),
  'in UTF-32': pull =>
    pull.put(
      'boms/a.cdx.json',
      new Uint8Array(Uint32Array.from([...pull.document()], sign => sign.charCodeAt(0)).buffer),
    ),
  'a NUL first': pull => pull.put('boms/a.cdx.json', `\0${pull.document()}`),
  'a pointer of Git LFS': pull =>
    pull.put('boms/a.cdx.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 9\n'),
  'in a list': pull => pull.put('boms/a.cdx.json', `[[[${pull.document()}]]]`),
  'in a text': pull => pull.put('boms/a.cdx.json', JSON.stringify({ payload: pull.document() })),
  'behind a long comment': pull => pull.put('boms/a.cdx.json', `/*${' '.repeat(70_000)}*/${pull.document()}`),
  'the key twice': pull => pull.put('boms/a.cdx.json', pull.document().replace(/\}\s*$/, ',"components":[]}')),
  'cut off': pull => pull.put('boms/a.cdx.json', pull.document().slice(0, -30)),
};

/** Compares with the target, as a workflow does. */
async function review(repository: Repository) {
  const system = systemOf(repository.folder, { signatures: () => json, terminal: { width: 400, colour: false } });
  const base = ['scan', '.', '--base', 'origin/main', '--profile', 'ca-federal', '--as-of', '2026-11-22'];
  const status = await run(base, system);
  return { status, said: system.said.join('') };
}

suite('A pull request has no say in its own review', () => {
  let repository: Repository;

  suiteSetup(() => {
    repository = new Repository();
    new Pull(repository).put('boms/a.cdx.json', documentText([known]));
    repository.commit();
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
  });
  suiteTeardown(() => repository.remove());

  for (const [name, trick] of Object.entries(tricks)) {
    test(name, async () => {
      repository.git('checkout', '-q', '--force', '-B', 'topic', 'origin/main', '--');
      repository.git('clean', '-ffdxq');
      const pull = new Pull(repository);
      pull.put('boms/a.cdx.json', pull.document());
      trick(pull);
      repository.git('add', '--all', '--force');
      repository.git('commit', '--quiet', '--message', 'pull');
      const { status, said } = await review(repository);
      // what is moved to where nobody looks is told, and fails for who asks for all
      const isTold = /not looked at|not reviewed|nothing is read|moved/i.test(said);
      if (/^moved: /.test(name)) assert.ok(status !== 0 || isTold, said);
      else assert.notEqual(status, 0, said);
      if (status === 1) assert.match(said, /1 new|new error/, said);
    });
  }

  test('there are as many as were tried before, and more', () => assert.ok(Object.keys(tricks).length >= 43));
});
