import { createReviewer } from '../../core/review.ts';
import { signaturesWith, telling } from '../packs.ts';
import { checkConfig, packsOf, ScanPolicy } from '../scan/policy.ts';
import type { ExitCode, System } from '../system.ts';
import { Inventory } from './inventory.ts';
import type { WaiversOptions } from './options.ts';
import { type WaiversResult, waiversJson, waiversText } from './outputs.ts';

/** Lists accepted findings, or checks them against everything that they reach. */
export function runWaivers(options: WaiversOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => {
    await checkConfig(options, system);
    const set = await signaturesWith(await packsOf(options, system), system);
    const policy = new ScanPolicy(options, set, system);
    const inventory = new Inventory(options.paths, policy, system);
    await inventory.find();
    if (options.action === 'check') await inventory.review(createReviewer(set));
    const files = await inventory.reports();
    const result: WaiversResult = { asOf: policy.asOf, files, notes: policy.notes };
    const lists = options.action === 'list';
    system.print(options.format === 'json' ? waiversJson(result) : waiversText(result, options.language, lists));
    if (policy.isBroken) return 2;
    if (lists) return 0;
    if (policy.hasIneffectiveWaivers || inventory.hasUnread) return 2;
    return files.some(({ findings }) => findings.some(({ level }) => level !== 'none')) ? 1 : 0;
  });
}
