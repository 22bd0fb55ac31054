import type { Role } from '../../model/claim.ts';
import type { Budget } from './budget.ts';
import { type Bytes, latin1, u8 } from './bytes.ts';
import { type Certificate, certificateAt, pemAt } from './evidence/certificates.ts';
import { Scanner } from './scan.ts';

/** A text of an image that says something, with its place in the bytes that were searched. */
export interface FoundText {
  readonly role: Role;
  readonly value: string;
  readonly at: number;
  readonly length: number;
  readonly label?: string;
}

/** A program or kernel that says its version. */
export interface FoundProgram {
  readonly name: string;
  readonly version: string;
  /** What it is as a component of CycloneDX. */
  readonly kind: 'application' | 'library' | 'operating-system' | 'firmware';
  readonly at: number;
  readonly length: number;
}

export interface Found {
  readonly texts: FoundText[];
  readonly programs: FoundProgram[];
}

type Hit = (bytes: Bytes, at: number, found: Found) => number | undefined;

interface Banner {
  readonly begins: string;
  readonly form: RegExp;
  readonly name: string;
  readonly kind: FoundProgram['kind'];
}

const banners: readonly Banner[] = [
  { begins: 'BusyBox v', form: /^BusyBox v(\d[\w.-]{1,30})/, name: 'BusyBox', kind: 'application' },
  { begins: 'Linux version ', form: /^Linux version (\d+\.\d[\w.+~-]{0,60})/, name: 'Linux', kind: 'operating-system' },
  { begins: 'U-Boot 20', form: /^U-Boot (20\d\d\.\d\d[\w.+~-]{0,40})/, name: 'U-Boot', kind: 'firmware' },
  { begins: 'U-Boot 1.', form: /^U-Boot (1\.\d[\w.+-]{0,30})/, name: 'U-Boot', kind: 'firmware' },
  { begins: 'OpenSSL ', form: /^OpenSSL (\d\.\d{1,2}\.\d{1,2}[a-z]{0,2})\b/, name: 'OpenSSL', kind: 'library' },
  { begins: 'dropbear_20', form: /^dropbear_(20\d\d\.\d{1,3})/, name: 'Dropbear', kind: 'application' },
  { begins: 'lighttpd/', form: /^lighttpd\/(\d\.\d[\d.]{0,12})/, name: 'lighttpd', kind: 'application' },
  { begins: 'Boa/', form: /^Boa\/(0\.\d[\w.]{0,12})/, name: 'Boa', kind: 'application' },
  { begins: 'dnsmasq-', form: /^dnsmasq-(\d\.\d{1,3})\b/, name: 'dnsmasq', kind: 'application' },
];

const longestUrl = 300;
const urlBytes = new Uint8Array(256);
for (const character of "-._~:/?#[]@!$&'()*+,;=%") urlBytes[character.charCodeAt(0)] = 1;
for (let byte = 48; byte < 58; byte++) urlBytes[byte] = 1;
for (let byte = 65; byte < 91; byte++) urlBytes[byte] = urlBytes[byte + 32] = 1;

/** Finds what says something in bytes that are in no further container. */
export class Searcher {
  readonly #scanner: Scanner<Hit>;
  readonly #budget: Budget;
  readonly #seen = new Set<string>();
  /** Stretches that were searched: a certificate counts at each place where it stands. */
  #runs = 0;
  readonly #literals: readonly string[];

