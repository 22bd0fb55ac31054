import type { Answers } from './init-options.ts';
import { Refusal } from './packs.ts';
import type { KnownProfile } from './program.ts';
import type { System } from './system.ts';

/**
 * Asks what flags do not say.
 * @throws Refusal where nobody can be asked, or nobody answers
 */
export async function askAll(given: Answers, known: readonly KnownProfile[], system: System): Promise<Answers> {
  const { ask } = system;
  if (ask === undefined) {
    const ids = known.map(({ id }) => id).join(', ');
    throw new Refusal(`say who you review for with --profile: ${ids}`);
  }
  const width = Math.max(...known.map(({ id }) => id.length));
  const rows = known.map(({ id, title }, at) => `${String(at + 1).padStart(4)}  ${id.padEnd(width)}  ${title}`);
  system.complain(`Who do you review for?\n${rows.join('\n')}\n`);
  const profiles = await untilRight(() => answered(ask, 'Numbers or ids, several with commas: '), known, system);
  const received =
    given.received.length > 0
      ? given.received
      : listOf(await answered(ask, 'Folders with what suppliers sent, with commas (Enter: none): '));
  const requireComplete =
    given.requireComplete || /^y(?:es)?$/i.test(await answered(ask, 'Fail when anything was not read? (y/N) '));
  return { profiles, received, exclude: given.exclude, requireComplete };
}

async function untilRight(
  answer: () => Promise<string>,
  known: readonly KnownProfile[],
  system: System,
): Promise<readonly string[]> {
  for (;;) {
    const words = listOf(await answer());
    const ids = words.map(
      word => (/^\d+$/.test(word) ? known[Number(word) - 1] : known.find(({ id }) => id === word))?.id,
    );
    const right = ids.filter(id => id !== undefined);
    if (right.length > 0 && right.length === words.length) return [...new Set(right)];
    system.complain(words.length === 0 ? 'At least one, please.\n' : `Numbers from 1 to ${known.length}, or ids.\n`);
  }
}

async function answered(ask: NonNullable<System['ask']>, question: string): Promise<string> {
  const answer = await ask(question);
  if (answer === undefined) throw new Refusal('nothing is written');
  return answer.trim();
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}
