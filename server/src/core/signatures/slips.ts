/** Words shorter than this lie too near to others with a letter more or less. */
const SHORTEST_TYPED = 8;
const SHORTEST_TURNED = 6;

/**
 * The slips of the keys that people make in a word that they know: two letters turned, one left out, one struck twice. The
 * first letter is right. Few of them, so that each can be looked up like a name.
 */
export function slipsOf(word: string): readonly string[] {
  const slips = new Set<string>();
  if (word.length >= SHORTEST_TURNED && /^[a-z]+$/.test(word)) {
    for (let at = 1; at < word.length; at++) {
      const before = word.slice(0, at);
      const letter = word.charAt(at);
      slips.add(`${before}${word.charAt(at + 1)}${letter}${word.slice(at + 2)}`);
      if (word.length < SHORTEST_TYPED) continue;
      slips.add(`${before}${word.slice(at + 1)}`);
      slips.add(`${before}${letter}${word.slice(at)}`);
    }
  }
  slips.delete(word);
  return [...slips];
}
