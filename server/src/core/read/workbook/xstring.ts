/** A text as workbooks write it: `_x000D_` is a control character, and `_x005F_` the underscore before what looks like one. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
