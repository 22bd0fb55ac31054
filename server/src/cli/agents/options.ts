import type { Command } from 'commander';

/** `bomwarden mcp`, as asked for. */
export interface AgentsOptions {
  /** As given. */
  readonly folder: string;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineAgents(program: Command, choose: (options: AgentsOptions) => void): void {
  program
    .command('mcp')
    .summary('serve review, explain and coverage to an agent')
    .description(
      'Speaks the Model Context Protocol over the standard input and output, for an agent to start. Tools: review, explain, ' +
        'coverage. Reads files below one folder and nothing else, and asks no network.',
    )
    .argument('[folder]', 'the folder that is served', '.')
    .action((folder: string) => choose({ folder }));
}
