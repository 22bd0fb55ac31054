import { mayBeWrittenOut, withoutDigraphs } from './fold.ts';

/** Words that say what kind of company it is and nothing about which one, in the spelling they are compared in. */

/** Forms that stand behind a name: folded, dots and spaces taken out (`B.V.` is `bv`). */
const BEHIND =
  'co company corp corporation inc incorporated ltd limited llc llp lp plc pllc gmbh ggmbh mbh ag kg kgaa ohg ug ev eg ek ' +
  'bv nv vof cv sa sas sasu sarl sarlau sau sl slu scrl srl srls spa snc sca scs se sapi saic sac saa spr sprl bvba eirl ' +
  'ltda limitada eireli epp lda sgps as asa aps ivs ks ab hb oy oyj abp ehf hf kft zrt nyrt bt rt doo dd ad ead eood ood ' +
  'kd jtd sro spol spolka ograniczona odpowiedzialnoscia zoo sp sk ou uab ab sia jsc pjsc ojsc cjsc ao pao oao zao ooo tov too tovarystvo pte pty pvt private ' +
  'proprietary sdn bhd berhad tbk pt kk gk yk kabushiki kaisha gaisha fz fze fzco fzllc fzc dmcc wll bsc saoc saog spc qsc mmc shpk dooel mchj ocoo prat pat at tov fop unipessoal ltee ulc plt persero sac senc gie mtu vsi ' +
  'anonim sirketi sti cia osoo sae suarl rl yuhan jusik hoesa yugen godo mepe shps eurl au gufen youxian gongsi compania societe anonyme gesellschaft haftung aktiengesellschaft anstalt ' +
  'ао оао зао пао ооо тов нпо ип тоо еоод оод ад дд доо чп чао пат прат тдв пп фоп жшс мчж осоо ακ αε επε ικε μεπε μονοπροσωπη ике ' +
  // Thai, Hindi and Arabic as folding leaves them, without their marks.
  'จากด มหาชน परइवट लमटड المحدودة المحدوده ذمم شمم';

/** Forms that stand before a name. */
const BEFORE =
  'ao oao pao zao ooo osoo tov too pt ud cv sc sia uab jsc pjsc ojsc cjsc llc fa sarl sas sa eurl cong ty tnhh mtv ' +
  'ао оао зао пао ооо осоо тов нпо ип тоо ст บรษท หจก شركة شركه';

/** One word for each form that has several. */
const CANONICAL: Readonly<Record<string, string>> = {
  company: 'co',
  corporation: 'corp',
  limited: 'ltd',
  incorporated: 'inc',
  ао: 'ao',
  оао: 'oao',
  зао: 'zao',
  пао: 'pao',
  ооо: 'ooo',
};

/** Words that belong to a form only between or before other words of it: `S.A. de C.V.`, `Public Company Limited`. */
const joining: ReadonlySet<string> = new Set([
  'de',
  'public',
  'ltee',
  'und',
  'et',
  've',
  'mit',
  'beschrankter',
  'branch',
]);

/** Forms in Chinese, Japanese and Korean writing, longest first; they stand without spaces at either end. */
const EAST_ASIAN = [
  '股份有限责任公司',
  '控股有限公司',
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
  '股份公司',
  '有限公司',
  '总公司',
  '分公司',
  '子公司',
  '公司',
  '株式会社',
  '有限会社',
  '合同会社',
  '주식회사',
  '유한회사',
  '유한공사',
];

/** The same set apart by a space or brackets, and the short forms of signs such as ㈱. */
const EAST_ASIAN_WORDS = [...EAST_ASIAN, '株', '有', '주', '유'];

const behind: ReadonlySet<string> = new Set([...BEHIND.split(' '), ...EAST_ASIAN_WORDS]);
const before: ReadonlySet<string> = new Set([...BEFORE.split(' '), ...EAST_ASIAN_WORDS]);

/**
 * Takes legal forms off both ends of `words`, in place, and returns those from behind in order, canonical. The `s` of
 * `S. de R.L. de C.V.` is one only before its `de`.
 */
export function takeLegalForms(words: string[]): string[] {
  const taken: string[] = [];
  while (words.length > 1) {
    const last = words[words.length - 1] as string;
    if (!behind.has(last) && !(taken.length > 0 && joining.has(last)) && !(taken[0] === 'de' && last === 's')) break;
    words.pop();
    taken.unshift(CANONICAL[last] ?? last);
  }
  while (words.length > 1 && before.has(words[0] as string)) {
    const first = words.shift() as string;
    taken.unshift(CANONICAL[first] ?? first);
  }
  return taken;
}

/** The name in a run of Chinese, Japanese or Korean writing without the legal forms at its ends; never empty. */
export function withoutEastAsianForm(run: string): string {
  if (behind.has(run)) return run;
  let name = run;
  for (let changed = true; changed; ) {
    changed = false;
    for (const form of EAST_ASIAN) {
      if (name.length <= form.length) continue;
      if (name.endsWith(form)) name = name.slice(0, -form.length);
      else if (name.startsWith(form) && form.length > 2) name = name.slice(form.length);
      else continue;
      changed = true;
      break;
    }
  }
  return name;
}

export function isLegalForm(word: string): boolean {
  return behind.has(word) || (mayBeWrittenOut(word) && behind.has(withoutDigraphs(word)));
}

/** Forms that get glued to the word before them where a space was lost: `TECHNOLOGYCO.,LTD`. */
export const GLUED_FORMS: readonly string[] = [
  'companylimited',
  'corporation',
  'coltd',
  'colimited',
  'limited',
  'gmbh',
  'corp',
  'inc',
  'llc',
  'ltd',
  'co',
];
