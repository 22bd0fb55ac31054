import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NamedReport } from '../../core/read/firmware/bom.ts';
import { toolReportIn } from '../../core/read/tool-report/index.ts';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import { isBelow, rootAround } from '../../host/root.ts';

/** Files of a folder that are looked into, and how large a report may be. */
const mostFiles = 50;
const largest = 64 << 20;
const endings = /\.(?:json|csv|txt|log)$/i;

/**
 * What tools say of an image, in reports in its folder: of those that name files, where one has its name; of others, where
 * the name of the report begins with that of the image.
 * @param root absolute path of the folder that no link leaves
 */
export function reportsBeside(image: string, root = rootAround(dirname(image))): readonly NamedReport[] {
  const own = basename(image);
  const folder = dirname(image);
  return namesIn(folder).flatMap(name => {
    const text = textOf(join(folder, name), root);
    const report = text === undefined ? undefined : toolReportIn(new Source(text));
    const isOf = (file: string | undefined) => (file === undefined ? name.startsWith(own) : file === own);
    return (report?.images ?? [])
      .filter(({ file }) => isOf(file?.value))
      .map(found => ({ tool: report?.tool ?? 'binwalk', name, image: found }));
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(name => endings.test(name))
      .slice(0, mostFiles);
  } catch {
    return [];
  }
}

function textOf(file: string, root: string): string | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > largest || !isBelow(realpathSync(file), realpathSync(root))) return undefined;
    return decodeText(readFileSync(file)).value;
  } catch {
    return undefined;
  }
}
