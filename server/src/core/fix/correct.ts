import { editDocument, type FixProvider } from './fix.ts';

/** Plain enough to stand unescaped in JSON, XML, YAML and tag-value alike. */
const plain = /^[\w.+\-():/@%,~ ]*$/;

/** Applies the replacement a rule offers for what is provably wrong. */
export const correct: FixProvider = (finding, environment) => {
  const { correction } = finding;
  if (!correction || environment.readOnly || !plain.test(correction.text)) return [];
  const edit = { span: correction.span, text: correction.text };
  return [{ title: correction.title, kind: 'correct', edits: [editDocument(environment, [edit])] }];
};
