import { type Message, message } from '../text/message.ts';

const words: Readonly<Record<string, Message>> = {
  authorisation: message('activity.authorisation', 'authorisation'),
  'contract-with-user': message('activity.contract-with-user', 'contract with user'),
  dealings: message('activity.dealings', 'dealings'),
  'export-to': message('activity.export-to', 'export to'),
  funding: message('activity.funding', 'funding'),
  import: message('activity.importation', 'importation'),
  installation: message('activity.installation', 'installation'),
  integration: message('activity.integration', 'integration'),
  investment: message('activity.investment', 'investment'),
  licensing: message('activity.licensing', 'licensing'),
  operation: message('activity.operation', 'operation'),
  procurement: message('activity.procurement', 'procurement'),
  sale: message('activity.sale', 'sale'),
  supply: message('activity.supply', 'supply'),
  use: message('activity.use', 'use'),
};

/** An activity in words; packs may name others, whose ids are words themselves. */
export function activityWord(id: string): Message | string {
  return words[id] ?? id.replaceAll('-', ' ');
}
