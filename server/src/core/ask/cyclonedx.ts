import type { Language } from '../l10n/language.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import {
  type AnswerColumn,
  answerColumns,
  answerHeaders,
  intro,
  marker,
  type Questionnaire,
  titleOf,
} from './layout.ts';
import type { RawAnswer, RawAnswers } from './raw-answers.ts';

const answeredOn = 'bomwarden:answered-on';
const answer = '-answer';

/** To be filled in; the format asks for a signature or for where one is. */
const signatory = {
  name: '',
  role: '',
  organization: { name: '' },
  externalReference: { type: 'electronic-signature', url: '' },
};

/** A questionnaire as declarations of CycloneDX 1.6: a claim for each question, with evidence that the supplier fills in. */
export function cyclonedxQuestionnaire(questionnaire: Questionnaire, language: Language): string {
  const { questions, day } = questionnaire;
  const say = (text: Message) => printable(language.say(text), 4000);
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: `${day}T00:00:00Z`,
      properties: [
        { name: marker, value: '1' },
        { name: 'bomwarden:title', value: say(titleOf(questionnaire)) },
        { name: answeredOn, value: '' },
      ],
    },
    declarations: {
      claims: questions.map(({ id, asks, why }) => ({
        'bom-ref': id,
        target: `${id}-target`,
        predicate: asks.map(say).join(' '),
        reasoning: why.map(say).join(' '),
        evidence: [`${id}${answer}`],
      })),
      evidence: questions.map(({ id }) => ({
        'bom-ref': `${id}${answer}`,
        description: say(message('ask.fill', 'Please fill in each content.')),
        data: answerColumns.map(column => ({
          name: column,
          contents: { attachment: { contentType: 'text/plain', content: '' } },
        })),
      })),
      targets: {
        components: questions.map(({ id, component, version, stated }) => ({
          type: 'library',
          'bom-ref': `${id}-target`,
          name: printable(component, 300),
          ...(version === '' ? {} : { version: printable(version, 100) }),
          description: stated.map(say).join('; '),
        })),
      },
      affirmation: { statement: say(intro), signatories: [signatory] },
    },
    properties: answerColumns.map(column => ({ name: `bomwarden:${column}`, value: say(answerHeaders[column]) })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

type Json = Readonly<Record<string, unknown>>;

/** Answers in declarations; undefined for other documents. What is damaged is told. */
export function readDeclarations(text: string): RawAnswers | undefined {
  let root: Json;
  try {
    root = objectOf(JSON.parse(text));
  } catch {
    const message = 'This questionnaire is no JSON that can be read.';
    return { by: '', on: '', answers: [], problems: [{ code: 'questionnaire-damaged', message, line: 0, column: 0 }] };
  }
  const properties = listOf(objectOf(root['metadata'])['properties']);
  if (!properties.some(({ name }) => name === marker)) return undefined;
  const declarations = objectOf(root['declarations']);
  const evidence = listOf(declarations['evidence']);
  const [signed = {}] = listOf(objectOf(declarations['affirmation'])['signatories']);
  const names = [signed['name'], signed['role'], objectOf(signed['organization'])['name']];
  const answers = evidence.flatMap(each => answerIn(each, text));
  const days = [
    properties.find(({ name }) => name === answeredOn)?.['value'],
    ...evidence.map(({ created }) => created),
  ];
  return {
    by: names
      .map(textOf)
      .filter(name => name !== '')
      .join(', '),
    on:
      days
        .map(textOf)
        .find(day => day !== '')
        ?.slice(0, 10) ?? '',
    answers,
    problems: [],
  };
}

function answerIn(evidence: Json, text: string): readonly RawAnswer[] {
  const ref = textOf(evidence['bom-ref']);
  if (!ref.endsWith(answer)) return [];
  const values: Partial<Record<AnswerColumn, string>> = {};
  for (const { name, contents } of listOf(evidence['data'])) {
    const column = answerColumns.find(each => each === name);
    if (column) values[column] = textOf(objectOf(objectOf(contents)['attachment'])['content']);
  }
  const at = Math.max(0, text.lastIndexOf(`"${ref}"`));
  const line = text.slice(0, at).split('\n').length - 1;
  return [{ question: ref.slice(0, -answer.length), values, line, column: 0, place: `line ${line + 1}` }];
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
