import type { Stated } from '../../../model/claim.ts';
import { withoutEnd } from '../../../text/trim.ts';
import { saysSomething } from '../device.ts';
import { isKnownModel, knownMakerAt } from '../known.ts';
import { leadingMaker } from '../leading-maker.ts';

/** A maker and its number for a part, as one cell states them. */
export interface Combined {
  readonly maker: Stated<string> | undefined;
  readonly model: Stated<string> | undefined;
}

const mostSources = 20;
/** Pieces between signs that stand between several; a comma before a legal form belongs to a name. */
const between = /(?:[^;|\n,]|,(?! )|,(?= (?:co|ltd|inc|llc|corp|gmbh|limited|plc|pte|pty|s\.a|s\.l)\b))+/gi;

/**
 * The sources that a cell holds: `Quectel EC25-E; SIMCom: SIM7600`. A comma stands between them where a space follows, as
 * one may stand in a number too.
 */
export function sourcesIn(stated: Stated<string>): readonly Combined[] {
  return piecesOf(stated).map(combinedOf);
}

/** The pieces of a cell that lists several: `EC25-E, SIM7600`. */
export function piecesOf(stated: Stated<string>): readonly Stated<string>[] {
  const { value, span } = stated;
  if (span.end - span.start !== value.length) return [stated];
  const found: Stated<string>[] = [];
  for (const { 0: piece, index } of value.matchAll(between)) {
    const bare = piece.trim();
    if (!saysSomething(bare) || found.length === mostSources) continue;
    const start = span.start + index + piece.length - piece.trimStart().length;
    found.push({ value: bare, span: { start, end: start + bare.length } });
  }
  return found;
}

function combinedOf(stated: Stated<string>): Combined {
  const { value, span } = stated;
  const maker = makerEnd(value);
  if (maker === 0) {
    const isNumber = /\d/.test(value) && !/\s/.test(value);
    return isNumber || isKnownModel(value) ? { maker: undefined, model: stated } : { maker: stated, model: undefined };
  }
  const behind = value.slice(maker);
  const from = maker + (/^[\s:/,|()–—-]*/.exec(behind)?.[0].length ?? 0);
  const model = withoutEnd(value.slice(from), /[\s)]/);
  return {
    maker: { value: value.slice(0, maker), span: { start: span.start, end: span.start + maker } },
    model:
      model === ''
        ? undefined
        : { value: model, span: { start: span.start + from, end: span.start + from + model.length } },
  };
}

/** Where the name of the maker ends that a text begins with; 0 where it begins with none. */
function makerEnd(value: string): number {
  return leadingMaker(value)?.length ?? knownMakerAt(value);
}
