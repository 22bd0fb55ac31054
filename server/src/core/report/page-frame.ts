/** How a page looks and what runs on it, each with its SHA-256 in base64: nothing else runs or paints, whatever a document says. */
export interface Dress {
  readonly style: string;
  readonly styleHash: string;
  /** Absent: nothing runs. */
  readonly script?: { readonly text: string; readonly hash: string };
}

/** A page that loads nothing. All texts but the dress are markup. */
export interface Page {
  readonly language: string;
  readonly title: string;
  /** From the main element to the last before the script. */
  readonly content: string;
  /** Attributes of the body, with a blank before each. */
  readonly attributes?: string;
}

/** What is common to every page that we write: language, policy, title, style and script. */
export function framed(
  { language, title, content, attributes = '' }: Page,
  { style, styleHash, script }: Dress,
): string {
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${styleHash}'`,
    ...(script ? [`script-src 'sha256-${script.hash}'`] : []),
    `base-uri 'none'`,
    `form-action 'none'`,
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body${attributes}>
${content}
${script ? `<script>${script.text}</script>\n` : ''}</body>
</html>
`;
}
