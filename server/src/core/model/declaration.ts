/** Whether a component, or a part of it, is made by a vendor that was asked about, as a supplier answers. */
export type PartAnswer = 'yes' | 'no' | 'not-known';

/** What a supplier answered about one component: its word, which nobody has checked. Texts are as they were written. */
export interface Declaration {
  /** Id of the question: see `questionId`. */
  readonly question: string;
  /** Who made it. */
  readonly maker?: string;
  readonly part?: PartAnswer;
  readonly remarks?: string;
  /** Who answered; absent where nobody signed. */
  readonly by?: string;
  /** The day as it was written. */
  readonly on?: string;
  /** Path of the questionnaire, and the place in it: `Questions!H9`, `line 9`. */
  readonly file: string;
  readonly place: string;
}
