import type { ReportDocument } from './model.ts';

/** Questionnaires with what is wrong with their answers once every document is known: some may concern nothing that was reviewed. */
export function settleAnswers(documents: readonly ReportDocument[]): readonly ReportDocument[] {
  if (!documents.some(({ answered }) => answered !== undefined)) return documents;
  const used = new Set(
    documents.flatMap(({ findings }) => findings.flatMap(({ declared }) => declared?.question ?? [])),
  );
  return documents.map(document => {
    const { answered, ...rest } = document;
    if (answered === undefined) return document;
    const n = answered.filter(question => !used.has(question)).length;
    if (n === 0) return rest;
    const message =
      n === 1
        ? '1 answer concerns no component that was reviewed here.'
        : `${n} answers concern no component that was reviewed here.`;
    const nowhere = { line: 0, character: 0 };
    const problem = {
      code: 'answer-without-component',
      message,
      severity: 'warning',
      range: { start: nowhere, end: nowhere },
    } as const;
    return { ...rest, problems: [...rest.problems, problem] };
  });
}
