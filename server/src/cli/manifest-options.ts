import type { Command } from 'commander';

/** `bomwarden manifest`, as asked for. */
export type ManifestOptions =
  | { readonly action: 'new'; readonly output: string | undefined }
  | {
      readonly action: 'convert';
      /** A file; `-` is the standard input. */
      readonly path: string;
      readonly output: string | undefined;
    };

interface RawOptions {
  readonly output?: string;
}

/** Adds the commands; `choose` is called with what was asked for, unless that was a usage error. */
export function defineManifest(program: Command, choose: (options: ManifestOptions) => void): void {
  const manifest = program
    .command('manifest')
    .summary('write a device manifest, anew or from another list of devices')
    .description(
      'Writes a device manifest: a list of devices, of sites and of who owns them, to fill in and to review.',
    );
  manifest
    .command('new')
    .summary('print a device manifest to fill in')
    .option('--output <file>', 'write there instead; a file that is there already is left alone')
    .action(({ output }: RawOptions) => choose({ action: 'new', output }));
  manifest
    .command('convert')
    .summary('print a list of devices as a device manifest')
    .description(
      'Prints an inventory, a purchase list, a scan or any other list of devices that can be read as a device manifest. ' +
        'Logins are left out; comments say what else was not carried.',
    )
    .argument('<file>', 'the list; - is the standard input')
    .option('--output <file>', 'write there instead; a file that is there already is left alone')
    .action((path: string, { output }: RawOptions) => choose({ action: 'convert', path, output }));
}
