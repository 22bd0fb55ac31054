import { Argument, type Command } from 'commander';

const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** `bomwarden completion` and `bomwarden man`, as asked for. */
export type ManualOptions = { readonly action: 'completion'; readonly shell: Shell } | { readonly action: 'man' };

/** Adds the commands; `choose` is called with what was asked for, unless that was a usage error. */
export function defineManual(program: Command, choose: (options: ManualOptions) => void): void {
  program
    .command('completion')
    .summary('print completion for a shell')
    .description(
      'Prints completion for a shell. bash: bomwarden completion bash > ~/.local/share/bash-completion/completions/bomwarden. ' +
        'zsh: bomwarden completion zsh > _bomwarden, in a folder of $fpath. ' +
        'fish: bomwarden completion fish > ~/.config/fish/completions/bomwarden.fish.',
    )
    .addArgument(new Argument('<shell>', 'for which shell').choices(shells))
    .action((shell: Shell) => choose({ action: 'completion', shell }));
  program
    .command('man')
    .summary('print the manual page')
    .description('Prints the manual page for man: bomwarden man | man -l -.')
    .action(() => choose({ action: 'man' }));
}
