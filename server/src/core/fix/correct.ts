import { type BomFormat, syntaxOf } from '../model/syntax.ts';
import { editDocument, type FixProvider } from './fix.ts';

/** Plain enough to stand unescaped in JSON, XML, YAML and tag-value alike. */
const plain = /^[\w.+\-():/@%,~* ]*$/;
/** What JSON, XML and tag-value take besides; JSON doubles the backslash. */
const withEscapes = /^[\w.+\-():/@%,~* \\!#$=;[\]{}^|?]*$/;

/** Applies the replacement a rule offers for what is provably wrong. */
export const correct: FixProvider = (finding, environment) => {
  const { correction } = finding;
  if (!correction || environment.readOnly) return [];
  const text = written(correction.text, environment.bom.format);
  if (text === undefined) return [];
  const edit = { span: correction.span, text };
  return [{ title: correction.title, kind: 'correct', edits: [editDocument(environment, [edit])] }];
};

/** A value as the format writes it between its quotes or tags; undefined where that is not known for sure. */
function written(text: string, format: BomFormat): string | undefined {
  if (plain.test(text)) return text;
  if (!withEscapes.test(text)) return undefined;
  const syntax = syntaxOf(format);
  if (syntax === 'json') return text.replaceAll('\\', '\\\\');
  return syntax === 'xml' || syntax === 'tag-value' ? text : undefined;
}
