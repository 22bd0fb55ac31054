export { contextOf } from './context.ts';
export { judgeMatch, judgeSubject } from './judge.ts';
export type { JudgedMatch } from './judged.ts';
export { type Offered, type OffersMade, offersFor } from './offers.ts';
export { Paths } from './path.ts';
export { statedContexts } from './stated-context.ts';
export { Enclosures } from './subject.ts';
