import { itemsOf, type NoticeItem } from '../../core/notice/item.ts';
import { noticePage } from '../../core/notice/page.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { printable } from '../../core/text/printable.ts';
import { signaturesWith, telling } from '../packs.ts';
import { answeredDocuments } from '../scan/answered-documents.ts';
import { openOut } from '../scan/out.ts';
import { checkConfig, packsOf, ScanPolicy } from '../scan/policy.ts';
import type { ExitCode, System } from '../system.ts';
import type { NoticeOptions } from './options.ts';

/** Writes a worksheet for a notice about what was reviewed. */
export function runNotice(options: NoticeOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => {
    const choice = { ...options, profiles: [options.profile] };
    await checkConfig(choice, system);
    const set = await signaturesWith(await packsOf(choice, system), system);
    const policy = new ScanPolicy(choice, set, system);
    const section889: NoticeItem[] = [];
    const section805: NoticeItem[] = [];
    const results = answeredDocuments(options.paths, set, policy, system, (path, reviewed, lookups) => {
      section889.push(...itemsOf(path, reviewed, lookups, 'us-ndaa-889'));
      section805.push(...itemsOf(path, reviewed, lookups, 'us-dod-1260h'));
    });
    const documents: string[] = [];
    const unread: string[] = [];
    const nameless: string[] = [];
    for await (const result of results) {
      if (!('format' in result)) unread.push(`${result.path}: looked at, not understood: ${result.message}`);
      else if (result.format === null) unread.push(`${result.path}: not read: ${result.problems[0]?.message ?? ''}`);
      else if (result.format !== 'questionnaire') {
        documents.push(
          `${result.path}: ${result.components === 1 ? '1 component' : `${result.components} components`}`,
        );
        unread.push(...unreadIn(result));
        nameless.push(...namelessIn(result));
      }
    }
    for (const note of policy.notes) system.complain(`${printable(note, 1000)}\n`);
    if (documents.length === 0) {
      system.complain('error: there is no SBOM here\n');
      return 2;
    }
    const { found, reported, contracts, orders, profile } = options;
    const page = noticePage({
      facts: {
        foundOn: found?.day ?? policy.asOf,
        ...(found?.time === undefined ? {} : { foundAt: found.time }),
        ...(reported === undefined ? {} : { reportedOn: reported }),
        contracts,
        orders,
        profile,
      },
      section889,
      section805: profile === 'us-dod-contractor' ? section805 : undefined,
      unread: [...unread, ...nameless],
      documents,
      day: policy.asOf,
      version: system.version,
      signatures: `signatures of ${set.date}`,
    });
    for (const line of unread) system.complain(`error: ${printable(line, 1000)}\n`);
    const out = await openOut(options.output, system, 'markup');
    await out.write(page);
    await out.close();
    return unread.length > 0 || policy.isBroken ? 2 : 0;
  });
}

/** What of a document was not read: silence there says nothing. */
function unreadIn({ path, incomplete, coverage, findings }: ReportDocument): readonly string[] {
  const parts = Object.values(coverage.unread ?? {}).reduce((sum, n) => sum + n, 0);
  const linked = findings.filter(({ rule }) => rule === 'linked-bom-not-reviewed').length;
  return [
    ...(incomplete || parts > 0 ? [`${path}: a part of it was not read.`] : []),
    ...(linked > 0
      ? [`${path}: ${linked === 1 ? '1 linked BOM was' : `${linked} linked BOMs were`} not reviewed.`]
      : []),
  ];
}

/** Read, but nobody can be found there. */
function namelessIn({ path, coverage }: ReportDocument): readonly string[] {
  const nobody = coverage.components - coverage.withOrganisation;
  if (nobody === 0) return [];
  return [
    `${path}: ${nobody === 1 ? '1 component names' : `${nobody} components name`} nobody who made or supplied it.`,
  ];
}
