/** What each letter becomes in Latin, by the usages that are met: `ц` is `ts` and `c`. */
const letters: Readonly<Record<string, readonly string[]>> = {
  а: ['a'],
  б: ['b'],
  в: ['v', 'w'],
  г: ['g', 'h'],
  ґ: ['g'],
  д: ['d'],
  е: ['e'],
  є: ['ye', 'ie'],
  ё: ['e', 'yo'],
  ж: ['zh', 'j'],
  з: ['z'],
  и: ['i', 'y'],
  і: ['i'],
  ї: ['yi', 'i'],
  й: ['y', 'i', 'j'],
  к: ['k', 'c'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f', 'ph'],
  х: ['kh', 'h', 'x'],
  ц: ['ts', 'c'],
  ч: ['ch'],
  ш: ['sh'],
  щ: ['shch', 'sch'],
  ъ: [''],
  ы: ['y', 'i'],
  ь: [''],
  э: ['e'],
  ю: ['yu', 'iu', 'ju'],
  я: ['ya', 'ia', 'ja'],
  α: ['a'],
  β: ['v', 'b'],
  γ: ['g'],
  δ: ['d'],
  ε: ['e'],
  ζ: ['z'],
  η: ['i'],
  θ: ['th'],
  ι: ['i'],
  κ: ['k'],
  λ: ['l'],
  μ: ['m'],
  ν: ['n'],
  ξ: ['x', 'ks'],
  ο: ['o'],
  π: ['p'],
  ρ: ['r'],
  σ: ['s'],
  ς: ['s'],
  τ: ['t'],
  υ: ['y', 'u', 'i'],
  φ: ['f', 'ph'],
  χ: ['ch', 'h'],
  ψ: ['ps'],
  ω: ['o'],
};

/** Ways of writing one name that are kept: a name of ten letters has a few dozens. */
const most = 200;

/**
 * The ways in which a name in Cyrillic or Greek is written in Latin letters, without what stands between its words; empty
 * for other names. The other way round nothing is tried, so that two Latin names never become one.
 */
export function transliterations(squashed: string): readonly string[] {
  if (!/[\u0370-\u03ff\u0400-\u04ff]/.test(squashed)) return [];
  let ways: readonly string[] = [''];
  for (let at = 0; at < squashed.length && at < 60; at++) {
    // `кс` is an `x` as often as not
    const isX = squashed.startsWith('кс', at);
    const next = letters[squashed.charAt(at)] ?? [squashed.charAt(at)];
    const options = isX ? ['ks', 'x'] : next;
    if (isX) at++;
    ways = ways.flatMap(way => options.map(option => way + option)).slice(0, most);
  }
  return ways;
}
