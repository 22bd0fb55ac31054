// Compiles signatures/** into dist/signatures.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The compiler itself, bundled as a worker would have it. */
async function loadCompiler() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { compileSignatures } from './compile.ts'; export { storeSignatures } from './load.ts'; export { oldSentencesAsMarkdown } from './age.ts';`,
      resolveDir: join(root, 'server/src/core/signatures'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function readFolder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .map(file => ({
      path: relative(folder, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** `file:line:character` of a problem, one-based, as editors and terminals understand it. */
function placeOf(problem, files) {
  const text = files.find(file => file.path === problem.file)?.text ?? '';
  const before = text.slice(0, problem.span.start).split('\n');
  return `signatures/${problem.file}:${before.length}:${before.at(-1).length + 1}`;
}

/** What a signature folder says, with what lists its old sentences. */
export async function signaturesOf(folder) {
  const { compileSignatures, oldSentencesAsMarkdown } = await loadCompiler();
  return { set: compileSignatures(readFolder(folder)).value, oldSentencesAsMarkdown };
}

/** Compiles the signature folder to `output`; throws with every problem where there is an error. */
export async function buildSignatures(output = join(root, 'dist/signatures.json')) {
  const { compileSignatures, storeSignatures } = await loadCompiler();
  const files = readFolder(join(root, 'signatures'));
  const { value, problems } = compileSignatures(files);
  const errors = problems.filter(problem => problem.severity === 'error');
  const lines = errors.map(problem => `${placeOf(problem, files)} ${problem.message} (${problem.code})`);
  if (lines.length > 0) throw new Error(`signatures have ${lines.length} errors:\n${lines.slice(0, 20).join('\n')}`);
  const json = storeSignatures(value);
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, json);
  return { set: value, bytes: json.length, compressed: gzipSync(json).length, warnings: problems.length };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { set, bytes, compressed, warnings } = await buildSignatures();
  console.error(
    `signatures ${set.date}: ${set.vendors.length} vendors, ${set.instruments.length} instruments, ` +
      `${Math.ceil(bytes / 1024)} KB, ${Math.ceil(compressed / 1024)} KB compressed, ${warnings} warnings`,
  );
}
