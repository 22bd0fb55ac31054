import { printable } from '../text/printable.ts';
import { escapeMarkdown, link } from './markdown.ts';

/** A statement with what it stands on. */
export interface Statement {
  readonly text: string;
  readonly citation?: Citation;
}

export interface Citation {
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** As of when, and what a reader must know before relying on it. */
  readonly reserve: string;
}

/** What is known of a vendor or an instrument, before anybody decides how it looks. */
export interface Page {
  readonly title: string;
  /** Short lines under the title: jurisdiction, citation, status … */
  readonly head: readonly Statement[];
  readonly sections: readonly { readonly title: string; readonly statements: readonly Statement[] }[];
  readonly foot: string;
}

/** For a terminal: nothing but text and line breaks of our own. */
export function pageAsText(page: Page): string {
  return blocks(page, {
    title: text => `${text}\n${'='.repeat(Math.min(text.length, 78))}`,
    section: text => text,
    plain: text => printable(text, 2000),
    cite: ({ sources, reserve }) => {
      const named = sources.map(({ title, url }) => (url === '' ? title : `${title} <${url}>`));
      return ` [${[...named, reserve].filter(part => part !== '').join('; ')}]`;
    },
  });
}

export function pageAsMarkdown(page: Page): string {
  return blocks(page, {
    title: text => `# ${escapeMarkdown(text)}`,
    section: text => `## ${escapeMarkdown(text)}`,
    plain: text => escapeMarkdown(text, 2000),
    cite: ({ sources, reserve }) => {
      const named = sources.map(({ title, url }) => link(title, url));
      return ` (${[...named, escapeMarkdown(reserve)].filter(part => part !== '').join('; ')})`;
    },
  });
}

interface Style {
  readonly title: (text: string) => string;
  readonly section: (text: string) => string;
  readonly plain: (text: string) => string;
  readonly cite: (citation: Citation) => string;
}

function blocks(page: Page, style: Style): string {
  const list = (statements: readonly Statement[]) =>
    statements.map(({ text, citation }) => `- ${style.plain(text)}${citation ? style.cite(citation) : ''}`).join('\n');
  const sections = page.sections
    .filter(({ statements }) => statements.length > 0)
    .map(({ title, statements }) => `${style.section(title)}\n\n${list(statements)}`);
  const parts = [style.title(page.title), list(page.head), ...sections, style.plain(page.foot)];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
