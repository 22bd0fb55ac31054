export { contextOf } from './context.ts';
export { judgeMatch, judgeSubject } from './judge.ts';
export { offersFor, whyNoOffers } from './offers.ts';
export { statedContexts } from './stated-context.ts';
