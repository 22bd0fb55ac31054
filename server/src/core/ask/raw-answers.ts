import type { AnswerColumn } from './layout.ts';

/** Something in a questionnaire that was not understood, in a sentence. */
export interface AnswerProblem {
  readonly code: 'answer-not-understood' | 'answer-without-question' | 'answers-unsigned' | 'questionnaire-damaged';
  readonly message: string;
  /** Line and column from 0, of a workbook row and column. */
  readonly line: number;
  readonly column: number;
}

/** One answer, as it was written. */
export interface RawAnswer {
  readonly question: string;
  readonly values: Readonly<Partial<Record<AnswerColumn, string>>>;
  readonly line: number;
  readonly column: number;
  readonly place: string;
}

export interface RawAnswers {
  readonly by: string;
  readonly on: string;
  readonly answers: readonly RawAnswer[];
  readonly problems: readonly AnswerProblem[];
}
