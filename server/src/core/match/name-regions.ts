import { takeLegalForms } from '../identity/legal-forms.ts';
import { isPlace, isRegion } from '../identity/places.ts';

/** A name without places at its ends. */
export interface Core {
  readonly key: string;
  /** What was taken off names another country than the one where most groups of the data have their seat. */
  readonly abroad: boolean;
  /** Only countries and larger regions were taken off: a city also tells companies of one name apart. */
  readonly regionsOnly: boolean;
  /** The legal form that stood before them: `ZTE Corporation Kazakhstan`. */
  readonly form: string;
}

const MOST_PLACES = 4;

/** Half the name of a region: `South` is a place in `South Africa`, and not in `South Hills`. */
const COMPASS: ReadonlySet<string> = new Set(
  'east eastern west western north northern south southern central middle northeast southeast new great greater'.split(
    ' ',
  ),
);

/** The name without one and more places at its ends, the fewest taken off first. Words are canonical. */
export function withoutPlaces(words: readonly string[]): readonly Core[] {
  let first = 0;
  while (first < MOST_PLACES && isPlaceAt(words, first)) first++;
  let last = words.length;
  while (last > words.length - MOST_PLACES && isPlaceAt(words, last - 1)) last--;
  const cores: Core[] = [];
  for (let start = 0; start <= first; start++) {
    for (let end = words.length; end >= last && end > start; end--) {
      if (end - start === words.length || isPartOfPlace(words, start)) continue;
      const core = words.slice(start, end);
      const form = takeLegalForms(core).join(' ');
      const taken = [...words.slice(0, start), ...words.slice(end)];
      cores.push({ key: core.join(' '), abroad: taken.some(isAbroad), regionsOnly: taken.every(isRegion), form });
    }
  }
  return cores;
}

/** Whether the word belongs to the place named with the word before it: `South China`, `Asia Pacific`. No name begins there. */
export function isPartOfPlace(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  return at > 0 && isRegion(words[at] ?? '') && (COMPASS.has(before) || isRegion(before));
}

/** Regions that say where a company of the group sits. */
export function isAbroad(word: string): boolean {
  return isRegion(word) && !HOME_OR_EVERYWHERE.has(word);
}

const HOME_OR_EVERYWHERE: ReadonlySet<string> = new Set(
  'international global worldwide overseas china chinese prc asia east west north south central'.split(' '),
);

function isPlaceAt(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return COMPASS.has(word) ? isHalfOfRegion(words, at) : isPlace(word);
}

function isHalfOfRegion(words: readonly string[], at: number): boolean {
  const isMiddleEast = (from: number): boolean => words[from] === 'middle' && words[from + 1] === 'east';
  const next = words[at + 1] ?? '';
  return (isRegion(next) && !COMPASS.has(next)) || isMiddleEast(at) || isMiddleEast(at - 1);
}
