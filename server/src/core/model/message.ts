/** A sentence for people: `text` in English now, `id` and `args` for a translation later. */
export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly text: string;
}

/** Fills `{name}` places of a template from `args`. */
export function message(id: string, template: string, args: Readonly<Record<string, string | number>> = {}): Message {
  const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
  return { id, args, text };
}
