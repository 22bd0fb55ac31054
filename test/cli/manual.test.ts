import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { commandTable } from '../../server/src/cli/manual/table.ts';
import { defineProgram } from '../../server/src/cli/program.ts';
import { run } from '../../server/src/cli/run.ts';
import { signatures, signatureText } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

async function printed(...argv: readonly string[]): Promise<string> {
  const system = systemOf(tmpdir(), { signatures: signatureText });
  assert.equal(await run(argv, system), 0);
  return system.said.join('');
}

function isMissing(program: string): boolean {
  return spawnSync(program, ['--version']).error !== undefined;
}

/** What somebody may type, and some of what is offered for it. A path of files ends in what stands in the folder. */
const offered: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['bomwarden ', ['scan', 'init', 'explain', 'signatures'], ['list', '--format']],
  ['bomwarden sc', ['scan'], ['signatures', 'init']],
  ['bomwarden signatures ', ['list', 'check', 'verify'], ['scan']],
  ['bomwarden scan --pro', ['--profile', '--progress'], ['--format']],
  ['bomwarden scan --profile ', ['ca-federal', 'us-private'], ['scan']],
  ['bomwarden scan --profile us-', ['us-private', 'us-dod'], ['ca-federal']],
  ['bomwarden scan a.json --format ma', ['markdown'], ['json']],
  ['bomwarden scan --fail-on ', ['never', 'warning'], ['ca-federal']],
  ['bomwarden scan ', ['my bom.json', 'sub/'], ['list']],
  ['bomwarden explain hik', ['hikvision'], ['dahua']],
  ['bomwarden explain --profile ca-f', ['ca-federal'], []],
  ['bomwarden baseline create --baseline my', ['my bom.json'], []],
  ['bomwarden signatures export --format ', ['dependency-track'], []],
  ['bomwarden completion ', ['bash', 'zsh', 'fish'], []],
];

suite('Completion', () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-completion-'));
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'my bom.json'), '');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function shell(program: string, args: readonly string[], input?: string): readonly string[] {
    const { stdout, stderr, status } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', input });
    assert.deepEqual([status, stderr], [0, ''], stdout);
    return stdout.split('\n').filter(line => line !== '');
  }

  const shells: Readonly<Record<string, (script: string, line: string) => readonly string[]>> = {
    bash(script, line) {
      const words = line.split(' ').map(word => `'${word}'`);
      const asked = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _bomwarden`;
      return shell('bash', ['--norc', '-c', `${script}\n${asked}\nprintf '%s\\n' "\${COMPREPLY[@]}"`]);
    },
    fish(script, line) {
      writeFileSync(join(folder, '../bomwarden-completion.fish'), script);
      const lines = shell('fish', [
        '--no-config',
        '-c',
        `source ../bomwarden-completion.fish; complete -C ${JSON.stringify(line)}`,
      ]);
      return lines.map(told => told.split('\t')[0] ?? '');
    },
    zsh(script, line) {
      writeFileSync(join(folder, '../bomwarden-completion.zsh'), script);
      const said = shell('zsh', ['-f', '-s'], zshDriver(line)).join('\n');
      return [...said.matchAll(/OFFERED:(.*?):/g)].map(([, word = '']) => word.replaceAll('\\ ', ' '));
    },
  };

  for (const [name, ask] of Object.entries(shells)) {
    suite(name, () => {
      let script = '';
      suiteSetup(async function () {
        if (isMissing(name)) {
          process.stderr.write(`SKIPPED: ${name} is not installed, its completion was not run\n`);
          this.skip();
        }
        script = await printed('completion', name);
      });

      // zsh takes a second to begin with
      const lines = name === 'zsh' ? offered.filter((_, at) => at % 3 === 2) : offered;
      for (const [line, some, none] of lines) {
        test(line, () => {
          // shells differ in whether a folder ends in a slash
          const words = new Set(ask(script, line).flatMap(word => [word, `${word}/`]));
          for (const word of some) assert.ok(words.has(word), `${word} in ${[...words].join(' ')}`);
          for (const word of none) assert.ok(!words.has(word), word);
        });
      }
    });
  }

  test('bash, behind an equals sign and behind --', async function () {
    if (isMissing('bash')) return this.skip();
    const script = await printed('completion', 'bash');
    assert.deepEqual(shells['bash']?.(script, 'bomwarden scan --format = markd'), ['markdown']);
    assert.ok(shells['bash']?.(script, 'bomwarden scan --format =').includes('markdown'));
    assert.deepEqual(shells['bash']?.(script, 'bomwarden scan -- my'), ['my bom.json']);
  });
});

/** Lets zsh complete a line in a terminal of its own, and prints what it would offer. */
function zshDriver(line: string): string {
  return `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PROMPT=; autoload -Uz compinit; compinit -u -D; source ../bomwarden-completion.zsh'
zpty -w z 'compadd() { local -a offered; if [[ $@[1,(i)(-|--)] == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi; builtin compadd -O offered "$@"; local one; for one in $offered; do print -r -- "OFFERED:$one:"; done; builtin compadd "$@" }'
zpty -w z 'done-now() { print -r -- "THE""END"; exit }; zle -N done-now; bindkey "^X" done-now; bindkey "^I" complete-word; setopt no_list_beep; zstyle ":completion:*" list-prompt ""; print READ""Y'
local got= part=
repeat 200; do zpty -r -t z part || sleep 0.02; got+=$part; part=; [[ $got == *READY* ]] && break; done
got=
zpty -w -n z ${JSON.stringify(line)}$'\\t'
zpty -w -n z $'\\x18'
repeat 300; do zpty -r -t z part || sleep 0.02; got+=$part; part=; [[ $got == *THEEND* ]] && break; done
print -r -- "$got"
`;
}

suite('Manual page', () => {
  let page = '';
  suiteSetup(async () => {
    page = await printed('man');
  });

  test('has every command, option and profile', () => {
    const program = new Command('bomwarden');
    defineProgram(program, '0', () => undefined);
    const plain = page.replaceAll('\\-', '-').replaceAll(/\\f[BIR]/g, '');
    for (const { path, options, children } of commandTable(program)) {
      if (path !== '' && children.length === 0) assert.ok(plain.includes(`.SS "bomwarden ${path} `), path);
      for (const { long } of options) assert.ok(plain.includes(long), `${path} ${long}`);
    }
    for (const { id, title } of signatures().profiles) assert.ok(plain.includes(`${id}\n${title}`), id);
    for (const status of ['0', '1', '2']) assert.ok(plain.includes(`.TP\n${status}\n`), status);
  });

  test('groff takes it without a warning, and man shows it', function () {
    if (isMissing('groff')) {
      process.stderr.write('SKIPPED: groff is not installed, the manual page was not formatted\n');
      this.skip();
    }
    const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-rLL=100n'], {
      input: page,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what makes text bold on a terminal
    const text = stdout.replaceAll(/\u001b\[[\d;]*m|.\u0008/g, '');
    assert.match(text, /^NAME\n +bomwarden - review SBOMs/m);
    assert.match(text, /^ +bomwarden scan \[options\] \[path\.\.\.\]$/m);
    assert.match(text, /^ +\.bomwarden\.yml\n/m);
    assert.match(text, /"boms\/\*\*\/\*\.json"/);
  });
});
