import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { answersIn } from '../../core/ask/answers-in.ts';
import { csvQuestionnaire } from '../../core/ask/csv.ts';
import { cyclonedxQuestionnaire } from '../../core/ask/cyclonedx.ts';
import { type Questionnaire, questionnairesOf } from '../../core/ask/layout.ts';
import { type Question, questionsOf } from '../../core/ask/question.ts';
import { xlsxQuestionnaire } from '../../core/ask/xlsx.ts';
import { foldText } from '../../core/identity/fold.ts';
import { type Language, languageOf } from '../../core/l10n/language.ts';
import { printable } from '../../core/text/printable.ts';
import { Refusal, signaturesWith, telling } from '../packs.ts';
import { readRegular } from '../regular-file.ts';
import { answeredDocuments } from '../scan/answered-documents.ts';
import { openOut } from '../scan/out.ts';
import { checkConfig, packsOf, ScanPolicy } from '../scan/policy.ts';
import type { ExitCode, System } from '../system.ts';
import type { AskFormat, AskOptions } from './options.ts';

const endings: Readonly<Record<AskFormat, string>> = { xlsx: '.xlsx', csv: '.csv', cyclonedx: '.cdx.json' };

/** Writes one questionnaire for each supplier of what was reviewed. */
export function runAsk(options: AskOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => {
    await checkConfig(options, system);
    await requireFolder(options.output, system);
    const set = await signaturesWith(await packsOf(options, system), system);
    const policy = new ScanPolicy(options, set, system);
    const questions: Question[] = [];
    const results = answeredDocuments(options.paths, set, policy, system, (path, reviewed, lookups) => {
      questions.push(...questionsOf(path, reviewed, lookups));
    });
    let unread = 0;
    let documents = 0;
    for await (const result of results) {
      if (!('format' in result)) continue;
      if (result.format === null) {
        unread++;
        system.complain(`error: ${printable(result.path)}: ${result.problems[0]?.message ?? 'It cannot be read.'}\n`);
      } else if (result.format !== 'questionnaire') documents++;
    }
    for (const note of policy.notes) system.complain(`${printable(note, 1000)}\n`);
    const language = languageOf(options.language);
    const taken = new Set<string>();
    for (const questionnaire of questionnairesOf(questions, policy.asOf)) {
      const name = nameFor(questionnaire, options.format, taken);
      await write(questionnaire, name, options, language, system);
      const n = questionnaire.questions.length;
      const whom = printable(questionnaire.party ?? 'whoever sent the documents', 120);
      system.print(
        `${printable(join(options.output, name))}: ${n === 1 ? '1 component' : `${n} components`}, for ${whom}\n`,
      );
    }
    if (questions.length === 0 && documents > 0) system.print('There is nothing to ask.\n');
    if (documents === 0) system.complain('error: there is no SBOM here\n');
    return unread > 0 || documents === 0 || policy.isBroken ? 2 : 0;
  });
}

/** The folder is made where the one above it is there: a slip in a path makes no tree. */
async function requireFolder(output: string, { folder }: System): Promise<void> {
  const place = resolve(folder, output);
  await mkdir(place).catch(() => undefined);
  const stats = await stat(place).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Refusal(`there is no folder "${printable(output)}"`);
}

/** `questions-acme-ltd.xlsx`: letters, digits and hyphens, so that a name of a document is no path. */
function nameFor({ party }: Questionnaire, format: AskFormat, taken: Set<string>): string {
  const slug = foldText(party ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const base = slug === '' ? 'questions' : `questions-${slug}`;
  let name = base;
  for (let nth = 2; taken.has(name); nth++) name = `${base}-${nth}`;
  taken.add(name);
  return name + endings[format];
}

/** @throws Refusal where a file with answers, or of somebody else, would be lost */
async function write(
  questionnaire: Questionnaire,
  name: string,
  { output, format }: AskOptions,
  language: Language,
  system: System,
): Promise<void> {
  const path = join(output, name);
  const known = readRegular(resolve(system.folder, path), Number.POSITIVE_INFINITY);
  const answers = known && answersIn(known, name);
  if (known && (!answers || answers.declarations.length > 0)) {
    const what = answers ? 'holds answers' : 'is there and no questionnaire of ours';
    throw new Refusal(`"${printable(path)}" ${what}: name another folder with --output`);
  }
  const out = await openOut(path, system);
  await out.write(bytesOf(questionnaire, format, language));
  await out.close();
}

function bytesOf(questionnaire: Questionnaire, format: AskFormat, language: Language): Uint8Array {
  if (format === 'xlsx') return xlsxQuestionnaire(questionnaire, language);
  const make = format === 'csv' ? csvQuestionnaire : cyclonedxQuestionnaire;
  return new TextEncoder().encode(make(questionnaire, language));
}
