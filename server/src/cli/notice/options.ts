import { type Command, InvalidArgumentError, Option } from 'commander';
import { collect, day } from '../arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from '../packs.ts';

export const noticeProfiles = ['us-federal-contractor', 'us-dod-contractor'] as const;
export type NoticeProfile = (typeof noticeProfiles)[number];

/** `bomwarden notice`, as asked for. */
export interface NoticeOptions extends PackOptions {
  readonly paths: readonly string[];
  readonly profile: NoticeProfile;
  /** YYYY-MM-DD, perhaps with the time. */
  readonly found: { readonly day: string; readonly time?: string } | undefined;
  readonly reported: string | undefined;
  readonly contracts: readonly string[];
  readonly orders: readonly string[];
  readonly output: string | undefined;
  readonly config: string | undefined;
  readonly asOf: string | undefined;
}

interface RawOptions extends RawPackOptions {
  readonly profile: NoticeProfile;
  readonly found?: NonNullable<NoticeOptions['found']>;
  readonly reported?: string;
  readonly contract: readonly string[];
  readonly order: readonly string[];
  readonly output?: string;
  readonly config?: string;
  readonly asOf?: string;
}

export function defineNotice(program: Command, choose: (options: NoticeOptions) => void): void {
  const command = program
    .command('notice')
    .summary('make a worksheet for a notice to the contracting officer')
    .description(
      'Reviews what it is given for a contractor of the United States and writes a worksheet, a page that prints: the fields of FAR ' +
        '52.204-25(d), what is known of each and from where, what is missing, and the days on which reports are due; for ' +
        'us-dod-contractor also section 805. It claims nothing: somebody has to decide and to sign.',
    )
    .argument('[path...]', 'files, folders and patterns (default: the folder where the command runs)')
    .addOption(new Option('--profile <id>', 'who you review for').choices(noticeProfiles).default(noticeProfiles[0]))
    .option(
      '--found <moment>',
      'when it was found, YYYY-MM-DD or YYYY-MM-DDTHH:MM (default: the day of the review)',
      moment,
    )
    .option('--reported <date>', 'when the first report went out, YYYY-MM-DD', day)
    .option('--contract <number>', 'a contract that is affected; may be given several times', collect, [])
    .option('--order <number>', 'an order that is affected; may be given several times', collect, [])
    .option('--output <file>', 'write there instead of to the standard output')
    .option('--config <file>', 'configuration for everything, instead of the .bomwarden.yml of folders')
    .option('--as-of <date>', 'the day of the review, YYYY-MM-DD (default: today, UTC)', day);
  definePacks(command)
    .addHelpText(
      'after',
      '\nExit status: 0 the worksheet was written, 2 anything else, also where something was not read (the worksheet tells what).',
    )
    .action((paths: string[], raw: RawOptions) =>
      choose({
        paths: paths.length > 0 ? paths : ['.'],
        profile: raw.profile,
        found: raw.found,
        reported: raw.reported,
        contracts: raw.contract,
        orders: raw.order,
        output: raw.output,
        config: raw.config,
        asOf: raw.asOf,
        ...packOptionsOf(raw),
      }),
    );
}

function moment(value: string): NonNullable<NoticeOptions['found']> {
  const [, on = '', time] = /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d))?$/.exec(value) ?? [];
  if (on === '') throw new InvalidArgumentError('Write a day as YYYY-MM-DD, or a moment as YYYY-MM-DDTHH:MM.');
  return { day: day(on), ...(time === undefined ? {} : { time }) };
}
