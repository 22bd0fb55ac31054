import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { root } from '../support/shared.ts';

/**
 * Runs the suites that need a real VS Code and prints `N passed, N failed`.
 *
 * Which VS Code: VSCODE_EXECUTABLE names one; else, on Linux, the host of tools/vscode-host; else one is downloaded.
 * Names on the command line choose suites; without any, all run that this VS Code can run.
 */
interface Suite {
  readonly name: string;
  /** Module with `run()`, below out/test/vscode. */
  readonly tests: string;
  /** Only the host of tools/vscode-host understands these arguments. */
  readonly hostArguments: readonly string[];
  /** Folder with files for the workspace besides the examples. */
  readonly files?: string;
  /** What is to be made before it runs; gives further arguments. */
  readonly prepare?: () => readonly string[];
  /** The extension under development; the tests of the package have one that does nothing. */
  readonly extension?: string;
}

const compiled = join(root, 'out/test/vscode');
const launcher = join(root, 'tools/vscode-host/launch.mjs');

const suites: readonly Suite[] = [
  { name: 'node', tests: 'suite/index.js', hostArguments: [] },
  { name: 'web', tests: 'web.js', hostArguments: ['--extensionDevelopmentKind=web'], prepare: bundleWebTests },
  {
    name: 'untrusted',
    tests: 'untrusted/index.js',
    hostArguments: ['--host-workspace-trust'],
    files: join(root, 'test/vscode/untrusted/workspace'),
  },
  {
    name: 'installed',
    tests: 'installed/index.js',
    hostArguments: [],
    prepare: installPackage,
    extension: join(root, 'test/vscode/installed/empty-extension'),
  },
];

async function main(names: readonly string[]): Promise<void> {
  const executable = process.env['VSCODE_EXECUTABLE'] ?? (process.platform === 'linux' ? launcher : undefined);
  const chosen = suites.filter(suite => names.length === 0 || names.includes(suite.name));
  let passed = 0;
  let failed = 0;
  for (const suite of chosen) {
    if (executable !== launcher && (suite.hostArguments.length > 0 || suite.prepare)) {
      console.error(`vscode ${suite.name}: SKIPPED, it needs the host of tools/vscode-host`);
      continue;
    }
    console.log(`\nvscode ${suite.name}`);
    const counts = await runSuite(suite, executable);
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

async function runSuite(suite: Suite, executable: string | undefined): Promise<{ passed: number; failed: number }> {
  const temporary = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  const workspace = join(temporary, 'examples');
  const counts = { passed: 0, failed: 0 };
  try {
    cpSync(join(root, 'examples'), workspace, { recursive: true });
    if (suite.files) cpSync(suite.files, workspace, { recursive: true });
    await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: suite.extension ?? root,
      extensionTestsPath: join(compiled, suite.tests),
      launchArgs: [workspace, ...suite.hostArguments, ...(suite.prepare?.() ?? [])],
      stdout: counting(counts),
    });
  } catch (reason) {
    console.error(`vscode ${suite.name}: ${reason instanceof Error ? reason.message : reason}`);
    // An editor that broke before it told any counts has failed all the same.
    if (counts.failed === 0) counts.failed = 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return counts;
}

/** Passes output on, and takes the counts of the line that the suites end with. */
function counting(counts: { passed: number; failed: number }): Writable {
  let rest = '';
  return new Writable({
    write(chunk, _encoding, done) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, passed, failed] = /\[tests\] (\d+) (\d+)/.exec(line) ?? [];
        if (passed === undefined) console.log(line);
        else {
          counts.passed += Number(passed);
          counts.failed += Number(failed);
        }
      }
      done();
    },
  });
}

/** The tests of the web extension host are one script: a worker has no modules to load. */
function bundleWebTests(): readonly string[] {
  run(process.execPath, [join(root, 'test/vscode/web/bundle.mjs'), join(compiled, 'web.js')]);
  return [];
}

/** Installs the built package into a new folder of extensions. */
function installPackage(): readonly string[] {
  const file = readdirSync(join(root, 'dist')).find(name => name.endsWith('.vsix'));
  if (file === undefined) throw new Error('no .vsix in dist: npm run package');
  const extensions = join(root, 'test-results/extensions');
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  run(process.execPath, [join(root, 'tools/vscode-host/install-extension.mjs'), join(root, 'dist', file), extensions]);
  return [`--host-installed-extensions=${extensions}`];
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${args[0]} failed`);
}

if (!existsSync(join(root, 'dist/client/extension.js'))) throw new Error('nothing is built: npm run build');
void main(process.argv.slice(2));
