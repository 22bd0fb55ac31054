// Lists the sentences of the signature data that are of a day more than a year before a given one (default: today), with
// the day somebody last looked at a source: `npm run old-sentences -- 2027-01-01`. Nothing is asked of any server.
import { join } from 'node:path';
import { root, signaturesOf } from './compile-signatures.mjs';

const day = process.argv[2] ?? new Date().toISOString().slice(0, 10);
if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
  console.error(`error: "${day}" is no day such as 2027-01-01`);
  process.exit(2);
}
const { oldSentencesAsMarkdown, set } = await signaturesOf(join(root, 'signatures'));
process.stdout.write(oldSentencesAsMarkdown(set, day));
