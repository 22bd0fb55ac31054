import { foldText } from '../../../identity/fold.ts';
import { withoutEnd, withoutStart } from '../../../text/trim.ts';

/** Companies that the registries of PCI and USB ids list without a legal form, as far as they are common in computers. */
const withoutForm: ReadonlySet<string> = new Set(
  [
    'zte,zte wcdma technologies msm,tp-link,huawei,hikvision,dahua,uniview,hytera,quectel,fibocom,hisilicon,dji,inspur,hygon',
    'phytium,lenovo,dell,hewlett-packard,hp,hpe,asustek,gigabyte,supermicro,red hat,vmware,qemu,linux foundation,aspeed,mellanox',
    'mellanox technologies,lsi logic / symbios logic,broadcom / lsi,micron/crucial technology,sk hynix,adata,kioxia,realtek',
    'qlogic,emulex,chelsio,solarflare,nvidia,amd,intel,samsung,sandisk,western digital,kingston,seagate,toshiba,logitech',
    'u-blox,telit,sierra wireless,telit wireless solutions,simcom,microchip-smsc,genesys logic,terminus technology,d-link',
    'ubiquiti,asmedia,via labs,silicon labs,raspberry pi,google,apple,xiaomi,oppo,vivo,oneplus,tcl,netgear,edimax',
    'hytera communications,huawei-3com,spreadtrum,national instruments,adaptec,texas instruments,ibm,zhaoxin,broadcom,motorola',
    'qualcomm atheros,qualcomm atheros communications,microsemi / pmc / idt,digi international,oracle/sun,stmicroelectronics',
    'cirrus logic,nokia mobile phones,belkin components,linksys,trendnet,kensington,corsair,yubico.com,elo touchsystems,creative labs',
    'philips semiconductors,foxconn / hon hai,micro star international,displaylink,silicom denmark,blackmagic design,pericom semiconductor',
  ].flatMap(line => line.split(',')),
);

const mostWords = 5;
/** No company of the registries has a longer name before its legal form. */
const mostNamed = 9;

/** Legal forms as the registries write them; those that may be words of a product count in this spelling only. */
const form =
  /^(?:co|co\.,?ltd|corp|corporation|company|inc|incorporated|ltd|limited|llc|l\.l\.c|gmbh|plc|pte|pty|s\.?r\.?l|s\.p\.a|b\.v|k\.k|a\/s|a\.s|n\.v|s\.a)$/i;
const shortForm = /^(?:AG|AB|AS|SA|BV|NV|KG|Oy|OY|Oyj|SE|SpA|KK)$/;

/**
 * Where the name of the company ends that a text begins with, as `lspci` and `lsusb` write it before the name of a device:
 * `Huawei Technologies Co., Ltd.` of `Huawei Technologies Co., Ltd. Hi171x Series`. Undefined where nothing tells.
 */
export function companyEnd(text: string): number | undefined {
  const words = [...text.matchAll(/\S+/g)].slice(0, mostNamed + 2);
  for (let at = 1; at < words.length; at++) {
    if (!isForm(words[at]?.[0])) continue;
    let last = at;
    while (isForm(words[last + 1]?.[0])) last++;
    if (/^and$/i.test(words[last + 1]?.[0] ?? '') && /^subsidiaries$/i.test(words[last + 2]?.[0] ?? '')) last += 2;
    return endOf(words[last]);
  }
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const end = endOf(words[count - 1]);
    if (end !== undefined && withoutForm.has(foldText(text.slice(0, end).trim()))) return end;
  }
  return undefined;
}

function isForm(word: string | undefined): boolean {
  const bare = withoutEnd(withoutStart(word ?? '', /[(,]/), /[.,)]/);
  return form.test(bare) || shortForm.test(bare);
}

function endOf(word: RegExpExecArray | undefined): number | undefined {
  return word && word.index + word[0].replace(/,$/, '').length;
}
