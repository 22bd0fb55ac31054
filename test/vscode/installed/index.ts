import { runFolder } from '../mocha.ts';

export function run(): Promise<void> {
  return runFolder(__dirname);
}
