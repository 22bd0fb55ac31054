/** A name without the article that it has in a sentence: `the Entity List` as it stands in brackets and in lists. */
export function bareName(name: string): string {
  return name.replace(/^the /, '');
}
