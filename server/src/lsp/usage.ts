const help = `bomwarden-language-server [--stdio | --node-ipc | --socket=PORT | --pipe=NAME]

Reviews SBOMs and lists of devices for an editor, by the Language Server Protocol: marks, hovers, quick fixes, lenses,
outline. Editors start it themselves, most of them with --stdio.

  --help     this text
  --version  the version

By workspace/executeCommand, bomwarden.explanation [URI, POSITION] gives everything about the findings at a place as
Markdown. On a terminal, bomwarden scan gives the same review: bomwarden --help.
`;

const transport = /^--(?:stdio|node-ipc|socket(?:=.*)?|pipe(?:=.*)?)$/;

/** What a person who starts the server by hand is told, and whether that is a mistake; undefined where an editor starts it. */
export function usage(
  args: readonly string[],
  version: string,
): { readonly text: string; readonly wrong: boolean } | undefined {
  if (args.includes('--version')) return { text: `${version}\n`, wrong: false };
  if (args.includes('--help') || args.includes('-h')) return { text: help, wrong: false };
  return args.some(arg => transport.test(arg)) ? undefined : { text: help, wrong: true };
}