  /** @param literals texts that only one vendor's software has, and what the signatures call them */
  constructor(literals: readonly string[], budget: Budget) {
    this.#budget = budget;
    this.#literals = literals;
    const own = (text: string, what: Hit) => ({ bytes: [...text].map(character => character.charCodeAt(0)), what });
    this.#scanner = new Scanner<Hit>([
      ...banners.map(banner => own(banner.begins, this.#bannerHit(banner))),
      own('http://', this.#url),
      own('https://', this.#url),
      ...['.com', '.net', '.org', '.cn', '.io', '.ru', '.cloud'].map(ending =>
        own(ending, this.#hostHit(ending.length)),
      ),
      ...literals
        .filter(text => text.length >= 4 && /^[\x20-\x7e]+$/.test(text))
        .map(text => own(text, this.#literalHit(text))),
      own('-----BEGIN CERTIFICATE-----', this.#pem),
      { bytes: [0x30, 0x82], what: this.#der },
    ]);
  }

  /** @param path name of the bytes, in which a text may stand too */
  run(bytes: Bytes, path: string): Found {
    this.#runs++;
    const found: Found = { texts: [], programs: [] };
    for (const text of this.#literals)
      if (path.includes(text)) this.#keep(found, { role: 'image-text', value: text, at: 0, length: 0 });
    this.#scanner.run(bytes, 0, bytes.length, (hit, at) => hit(bytes, at, found));
    return found;
  }

  /** Keeps a text once: the same address stands in an image a thousand times. */
  #keep(found: Found, text: FoundText, key = `${text.role} ${text.value}`): void {
    if (this.#seen.has(key) || !this.#budget.text()) return;
    this.#seen.add(key);
    found.texts.push(text);
  }

  #bannerHit({ form, name, kind }: Banner): Hit {
    return (bytes, at, found) => {
      const match = form.exec(latin1(bytes.subarray(at, at + 120)));
      const version = match?.[1];
      if (!match || version === undefined || this.#seen.has(`${name} ${version}`)) return undefined;
      if (!this.#budget.text()) return undefined;
      this.#seen.add(`${name} ${version}`);
      found.programs.push({ name, version, kind, at, length: match[0].length });
      return at + match[0].length;
    };
  }

  readonly #url: Hit = (bytes, at, found) => {
    let end = at;
    while (end < bytes.length && end - at < longestUrl && urlBytes[u8(bytes, end)] === 1) end++;
    const value = latin1(bytes.subarray(at, end)).replace(/[.,;:!?)'\]]{1,10}$/, '');
    if (/^https?:\/\/[\w.-]{1,200}\.[A-Za-z]{2,24}(?:[:/?#]|$)/.test(value)) {
      this.#keep(found, { role: 'url', value, at, length: value.length, label: 'dns-name' });
    }
    return end;
  };

  /** A host name without a scheme before it: from the letters before its ending on. */
  #hostHit(ending: number): Hit {
    return (bytes, at, found) => {
      const after = u8(bytes, at + ending);
      const isLetter = (byte: number) => byte === 45 || (byte >= 48 && byte < 58) || (byte >= 97 && byte < 123);
      if (after === 46 || isLetter(after) || (after >= 65 && after < 91) || after === 95) return undefined;
      let start = at;
      while (start > 0 && at - start < 100 && (isLetter(u8(bytes, start - 1)) || u8(bytes, start - 1) === 46)) start--;
      const before = u8(bytes, start - 1);
      if (at - start < 4 || before === 64 || before === 95 || before === 47 || (before >= 65 && before < 91))
        return undefined;
      const value = latin1(bytes.subarray(start, at + ending));
      if (!/^[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){1,8}$/.test(value)) return undefined;
      this.#keep(found, { role: 'url', value, at: start, length: value.length, label: 'dns-name' });
      return undefined;
    };
  }

  #literalHit(value: string): Hit {
    return (_bytes, at, found) => {
      this.#keep(found, { role: 'image-text', value, at, length: value.length });
      return undefined;
    };
  }

  readonly #der: Hit = (bytes, at, found) => {
    const certificate = certificateAt(bytes, at);
    if (!certificate) return undefined;
    this.#certificate(found, certificate, at);
    return at + certificate.length;
  };

  readonly #pem: Hit = (bytes, at, found) => {
    const certificate = pemAt(bytes, at);
    if (!certificate) return undefined;
    this.#certificate(found, certificate, at);
    return at + certificate.length;
  };

  #certificate(found: Found, { subject, length, sum }: Certificate, at: number): void {
    this.#keep(found, { role: 'certificate', value: subject, at, length }, `certificate ${sum} ${this.#runs} ${at}`);
  }
}
