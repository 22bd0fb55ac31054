/** A tool as a program that works for somebody sees it; the editor contributes the same ones. */
export interface Tool {
  readonly name: 'review' | 'explain' | 'coverage';
  readonly title: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, Property>>;
    readonly required?: string[];
    readonly additionalProperties: false;
  };
}

interface Property {
  readonly type: 'string' | 'array';
  readonly items?: { readonly type: 'string' };
  readonly description: string;
}

const paths: Property = {
  type: 'array',
  items: { type: 'string' },
  description: 'Files and folders, relative to the folder that was opened; without any, all of it.',
};
const profiles: Property = {
  type: 'array',
  items: { type: 'string' },
  description:
    'Who is reviewed for, such as ca-federal or us-federal-contractor; without any, what .bomwarden.yml says. Ask the person rather than guess: restrictions differ by who buys.',
};
const asOf: Property = { type: 'string', description: 'The day of the review, YYYY-MM-DD; without it today.' };

export const tools: readonly Tool[] = [
  {
    name: 'review',
    title: 'Review SBOMs',
    description:
      'Reviews SBOMs and lists of devices for components of restricted vendors: which law, who is bound, since when, on what evidence, from which source. Tell the person for whom was reviewed and what stands under "unknown": no finding is no clearance.',
    inputSchema: { type: 'object', properties: { paths, profiles, asOf }, additionalProperties: false },
  },
  {
    name: 'explain',
    title: 'Explain a vendor, a law or a list',
    description: 'Tells what is known of a vendor, or of a law, order, list or advisory, with what is open.',
    inputSchema: {
      type: 'object',
      properties: {
        subject: { type: 'string', description: 'Id or name of a vendor, or id of an instrument: hikvision.' },
        profiles,
        asOf,
      },
      required: ['subject'],
      additionalProperties: false,
    },
  },
  {
    name: 'coverage',
    title: 'How far SBOMs can be judged',
    description:
      'Counts the components that name a maker or supplier, and tells what was not read: how far a review of these files may be trusted.',
    inputSchema: { type: 'object', properties: { paths, profiles, asOf }, additionalProperties: false },
  },
];
