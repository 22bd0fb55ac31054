/** A text for one and one for any other number; the argument `n` decides, by the rules of the language. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** `{name}` stands for the argument of that name. */
export type Template = string | Plural;

/** A text of the signature data: it stays in the language that the data is written in. */
export interface Quote {
  readonly quote: string;
}

/** A sentence that stands inside another one: without its full stop. */
export interface Inset {
  readonly inset: Message;
}

/** What a text is filled with. Strings are names, ids, days and values as stated; a list is what stands side by side. */
export type Argument = string | number | Message | Quote | Inset | readonly Argument[];

/** A sentence for people: `text` in English, `id` and `args` for other languages. */
export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, Argument>>;
  readonly text: string;
  /** Where the sentence has to fit: what it is said of is cut, and shorter forms of the rest are taken. */
  readonly fit?: Fit;
}

/** How a sentence about a name gets shorter, in any language. */
export interface Fit {
  /** UTF-16 units that the sentence shall have at most. */
  readonly most: number;
  readonly name: string;
  /** What is said of the name, the longest first. */
  readonly forms: readonly [Message, ...Message[]];
}

/** Id and template are literals wherever this is called: a test compares them with every translation. */
export function message(id: string, template: Template, args: Readonly<Record<string, Argument>> = {}): Message {
  const one = args['n'] === 1;
  const words = typeof template === 'string' ? template : one ? template.one : template.other;
  const text = words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const argument = args[name];
    return argument === undefined ? whole : english(argument);
  });
  return { id, args, text };
}

export function quote(text: string): Quote {
  return { quote: text };
}

export function inset(sentence: Message): Inset {
  return { inset: sentence };
}

/** Arguments side by side, with a text between them that is the same in every language. */
export function joined(parts: readonly Argument[], between: string): readonly Argument[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

function english(argument: Argument): string {
  if (typeof argument === 'string' || typeof argument === 'number') return String(argument);
  if ('text' in argument) return argument.text;
  if ('quote' in argument) return argument.quote;
  if ('inset' in argument) return argument.inset.text.replace(/\.$/, '');
  return argument.map(english).join('');
}
