import type { WaiverRule } from './rule.ts';
import { waiverBroad } from './waiver-broad.ts';
import { waiverExpired } from './waiver-expired.ts';
import { waiverStale } from './waiver-stale.ts';
import { waiverUnused } from './waiver-unused.ts';

/** Every rule about waivers, in the order in which lists show them. */
export const waiverRules: readonly WaiverRule[] = [waiverExpired, waiverBroad, waiverStale, waiverUnused];
