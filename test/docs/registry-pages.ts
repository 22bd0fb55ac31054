import type { FormatName } from '../../server/src/cli/scan/delivery-options.ts';
import { fixKinds } from '../../server/src/core/model/fix.ts';
import { syntaxOf } from '../../server/src/core/model/syntax.ts';
import { formats } from '../../server/src/core/read/index.ts';
import { type OutputName, type OutputNote, outputNotes } from '../../server/src/core/report/index.ts';

const ofWorkbook: OutputNote = {
  isFor:
    'your own workbook with the same columns on each sheet that is a table, and a note on each marked cell: [devices.md](devices.md)',
  limits: 'one workbook',
};

/** Outputs that give the document itself back, which the command line writes beside reports. */
const documentOutputs: Readonly<Record<Exclude<FormatName, OutputName>, OutputNote>> = {
  'csv-annotated': {
    isFor: 'your own table of devices with four more columns: [devices.md](devices.md)',
    limits: 'one table',
  },
  'xlsx-annotated': ofWorkbook,
  'ods-annotated': ofWorkbook,
  cyclonedx: {
    isFor: 'the reviewed document itself, with what was found as annotations, or what is in an image: see below',
    limits: 'one CycloneDX JSON document, 1.3 or later, or one image of firmware',
  },
};

/** The table of `docs/outputs.md`. Outputs of which the same is said stand in one row. */
export function outputsTable(): string {
  const rows = new Map<string, string[]>();
  for (const [name, { isFor, limits = '' }] of Object.entries({ ...outputNotes, ...documentOutputs })) {
    const said = `${isFor} |${limits === '' ? '' : ` ${limits}`} |`;
    rows.set(said, [...(rows.get(said) ?? []), `\`${name}\``]);
  }
  return tableOf(
    ['format', 'for', 'limits'],
    [...rows].map(([said, names]) => `| ${names.join(', ')} | ${said}`),
  );
}

/** The table of every format in `docs/formats.md`: in what it is written, and which edits it can take. */
export function formatsTable(): string {
  const mark = (can: unknown) => (can ? 'yes' : 'no');
  return tableOf(
    ['id', 'written in', 'a note on a component', 'another maker in a plan', 'a device that gives way'],
    formats.map(
      ({ id, annotate, replaceVendor, markReplaced }) =>
        `| \`${id}\` | ${syntaxOf(id)} | ${mark(annotate)} | ${mark(replaceVendor)} | ${mark(markReplaced)} |`,
    ),
  );
}

/** `docs/fixes.md`: every kind of fix. */
export function fixesPage(): string {
  const rows = Object.entries(fixKinds).map(([kind, does]) => `| \`${kind}\` | ${does} |`);
  const head =
    'What can be done about a finding. A fix is a list of text edits or a text to copy, made anew from the document as it is; doing it twice does it once. Signed and received documents are never edited.';
  return `# Fixes\n\n${head}\n\n${tableOf(['kind', 'what it does'], rows)}\n`;
}

function tableOf(heads: readonly string[], rows: readonly string[]): string {
  return [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---').join('|')}|`, ...rows].join('\n');
}
