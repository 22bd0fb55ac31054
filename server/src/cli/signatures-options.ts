import { type Command, Option } from 'commander';
import { type PolicyFormat, policyFormats } from '../core/signatures/export/index.ts';
import { collect } from './arguments.ts';

/** `bomwarden signatures …`, as asked for. Folders and files as given. */
export type SignaturesOptions =
  | { readonly action: 'list'; readonly packs: readonly string[] }
  | { readonly action: 'check'; readonly folder: string }
  | { readonly action: 'diff'; readonly folder: string }
  | { readonly action: 'test'; readonly packs: readonly string[]; readonly values: readonly string[] }
  | {
      readonly action: 'export';
      readonly packs: readonly string[];
      readonly format: PolicyFormat;
      readonly profile: string | undefined;
    }
  | { readonly action: 'sign'; readonly folder: string; readonly key: string }
  | { readonly action: 'verify'; readonly folder: string; readonly keys: readonly string[] };

export function defineSignatures(program: Command, choose: (options: SignaturesOptions) => void): void {
  const group = program
    .command('signatures')
    .summary('look at the signatures, and check packs of your own')
    .description(
      'Tells what the signatures hold. A pack is a folder of signature files that adds to them or overrides.',
    );
  const pack = () =>
    new Option('--pack <folder>', 'a pack on top; may be given several times').argParser(collect).default([]);
  group
    .command('list')
    .description('Prints what the signatures hold, with their date and digest.')
    .addOption(pack())
    .action(({ pack }: { pack: readonly string[] }) => choose({ action: 'list', packs: pack }));
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
  group
    .command('test')
    .description('Prints whom names, purls, CPEs, addresses and MACs would be taken for.')
    .argument('<value...>')
    .addOption(pack())
    .action((values: readonly string[], { pack }: { pack: readonly string[] }) =>
      choose({ action: 'test', packs: pack, values }),
    );
  group
    .command('export')
    .description('Prints the signatures as the policy of another tool, for vendors that would be marked.')
    .addOption(new Option('--format <name>', 'whose policy').choices(Object.keys(policyFormats)).makeOptionMandatory())
    .option('--profile <id>', 'vendors marked for whom you review for (default: marked without a profile)')
    .addOption(pack())
    .action(({ format, profile, pack }: { format: PolicyFormat; profile?: string; pack: readonly string[] }) =>
      choose({ action: 'export', packs: pack, format, profile }),
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
