import type { Format } from '../../model/format.ts';
import { openYaml } from '../../syntax/yaml-tape.ts';
import { Problems } from '../../text/problems.ts';
import type { Source } from '../../text/source.ts';
import { syntaxOf } from '../detect.ts';
import { decodeCyclonedx } from './document.ts';

/** The JSON of CycloneDX written as YAML: the standard has no such form, and people keep documents so. */
export const cyclonedxYaml: Format = {
  id: 'cyclonedx-yaml',
  detect,
  read(source) {
    const problems = new Problems();
    const cursor = openYaml(source);
    problems.addAll(cursor.problems);
    const bom = decodeCyclonedx(cursor, problems, 'cyclonedx-yaml', source);
    return { bom, problems: problems.list };
  },
};

const SAYS_SO =
  /^\ufeff?["']?(?:bomFormat["']?[ \t]*:[ \t]*["']?CycloneDX|specFormat["']?[ \t]*:[ \t]*["']?CycloneDX)\b/im;
const SCHEMA = /^\ufeff?["']?\$schema["']?[ \t]*:[ \t]*\S*cyclonedx/m;
const VERSION = /^\ufeff?["']?specVersion["']?[ \t]*:[ \t]*["']?[1-9]\.\d/m;
const CONTENT = /^["']?(?:components|metadata)["']?[ \t]*:/m;
/** A mapping in flow style; with its keys in quotes it is JSON. */
const FLOW = /^[\s\ufeff]*(?:---\s+)?\{\s*[A-Za-z$]\w*\s*:\s/;

/** How much of a document is looked at for how it begins. */
const headLength = 65_536;

function detect(source: Source): boolean {
  const syntax = syntaxOf(source);
  if (syntax === 'xml') return false;
  const isFlow = FLOW.test(source.slice({ start: 0, end: headLength }));
  // no text is made of all of a large document of JSON
  if (syntax === 'json' && !isFlow) return false;
  const { text } = source;
  if (isFlow) return /[{,]\s*["']?bomFormat["']?\s*:\s*["']?CycloneDX\b/i.test(text);
  // to look for a word is quicker than to look at the beginning of every line
  if (/cyclonedx/i.test(text) && (SAYS_SO.test(text) || SCHEMA.test(text))) return true;
  return text.includes('specVersion') && VERSION.test(text) && CONTENT.test(text);
}
