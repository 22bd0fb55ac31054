// Starting other programs from scripts, with node's built-ins only: these run before anything is installed.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** npm describes its own run in these; an inner npm would take itself for that one. */
const outerNpm = /^npm_(package_.*|lifecycle_.*|config_(local_)?prefix|command)$|^INIT_CWD$/;

export function environment(more = {}) {
  const own = Object.entries(process.env).filter(([name]) => !outerNpm.test(name));
  return { ...Object.fromEntries(own), ...more };
}

/**
 * Runs a program in the checkout, or in another folder, and passes on what it prints, its output to standard error where `quietOutput` asks for
 * that. Gives its exit code and its output.
 */
export function run(command, args, { env = {}, toStderr = false, folder = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'inherit'],
      // npm is a script there that only a shell can start
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', text => {
      output += text;
      (toStderr ? process.stderr : process.stdout).write(text);
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}

/** npm, whichever way this script was started. */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}
