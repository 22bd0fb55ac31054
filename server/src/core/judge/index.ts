export { contextOf } from './context.ts';
export { judgeMatch, judgeSubject } from './judge.ts';
export { type Offered, offersFor } from './offers.ts';
export { statedContexts } from './stated-context.ts';
