/**
 * The words before a model number, where a text begins with them: `广和通` of `广和通 L610`, `HIKVISION` of `HIKVISION
 * DS-2CD2143G0-I`. Undefined where the text does not begin with words, or no model number follows.
 */
export function leadingMaker(text: string): string | undefined {
  if (text.length > 200) return undefined;
  return /^(?:\p{L}[\p{L}.&-]*\s+){1,3}(?=\S*\d)|^\p{Script=Han}{2,8}(?=[A-Za-z\d])/u.exec(text)?.[0].trimEnd();
}
