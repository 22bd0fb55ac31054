import { posix } from 'node:path';

/**
 * Markdown in which a link that leads to no file of a set has become its words: VS Code opens no page that is not there.
 * @param {string} text
 * @param {string} file path of the page among the files
 * @param {ReadonlySet<string>} files
 * @returns {string}
 */
export function withoutDeadLinks(text, file, files) {
  return text.replace(/\[([^[\]]{1,300})\]\(([^()\s]{1,300})\)/g, (whole, words, target) => {
    if (/^(?:[a-z]{2,20}:|#)/.test(target)) return whole;
    return files.has(posix.join(posix.dirname(file), target.replace(/#.*$/, ''))) ? whole : words;
  });
}
