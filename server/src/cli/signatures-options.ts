import { type Command, Option } from 'commander';
import { type PolicyFormat, policyFormats } from '../core/signatures/export/index.ts';
import { collect } from './arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from './packs.ts';

/** `bomwarden signatures …`, as asked for. Folders and files as given. */
export type SignaturesOptions =
  | ({ readonly action: 'list' } & PackOptions)
  | { readonly action: 'check'; readonly folder: string }
  | { readonly action: 'diff'; readonly folder: string }
  | ({ readonly action: 'test'; readonly values: readonly string[] } & PackOptions)
  | ({
      readonly action: 'export';
      readonly format: PolicyFormat;
      readonly profile: string | undefined;
    } & PackOptions)
  | { readonly action: 'sign'; readonly folder: string; readonly key: string }
  | { readonly action: 'verify'; readonly folder: string; readonly keys: readonly string[] };

export function defineSignatures(program: Command, choose: (options: SignaturesOptions) => void): void {
  const group = program
    .command('signatures')
    .summary('look at the signatures, and check packs of your own')
    .description(
      'Tells what the signatures hold. A pack is a folder of signature files that adds to them or overrides.',
    );
  definePacks(group.command('list'))
    .description('Prints what the signatures hold, with their date and digest.')
    .action((raw: RawPackOptions) => choose({ action: 'list', ...packOptionsOf(raw) }));
  group
    .command('check')
    .description('Checks every file of a pack, with line and column of what is wrong.')
    .argument('<folder>')
    .action((folder: string) => choose({ action: 'check', folder }));
  group
    .command('diff')
    .description('Prints what a pack adds and changes.')
    .argument('<folder>')
    .action((folder: string) => choose({ action: 'diff', folder }));
  definePacks(group.command('test'))
    .description('Prints whom names, purls, CPEs, addresses and MACs would be taken for.')
    .argument('<value...>')
    .action((values: readonly string[], raw: RawPackOptions) =>
      choose({ action: 'test', values, ...packOptionsOf(raw) }),
    );
  definePacks(group.command('export'))
    .description('Prints the signatures as the policy of another tool, for vendors that would be marked.')
    .addOption(new Option('--format <name>', 'whose policy').choices(Object.keys(policyFormats)).makeOptionMandatory())
    .option('--profile <id>', 'vendors marked for whom you review for (default: marked without a profile)')
    .action((raw: RawPackOptions & { readonly format: PolicyFormat; readonly profile?: string }) =>
      choose({ action: 'export', format: raw.format, profile: raw.profile, ...packOptionsOf(raw) }),
    );
  group
    .command('sign')
    .description('Writes signature.json into a pack: an Ed25519 signature over its files.')
    .argument('<folder>')
    .requiredOption('--key <file>', 'private key in PEM (openssl genpkey -algorithm ed25519)')
    .action((folder: string, { key }: { key: string }) => choose({ action: 'sign', folder, key }));
  group
    .command('verify')
    .description('Tells whether a pack is what the holder of a key signed.')
    .argument('<folder>')
    .requiredOption('--key <file>', 'public key in PEM (openssl pkey -pubout); may be given several times', collect, [])
    .action((folder: string, { key }: { key: readonly string[] }) => choose({ action: 'verify', folder, keys: key }));
}
