import type { Language } from '../l10n/language.ts';
import type { ElementLack, MinimumElement, MinimumProfile } from '../model/minimum.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import { placeWithin } from './image.ts';
import type { Report, ReportDocument } from './model.ts';

/** Documents beyond these are counted in the short report. */
const mostDocuments = 10;

const profileNames: Readonly<Record<MinimumProfile, string>> = { 'cisa-2026': 'CISA 2026', ntia: 'NTIA 2021' };

const elementWords: Readonly<Record<MinimumElement, Message>> = {
  producer: message('minimum.producer', 'producer'),
  version: message('minimum.version', 'version'),
  identifier: message('minimum.identifier', 'identifier'),
  relationship: message('minimum.relationship', 'relationship'),
  hash: message('minimum.hash', 'hash'),
  licence: message('minimum.licence', 'licence'),
};

/** A line for each document that lacks elements which were asked for: how many components lack which. */
export function minimumLines({ documents }: Report, language: Language): readonly string[] {
  const lacking = documents.filter(({ minimum }) => minimum && minimum.lacking.length > 0);
  const lines = lacking.slice(0, mostDocuments).map(document => lineOf(document, language));
  const n = lacking.length - mostDocuments;
  if (n <= 0) return lines;
  const text = {
    one: '… and {n} more document that lacks minimum elements',
    other: '… and {n} more documents that lack minimum elements',
  };
  return [...lines, language.say(message('minimum.more', text, { n }))];
}

function lineOf({ path, minimum }: ReportDocument, language: Language): string {
  const { profile, lacking, components } = minimum ?? { profile: 'ntia' as const, lacking: [], components: 0 };
  const told = lacking.map(lack => `${language.say(elementWords[lack.element])} ${countOf(lack, language)}`);
  const text = {
    one: '{path}: lacks minimum elements of {profile} ({n} component): {told}',
    other: '{path}: lacks minimum elements of {profile} ({n} components): {told}',
  };
  const args = { path: printable(path, 400), profile: profileNames[profile], n: components, told: told.join(', ') };
  return language.say(message('minimum.line', text, args));
}

const noneLacks = {
  one: 'None of {n} component lacks a minimum element of {profile}.',
  other: 'None of {n} components lacks a minimum element of {profile}.',
};

/** A line for each element that components lack, with the first of them and where they stand. */
export function minimumDetails(document: ReportDocument, language: Language): readonly string[] {
  const { minimum } = document;
  if (!minimum) return [];
  const profile = profileNames[minimum.profile];
  if (minimum.lacking.length === 0) {
    return [language.say(message('minimum.none', noneLacks, { profile, n: minimum.components }))];
  }
  return minimum.lacking.map(lack => {
    const names = lack.first.map(({ name, range, state }) => {
      const shown = `${printable(name, 80)} (${placeWithin(document, range)})`;
      return state === 'unknown' ? shown : `${shown} ${language.say(withheld)}`;
    });
    const rest = lack.unknown + lack.withheld - lack.first.length;
    const args = {
      profile,
      element: language.say(elementWords[lack.element]),
      count: countOf(lack, language),
      names: names.join(', ') + (rest > 0 ? ' …' : ''),
    };
    return language.say(message('minimum.detail', '{profile}, {element} lacking: {count}: {names}', args));
  });
}

const withheld = message('minimum.withheld', 'withheld');

/** `3`, or `3 (2 withheld)`: that somebody knows and does not tell is another matter than that nobody knows. */
function countOf(lack: ElementLack<Range>, language: Language): string {
  if (lack.withheld === 0) return String(lack.unknown);
  const args = { all: lack.unknown + lack.withheld, withheld: lack.withheld };
  return language.say(message('minimum.count', '{all} ({withheld} withheld)', args));
}
