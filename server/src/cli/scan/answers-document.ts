import type { Answers } from '../../core/ask/answers.ts';
import { noCoverage } from '../../core/model/coverage.ts';
import type { ReportDocument } from '../../core/report/model.ts';

/** A questionnaire as a document of the report: nothing in it is reviewed, and what was not understood in it is told. */
export function answersDocument(path: string, { declarations, problems }: Answers): ReportDocument {
  return {
    path,
    format: 'questionnaire',
    specVersion: null,
    components: 0,
    contexts: [],
    incomplete: false,
    coverage: noCoverage,
    problems: problems.map(({ code, message, line, column }) => ({
      code,
      message,
      severity: 'warning',
      range: { start: { line, character: column }, end: { line, character: column } },
    })),
    findings: [],
    ...(declarations.length > 0 ? { answered: [...new Set(declarations.map(({ question }) => question))] } : {}),
  };
}
