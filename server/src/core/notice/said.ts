/** A sentence of a notice with what it rests on: an address, or the place in a document. */
export interface Said {
  readonly text: string;
  readonly source: string;
}

/** What was read where, for sentences about the law that are no part of the signature data. Looked at on 2026-11-29. */
export const lawSources = {
  clause: {
    url: 'https://www.acquisition.gov/far/52.204-25',
    note: 'FAR 52.204-25(d), read in two public transcriptions that agree; the page itself was not read.',
  },
  holidays: {
    url: 'https://www.okwb.uscourts.gov/holidays',
    note: 'The holidays of 5 U.S.C. 6103 and how they are kept, as a court of the United States lists them.',
  },
  overhaul: {
    url: 'https://www.federalregister.gov/citation/91-FR-37550',
    note: 'Not verified: 91 FR 37550 of 2026-06-23 (FR Doc. 2026-12559) is known from summaries; its text was not read.',
  },
  deviation: {
    url: 'https://part52.dev/context/clauses/52.240-91/index.html',
    note: 'FAR 52.240-91 of the overhaul: its beginning (definitions) was read. Not verified: its paragraph (h) on reports was not read.',
  },
  summary: {
    url: 'https://github.com/saint1415/GRC_Projects/pull/8',
    note: 'Not verified: two summaries by others, this one of October 2026 and from somebody who says to have read the text, have one report within 72 hours under 52.240-91(h).',
  },
  statute: {
    url: 'https://wifcon.com/dodauth24/dod24_805.htm',
    note: 'Section 805 of Pub. L. 118-31, read in a secondary copy to subsection (a)(3)(B), and subsection (b). Not verified: its subsection (d), its definitions and the rest were not read.',
  },
} as const;
