import type { Position } from 'vscode-languageserver';
import type { FixParams, PlaceInDocument } from './protocol/fixes.ts';
import { isRecord } from './settings.ts';

/** Whether what a client sent is a position. */
export function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isSafeInteger(value['line']) && Number.isSafeInteger(value['character']);
}

export function isPlace(value: unknown): value is PlaceInDocument {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isRecord(value['range'])) return false;
  return isPosition(value['range']['start']) && isPosition(value['range']['end']);
}

export function isFixParams(value: unknown): value is FixParams {
  if (!isRecord(value)) return false;
  const texts = ['uri', 'fingerprint', 'kind'].every(key => typeof value[key] === 'string');
  return texts && ['version', 'index'].every(key => Number.isSafeInteger(value[key]));
}
