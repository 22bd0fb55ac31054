// VS Code's own server on a local port, with an empty profile that is thrown away with it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { locate, serverEnvironment } from './locate.mjs';
import { serveExtensions } from './web-front.mjs';

const readyLine = /Extension host agent listening on (\d+)/;
const startLimit = 60_000;

/** Settings under which the workbench asks nothing, fetches nothing and shows no advice. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // In a browser documents would be saved by themselves: a test then could not take back what it typed.
  'files.autoSave': 'off',
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const asPath = place => path.resolve(place.startsWith('file:') ? fileURLToPath(place) : place);

/** Answers with the port that the server says it listens on. */
function listening(server, output) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the server did not start in ${startLimit} ms\n${output()}`)),
      startLimit,
    );
    const look = () => {
      const port = readyLine.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}\n${output()}`));
    });
  });
}

/** Ends the server and whatever it started: without its native watchdog an extension host can outlive it. */
async function end(server) {
  if (server.exitCode === null && server.signalCode === null) {
    await new Promise(resolve => {
      const stuck = setTimeout(() => server.kill('SIGKILL'), 4000);
      server.once('exit', () => {
        clearTimeout(stuck);
        resolve(undefined);
      });
      server.kill('SIGTERM');
    });
  }
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // the whole group has ended already
  }
}

/** The address that opens a folder with extensions under development and, if given, their tests. */
function workbenchUrl({ port, web, extensions, tests, open }) {
  const authority = `localhost:${port}`; // a secure context, so that webviews and workers run
  const remote = place => `vscode-remote://${authority}${pathToFileURL(place).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (!web) {
    for (const extension of extensions) payload.push(['extensionDevelopmentPath', remote(extension)]);
    if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  }
  const query = new URLSearchParams();
  if (open)
    query.set(
      open.endsWith('.code-workspace') ? 'workspace' : 'folder',
      decodeURIComponent(pathToFileURL(open).pathname),
    );
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/**
 * Starts the server and says under which address the workbench opens.
 *
 * @param {object} options
 * @param {string[]} [options.extensions] Folders of extensions under development.
 * @param {string} [options.tests] Module whose `run()` the extension host calls.
 * @param {string} [options.open] Folder or workspace file.
 * @param {boolean} [options.web] Run the extensions in the web extension host.
 * @param {boolean} [options.trust] Workspaces have to be trusted first; without it every one is.
 * @param {string} [options.extensionsDir] Folder of installed extensions.
 * @param {object} [options.settings] User settings on top of the quiet ones.
 * @param {(line: string) => void} [options.onOutput] What the server prints.
 * @param {(code: number | null) => void} [options.onEnd] The server ended by itself.
 */
export async function startEditorServer(options = {}) {
  const { node, serverMain } = locate({ browser: false });
  const extensions = (options.extensions ?? []).map(asPath);
  const tests = options.tests && asPath(options.tests);
  const profile = mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
  const userData = path.join(profile, 'user');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(
    path.join(userData, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }),
  );
  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', path.join(profile, 'server'), '--user-data-dir', userData],
    ...['--extensions-dir', options.extensionsDir ?? path.join(profile, 'extensions')],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check', '--disable-experiments'],
    // A built VS Code reads the extension and test paths of the address only under this flag.
    '--enable-smoke-test-driver',
    // The extension host's console travels with the log, from this level on.
    ...['--log', process.env.VSCODE_HOST_LOG ?? 'info'],
  ];
  if (!options.trust) args.push('--disable-workspace-trust');
  // Its own process group, so that all of it can be ended.
  const server = spawn(node, [serverMain, ...args], {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output = (output + text).slice(-100_000);
      options.onOutput?.(text);
    });
  }
  let front;
  let closing;
  const close = () => {
    closing ??= (async () => {
      front?.close();
      await end(server);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    })();
    return closing;
  };
  try {
    let port = await listening(server, () => output);
    server.on('exit', code => closing ?? options.onEnd?.(code));
    if (options.web) {
      front = await serveExtensions({ port, extensions, tests });
      port = front.port;
    }
    const open = options.open && asPath(options.open);
    return {
      port,
      close,
      output: () => output,
      url: workbenchUrl({ port, web: options.web, extensions, tests, open }),
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
