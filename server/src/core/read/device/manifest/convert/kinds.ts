import type { Component } from '../../../../model/component.ts';

/** Kinds of the manifest, with words by which lists mean them. */
const words: readonly (readonly [kind: string, words: RegExp])[] = [
  ['recorder', /\b(?:nvr|dvr|xvr|recorder|network video recorder)\b|录像机|rekorder|enregistreur/],
  ['encoder', /\bencoder\b|编码器/],
  ['access-control', /access[- ]control|door controller|门禁|zutritt|contrôle d.accès/],
  ['intercom', /intercom|door ?station|对讲|sprechanlage|interphone/],
  ['alarm-panel', /alarm/],
  ['camera', /\b(?:camera|cam|ipc|cctv|webcam)\b|摄像|kamera|caméra/],
  ['access-point', /access[- ]point|\bap\b|无线接入|wifi/],
  ['router', /router|路由|routeur/],
  ['switch', /\bswitch\b|交换机|commutateur/],
  ['modem', /modem|调制/],
  ['gateway', /gateway|网关|passerelle/],
  ['radio', /\bradio\b|电台|funkgerät/],
  ['storage', /storage|\bnas\b|disk|存储|speicher|stockage/],
  ['server', /server|服务器|serveur/],
  ['workstation', /workstation|desktop|laptop|notebook|computer|\bpc\b|电脑|ordinateur/],
  ['drone', /drone|\buav\b|无人机/],
  ['sensor', /sensor|传感|capteur/],
  ['controller', /controller|\bplc\b|控制器|steuerung|automate/],
  ['display', /display|monitor|显示|écran/],
  ['module', /\bmodule\b|模块|模组/],
  ['soc', /\bsoc\b|processor/],
  ['board', /\bboard\b|motherboard|主板/],
  ['software', /\bsoftware\b|\bapplication\b|\bfirmware\b/],
  ['service', /\bservice\b/],
];

const kinds: ReadonlySet<string> = new Set([...words.map(([kind]) => kind), 'other']);

/** The kind of the manifest that a list means; `other` where its word is none of ours, undefined where it has none. */
export function kindOf({ kind, device }: Component): string | undefined {
  const stated = device?.kind ?? (kind === 'device' || kind === 'hardware' ? undefined : kind);
  if (stated === undefined) return undefined;
  if (kinds.has(stated)) return stated;
  return words.find(([, pattern]) => pattern.test(stated))?.[0] ?? 'other';
}
