/** What a line has to be for a runner to act on it; by the sources and manuals of each. */
interface Runner {
  readonly name: string;
  readonly acts: (line: string) => boolean;
}

/** .NET compares texts as if these were not there, and both GitHub's runner and the agent of Azure compare so. */
function seenByDotNet(line: string): string {
  return line.replace(/(?![\t-\r])[\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}]/gu, '');
}

const runners: readonly Runner[] = [
  // actions/runner, ActionCommand.cs: TryParseV2, TryParse
  { name: 'github', acts: line => /^\s*::.*::/s.test(seenByDotNet(line)) },
  { name: 'github', acts: line => seenByDotNet(line).includes('##[') },
  // gitea/act_runner
  { name: 'gitea', acts: line => /^::[^ ]+( .+?)?::/.test(line) },
  // azure-pipelines-agent, Command.cs; formatting commands of its log
  { name: 'azure', acts: line => /##vso\[/i.test(seenByDotNet(line)) },
  { name: 'azure', acts: line => /##\[(?:group|endgroup|section|command|warning|error|debug)/i.test(line) },
  { name: 'teamcity', acts: line => line.includes('##teamcity[') },
  { name: 'gitlab', acts: line => /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?/.test(line) },
  { name: 'travis', acts: line => /travis_(?:fold|time):/.test(line) },
  { name: 'buildkite', acts: line => /^\s*(?:---|\+\+\+|~~~|\^\^\^)\s/.test(line) },
  // ConsoleNote.java
  { name: 'jenkins', acts: line => line.includes('\u001b[8mha:') },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  { name: 'terminal', acts: line => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(line) },
];

/** The lines that some runner, or a terminal, acts on, each with the name of the first that does. */
export function commandsIn(log: string): readonly string[] {
  return log.split(/\r\n|\r|\n/).flatMap(line => {
    const runner = runners.find(({ acts }) => acts(line));
    return runner ? [`${runner.name}: ${line}`] : [];
  });
}

/** Texts that are commands where a line begins with them, or anywhere. */
export const commands: readonly string[] = [
  '::add-mask::x',
  '  ::set-env name=PATH::x',
  '\u00a0::error::x',
  '::stop-commands::x',
  ':\u200d:warning::x',
  ':\u034f:warning::x',
  ':::error::x',
  '##[group]x',
  '##[add-mask]x',
  'a ##[error]x',
  '#\u180e#[set-env name=a]b',
  '##vso[task.setvariable variable=PATH]/evil',
  'b ##VSO[task.complete result=Succeeded]',
  '##v\ufe0fso[task.setvariable variable=a]b',
  "##teamcity[setParameter name='a' value='b']",
  '###teamcity[x]',
  'section_start:1560896352:x\r\u001b[0Kx',
  'travis_fold:start:x',
  '--- folded',
  '+++ unfolded',
  '~~~ muted',
  '^^^ +++',
  '\u001b[8mha:////x\u001b[0m',
  '\u001b]1339;url=https://evil.example\u0007',
  '\u001b_bk;t=1\u0007',
  '\u009b2J',
  'x\n::error::y',
  'x\r::error::y',
];
