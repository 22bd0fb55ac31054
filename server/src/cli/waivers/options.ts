import { type Command, Option } from 'commander';
import { type LanguageTag, languageTags } from '../../core/l10n/language.ts';
import { collect, day } from '../arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from '../packs.ts';

/** `bomwarden waivers`, as asked for. */
export interface WaiversOptions extends PackOptions {
  readonly action: 'list' | 'check';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly language: LanguageTag;
  readonly config: string | undefined;
  readonly profiles: readonly string[];
  /** YYYY-MM-DD; undefined: today. */
  readonly asOf: string | undefined;
}

/** The options as commander names them. */
interface RawOptions extends RawPackOptions {
  readonly format: 'text' | 'json';
  readonly lang: LanguageTag;
  readonly config?: string;
  readonly profile: readonly string[];
  readonly asOf?: string;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineWaivers(program: Command, choose: (options: WaiversOptions) => void): void {
  const waivers = program
    .command('waivers')
    .summary('list accepted findings, and check whether they still hold')
    .description('Tells which findings somebody has accepted, until when, and whether that is still right.');
  const list = waivers
    .command('list')
    .summary('every waiver below some folders')
    .description(
      'Lists every waiver that holds below the folders, with its last day, and marks those that are over or too broad.',
    );
  const check = waivers
    .command('check')
    .summary('waivers that are over, too broad, or no longer needed')
    .description(
      'Reviews everything below the folders and tells which waivers are over, too broad, for what is no longer there, or ' +
        'accept nothing. Whether a waiver is still needed can only be told where its whole folder was read.',
    )
    .addHelpText(
      'after',
      '\nExit status: 0 nothing is told of any waiver, 1 something is, 2 wrong usage or configuration, a waiver without\neffect, or a document that cannot be read (2 wins over 1; everything is printed all the same).',
    );
  defineAction(list, 'list', choose);
  defineAction(check, 'check', choose);
}

function defineAction(
  command: Command,
  action: WaiversOptions['action'],
  choose: (options: WaiversOptions) => void,
): void {
  command
    .argument('[path...]', 'folders and files (default: the folder where the command runs)')
    .addOption(new Option('--format <name>', 'what to print').choices(['text', 'json']).default('text'))
    .addOption(new Option('--lang <tag>', 'language of what people read').choices(languageTags).default('en'))
    .option('--profile <id>', 'who you review for; may be given several times; wins over .bomwarden.yml', collect, [])
    .option('--config <file>', 'configuration for everything, instead of the .bomwarden.yml of folders')
    .option('--as-of <date>', 'the day of the review, YYYY-MM-DD (default: today, UTC)', day);
  definePacks(command).action((paths: string[], raw: RawOptions) =>
    choose({
      action,
      paths: paths.length > 0 ? [...new Set(paths)] : ['.'],
      format: raw.format,
      language: raw.lang,
      config: raw.config,
      profiles: [...new Set(raw.profile)],
      asOf: raw.asOf,
      ...packOptionsOf(raw),
    }),
  );
}
