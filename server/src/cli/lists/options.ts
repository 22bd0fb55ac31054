import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EntryKind } from '../../core/signatures/import/entries.ts';
import { day } from '../arguments.ts';

/** `bomwarden lists import`, as asked for. Files and folders as given. */
export interface ListsOptions {
  readonly file: string;
  readonly out: string | undefined;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly edition: string | undefined;
  /** YYYY-MM-DD. */
  readonly day: string | undefined;
  readonly url: string | undefined;
  readonly jurisdiction: string | undefined;
  readonly nameColumn: string | undefined;
  readonly aliasColumn: string | undefined;
  readonly with: readonly EntryKind[];
  /** Private key in PEM to sign the pack with. */
  readonly key: string | undefined;
}

const KINDS = ['person', 'vessel', 'aircraft'] as const;

type RawOptions = { readonly [K in keyof Omit<ListsOptions, 'file' | 'with'>]?: string } & {
  readonly with?: readonly EntryKind[];
};

export function defineLists(program: Command, choose: (options: ListsOptions) => void): void {
  program
    .command('lists')
    .summary('make a pack of an official list that you downloaded')
    .description(
      'Makes packs of signatures of lists that official publishers offer for download, or of a list of your own.',
    )
    .command('import')
    .description(
      'Makes a pack of a list: the Consolidated Screening List (CSV, JSON), the list of OFAC (SDN.CSV), the Entity List ' +
        '(XML of the eCFR), a table with a column of names, or one name a line. Nothing is fetched.',
    )
    .argument('<file>', 'the list, as downloaded')
    .option('--out <folder>', 'folder of the pack (default: the id)')
    .option('--id <id>', 'short id in lower case (default: by the kind of file, or its name)')
    .option('--title <text>', 'how findings speak of the list')
    .option('--edition <text>', 'what the publisher calls this state of the list')
    .option('--day <date>', 'the day of the list, YYYY-MM-DD (default: what the file says, else today)', day)
    .option('--url <address>', 'where you took it from')
    .option('--jurisdiction <code>', 'whose list it is, such as US (default: by the kind of file)')
    .option('--name-column <title>', 'column that holds the names')
    .option('--alias-column <title>', 'column that holds other names, set apart by semicolons')
    .addOption(
      new Option('--with <kinds>', 'take these too, beside organisations: person, vessel, aircraft').argParser(kindsOf),
    )
    .option('--key <file>', 'sign the pack with this private key in PEM')
    .action((file: string, raw: RawOptions) =>
      choose({
        file,
        out: raw.out,
        id: raw.id,
        title: raw.title,
        edition: raw.edition,
        day: raw.day,
        url: raw.url,
        jurisdiction: raw.jurisdiction,
        nameColumn: raw.nameColumn,
        aliasColumn: raw.aliasColumn,
        with: raw.with ?? [],
        key: raw.key,
      }),
    );
}

function kindsOf(value: string): readonly EntryKind[] {
  const words = value.split(',').map(word => word.trim());
  const kinds = KINDS.filter(kind => words.includes(kind));
  if (kinds.length !== words.length) throw new InvalidArgumentError(`The kinds are ${KINDS.join(', ')}.`);
  return kinds;
}
