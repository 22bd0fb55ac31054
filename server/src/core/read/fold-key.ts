import { foldLookalikes, foldText } from '../identity/fold.ts';

/**
 * A key as programs and people may mean it: `bom-ref`, `bomRef` and `BOM_REF` are one, and so are keys with blanks around
 * them, signs that nobody sees, full-width letters, accents, or letters of another script that look the same.
 */
export function foldKey(key: string): string {
  if (plain.test(key)) return key.toLowerCase().replace(/[-_]/g, '');
  return foldLookalikes(foldText(key)).replace(/[\s\p{Z}\p{C}\u2800_-]/gu, '');
}

const plain = /^[\w-]*$/;
