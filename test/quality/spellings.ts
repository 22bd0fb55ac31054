/** Ways in which people and programs write a name differently without meaning another: each must be read the same. */
export const spellings: Readonly<Record<string, (name: string) => string>> = {
  'upper case': name => name.toUpperCase(),
  'lower case': name => name.toLowerCase(),
  'full width': name => name.replace(/[!-~]/g, unit => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'zero-width characters': name => [...name].join('\u200b'),
  'bidirectional marks': name => `\u202a${name}\u202c`,
  'no-break spaces': name => name.replaceAll(' ', '\u00a0'),
  'doubled spaces': name => name.replaceAll(' ', '  '),
  'spaces around': name => `  ${name}\t`,
  'no punctuation': name => name.replace(/[.,]/g, ' '),
  'glued legal form': name => name.replace(/,? Co\.?,? ?(Ltd|Limited)\.?$/i, 'Co.,Ltd'),
  quoted: name => `"${name}"`,
  registered: name => `${name}®`,
};
