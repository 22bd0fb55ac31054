import type { Language } from '../l10n/language.ts';
import { type Message, message } from '../text/message.ts';
import type { Report } from './model.ts';
import { bar, figure, pictureWidth, pictureWords } from './picture.ts';

/** One bar: of how many components anything can be said. Empty where nothing was read. */
export function coveragePicture({ summary: { coverage } }: Report, language: Language): string {
  const { components, withOrganisation, identifiersOnly, nothing } = coverage;
  if (components === 0) return '';
  const parts = [
    { n: withOrganisation, paint: 'c-named', name: named(withOrganisation) },
    { n: identifiersOnly, paint: 'c-identifier', name: identifier(identifiersOnly) },
    { n: nothing, paint: 'c-nobody', name: nobody(nothing) },
  ];
  const said = message('picture.coverage-said', '{named}, {identifier}, {nobody}.', {
    named: named(withOrganisation),
    identifier: identifier(identifiersOnly),
    nobody: nobody(nothing),
  });
  const drawn = { height: 26, content: bar(parts, { x: 0, y: 4, width: pictureWidth, height: 18 }) };
  return figure(pictureWords.coverage, said, drawn, parts, language);
}

function named(n: number): Message {
  return message(
    'picture.named',
    { one: '{n} component names somebody', other: '{n} components name somebody' },
    { n },
  );
}

function identifier(n: number): Message {
  const text = { one: '{n} has an identifier only', other: '{n} have identifiers only' };
  return message('picture.identifier', text, { n });
}

function nobody(n: number): Message {
  return message('picture.nobody', { one: '{n} names nobody', other: '{n} name nobody' }, { n });
}
