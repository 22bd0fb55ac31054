import type { ErrorCode } from 'yaml';

/**
 * What is said of each fault in which the library would repeat text of the document. Undefined: its sentence has none.
 * A policy that a stranger wrote may name any file as one of its own, and what is wrong with that goes to a log.
 */
const sentences: Readonly<Record<ErrorCode, string | undefined>> = {
  ALIAS_PROPS: undefined,
  BAD_ALIAS: undefined,
  BAD_COLLECTION_TYPE: 'This tag does not fit what it stands before.',
  BAD_DIRECTIVE: 'This line begins like a directive (%), and is none that is known.',
  BAD_DQ_ESCAPE: 'This is no escape that YAML knows.',
  BAD_INDENT: undefined,
  BAD_PROP_ORDER: undefined,
  BAD_SCALAR_START: 'A value without quotes cannot begin with this character.',
  BLOCK_AS_IMPLICIT_KEY: undefined,
  BLOCK_IN_FLOW: undefined,
  DUPLICATE_KEY: undefined,
  IMPOSSIBLE: undefined,
  KEY_OVER_1024_CHARS: undefined,
  MISSING_CHAR: undefined,
  MULTILINE_IMPLICIT_KEY: undefined,
  MULTIPLE_ANCHORS: undefined,
  MULTIPLE_DOCS: undefined,
  MULTIPLE_TAGS: undefined,
  NON_STRING_KEY: undefined,
  RESOURCE_EXHAUSTION: 'This is too much to be read.',
  TAB_AS_INDENT: undefined,
  TAG_RESOLVE_FAILED: 'This tag (!) is not known.',
  UNEXPECTED_TOKEN: 'This is not expected here.',
};

/**
 * What is wrong, in a sentence that repeats nothing of the document.
 * @param said what the library says
 */
export function yamlWords(code: ErrorCode, said: string): string {
  return sentences[code] ?? said;
}
