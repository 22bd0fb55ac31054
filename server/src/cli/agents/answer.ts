import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentNotice } from '../../core/report/agent.ts';
import { loadSignatures } from '../../core/signatures/load.ts';
import { buildLookups } from '../../core/signatures/lookups.ts';
import { printable } from '../../core/text/printable.ts';
import { agentExplanation } from '../../host/explaining.ts';
import { nodeHost } from '../../host/node.ts';
import { isBelow } from '../../host/root.ts';
import { nothingKnown } from '../explain.ts';
import { parseArguments } from '../options.ts';
import { Refusal } from '../packs.ts';
import { requireKnown } from '../scan/policy.ts';
import { runScan } from '../scan/run.ts';
import type { System } from '../system.ts';
import type { Answer } from './service.ts';
import { type Tool, tools } from './tools.ts';

/** Does what a tool is asked for. Reads files below `system.folder` and nothing else; never throws. */
export async function answerOf(name: string, given: unknown, system: System): Promise<Answer> {
  try {
    const tool = tools.find(known => known.name === name);
    if (!tool) throw new Wrong(`there is no tool "${name}"`);
    const asked = argumentsOf(given, tool);
    return await (tool.name === 'explain' ? explained(asked, system) : reviewed(asked, tool.name, system));
  } catch (reason) {
    if (reason instanceof Wrong || reason instanceof Refusal) return failure(reason.message);
    system.complain(`error: ${reason instanceof Error ? reason.stack : String(reason)}\n`);
    return failure('this is a bug of bomwarden; its standard error says more');
  }
}

/** What is wrong with what was asked for. */
class Wrong extends Error {}

interface Asked {
  readonly paths: readonly string[];
  readonly subject: string;
  /** Flags that both commands know. */
  readonly flags: readonly string[];
}

async function reviewed({ paths, flags }: Asked, name: 'review' | 'coverage', system: System): Promise<Answer> {
  const within = paths.length === 0 ? ['.'] : paths.map(path => withinRoot(path, system.folder));
  const format = name === 'review' ? 'agent' : 'agent-coverage';
  const choice = parseArguments(['scan', '--format', format, ...flags, '--', ...within], system.version);
  if (choice.command !== 'scan') throw new Wrong(wordsOf(choice));
  const { captured, printed, complained } = capturing(system);
  await runScan(choice.options, captured);
  return printed() === '' ? failure(complained()) : { text: printed(), isError: false };
}

async function explained({ subject, flags }: Asked, system: System): Promise<Answer> {
  const choice = parseArguments(['explain', ...flags, '--', subject], system.version);
  if (choice.command !== 'explain') throw new Wrong(wordsOf(choice));
  const { profiles, asOf = system.host.now() } = choice.options;
  const lookups = buildLookups(loadSignatures(system.signatures()));
  requireKnown(
    profiles,
    lookups.set.profiles.map(({ id }) => id),
  );
  const text = agentExplanation(subject, { profiles, asOf }, lookups);
  if (text === undefined) throw new Wrong(nothingKnown(subject, lookups.set));
  return { text, isError: false };
}

function wordsOf(choice: ReturnType<typeof parseArguments>): string {
  return choice.command === 'tell' ? choice.error.replace(/^error: /, '').trim() : 'this cannot be asked for';
}

/** Arguments as the schema of the tool has them. */
function argumentsOf(given: unknown, { inputSchema: { properties, required = [] } }: Tool): Asked {
  const values = new Map(typeof given === 'object' && given !== null ? Object.entries(given) : []);
  for (const key of values.keys()) {
    if (!Object.hasOwn(properties, key)) throw new Wrong(`there is no argument "${key}"`);
  }
  for (const key of required) if (!values.has(key)) throw new Wrong(`the argument "${key}" is missing`);
  const text = (key: string) => {
    const value = values.get(key);
    if (value === undefined || typeof value === 'string') return value;
    throw new Wrong(`"${key}" is a text`);
  };
  const list = (key: string): readonly string[] => {
    const value = values.get(key) ?? [];
    if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value;
    throw new Wrong(`"${key}" is a list of texts`);
  };
  const asOf = text('asOf');
  return {
    paths: list('paths'),
    subject: text('subject') ?? '',
    flags: [
      ...list('profiles').map(profile => `--profile=${profile}`),
      ...(asOf === undefined ? [] : [`--as-of=${asOf}`]),
    ],
  };
}

/** A path below the root by its words; links are looked at when it is read. */
function withinRoot(path: string, root: string): string {
  const absolute = resolve(root, path);
  const isOutside = (absolute !== root && !isBelow(absolute, root)) || path.split(/[\\/]/).includes('..');
  if (isOutside) throw new Wrong(`"${path}" is not below the folder that was opened`);
  // a name alone could be a word of the command line
  return isAbsolute(path) ? path : `./${path.replace(/^(?:\.\/)+/, '')}`;
}

function failure(why: string): Answer {
  const said = printable(
    why
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^error: /, ''),
    1000,
  );
  return { text: `${JSON.stringify({ notice: agentNotice, failed: { quoted: said } })}\n`, isError: true };
}

/** A system that keeps what is printed, and knows nothing outside of its folder: the standard input is a protocol. */
function capturing(system: System) {
  let out = '';
  let error = '';
  const { folder } = system;
  const take = (text: string | Uint8Array) => {
    out += typeof text === 'string' ? text : new TextDecoder().decode(text);
  };
  const captured: System = {
    ...system,
    root: folder,
    host: { ...sealed(folder, system), log: system.host.log, now: system.host.now },
    stdin: async () => new Uint8Array(),
    print: take,
    stream: async text => take(text),
    complain: text => void (error += text),
    progress: undefined,
    ask: undefined,
    terminal: { width: 100, colour: false },
  };
  return { captured, printed: () => out, complained: () => error };
}

/** Files below a folder, links resolved, and no others: not the configuration of a folder above either. */
function sealed(folder: string, { host }: System) {
  const files = nodeHost(host.log, folder);
  const isInside = (uri: string) => {
    try {
      const path = fileURLToPath(uri);
      return path === folder || isBelow(path, folder);
    } catch {
      return false;
    }
  };
  return {
    leaves: async (uri: string) => !isInside(uri) || ((await files.leaves?.(uri)) ?? false),
    read: async (uri: string, signal?: AbortSignal) => (isInside(uri) ? files.read(uri, signal) : undefined),
    list: async (uri: string, signal?: AbortSignal) => (isInside(uri) ? files.list(uri, signal) : []),
  };
}
