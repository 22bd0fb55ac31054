import { foldText } from './fold.ts';

/** Languages in which lists name countries. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'zh-Hant', 'ja', 'ko'];

/** Three letters of ISO 3166 and the two for the same, of countries in which goods are made. */
const threeLetters =
  'ARG AR AUS AU AUT AT BEL BE BGD BD BGR BG BLR BY BRA BR CAN CA CHE CH CHL CL CHN CN COL CO CRI CR CZE CZ DEU DE DNK DK EGY EG ESP ES EST EE FIN FI FRA FR GBR GB GRC GR HKG HK HRV HR HUN HU IDN ID IND IN IRL IE IRN IR ISR IL ITA IT JPN JP KHM KH KOR KR LKA LK LTU LT LUX LU LVA LV MAC MO MAR MA MEX MX MLT MT MMR MM MYS MY NLD NL NOR NO NZL NZ PAK PK PHL PH POL PL PRK KP PRT PT ROU RO RUS RU SGP SG SRB RS SVK SK SVN SI SWE SE THA TH TUN TN TUR TR TWN TW UKR UA USA US VNM VN ZAF ZA';

/** Names that are no name of the standard. */
const further: Readonly<Record<string, string>> = {
  CN: 'prc|peoples republic of china|pr china|mainland china|china mainland|中国大陆|中华人民共和国',
  TW: 'taiwan|taiwan roc|republic of china|republic of china taiwan|taiwan province of china|台湾',
  HK: 'hong kong|hongkong',
  US: 'usa|us of america|united states of america|etats unis d amerique|vereinigte staaten von amerika|u s a',
  GB: 'uk|great britain|england|united kingdom of great britain and northern ireland|grossbritannien',
  KR: 'korea|republic of korea|rok|korea republic of|korea south',
  VN: 'viet nam|socialist republic of vietnam',
  CZ: 'czech republic',
  NL: 'holland|the netherlands',
  TR: 'turkey|turkei',
  RU: 'russian federation',
  DE: 'federal republic of germany',
  MY: 'malaysia',
};

let known: ReadonlyMap<string, string> | undefined;

/**
 * The two letters of ISO 3166 for a country, however it is written: by two or three letters, in a dozen languages, behind
 * “made in”. What is no country that is known gives its folded words.
 */
export function countryKey(text: string): string {
  known ??= countries();
  const words = plain(text).replace(/^(?:made|assembled|manufactured) in (?:the )?|^hergestellt in |^fabrique en /, '');
  return known.get(words) ?? words;
}

function plain(text: string): string {
  const words = foldText(text.slice(0, 200))
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(word => word !== '').join(' ');
}

function countries(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = threeLetters.split(' ');
  for (let at = 0; at + 1 < codes.length; at += 2) {
    const [three = '', two = ''] = codes.slice(at, at + 2);
    found.set(three.toLowerCase(), two);
    found.set(two.toLowerCase(), two);
    for (const name of further[two]?.split('|') ?? []) found.set(plain(name), two);
  }
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (let at = 1; at < codes.length; at += 2) {
      const name = names.of(codes[at] ?? '');
      if (name !== undefined) found.set(plain(name), codes[at] ?? '');
    }
  }
  return found;
}
