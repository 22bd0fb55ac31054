import { findTable } from '../../server/src/core/read/device/csv/columns.ts';
import { fieldOf, makers, ofOthers, products, things } from '../../server/src/core/read/device/listed-fields.ts';
import { Source } from '../../server/src/core/text/source.ts';

/**
 * Decides which documents may be lists of devices. They are written in what every project is full of: configurations in
 * YAML, JSON of tools, tables of anything. So all that a format is known by has to be there, and where the reader is
 * cheap, as for tables, the reader itself is asked.
 */

/** Our own manifests, and what Home Assistant calls its list. */
const names = /\.devices\.(?:ya?ml|json)$|(?:^|[/\\])core\.device_registry$/i;

/** Only these are looked at as tables: a line of a program may hold words with commas between them too. */
const tableNames = /\.(?:csv|tsv|tab|psv|txt)$|(?:^|[/\\])[^./\\]+$/i;

/** All expressions of a row have to be found for the row to say yes. */
type Signs = readonly (readonly RegExp[])[];

const json: Signs = [
  [/"deviceManifest"\s*:/],
  [/"(?:device|module)_type"\s*:/, /"(?:site|status|device)"\s*:/],
  [/"manufacturer"\s*:/, /"model"\s*:/, /"slug"\s*:/],
  [/"manufacturer"\s*:/, /"device"\s*:/, /"part_id"\s*:/],
  [/"key"\s*:\s*"core\.device_registry"/],
  [/"Devices"\s*:/, /"DeviceId"\s*:/, /"Plugin"\s*:/],
  [/"class"\s*:/, /"physid"\s*:/],
  [/"class"\s*:/, /"claimed"\s*:/, /"handle"\s*:/],
  [/"class"\s*:\s*"system"/, /"children"\s*:/],
  [/"ietf-mud:mud"\s*:/],
  [/"hostid"\s*:/, /"(?:inventory|items)"\s*:/],
  [/"sysObjectID"\s*:/, /"(?:hostname|device_id)"\s*:/],
];

const xml: Signs = [
  [/<nmaprun[\s>]/],
  [/www\.onvif\.org\/ver10\/device\/wsdl/, /<(?:\w+:)?GetDeviceInformationResponse[\s>]/],
  [/ws\/2005\/04\/discovery|ws-dd\/ns\/discovery/, /<(?:\w+:)?(?:ProbeMatches|ResolveMatches|Hello)[\s>]/],
  [/<DeviceInfo\s[^<>]*(?:hikvision|isapi|std-cgi)\.(?:com|org)\/ver\d+\/XMLSchema/i],
  [/<component\s[^<>]*\btype=["']firmware["']/],
  [/<(?:\w+:)?SoftwareIdentity\s/],
  [/<firmware\s[^<>]*gtype=["']Fu(?:Usw|Cosw)idFirmware["']/],
];

const text: Signs = [
  [/^["']?deviceManifest["']?[ \t]*:/m],
  [/^["']?manufacturer["']?[ \t]*:[ \t]/m, /^["']?model["']?[ \t]*:[ \t]/m, /^["']?slug["']?[ \t]*:[ \t]/m],
  [
    /^["']?manufacturer["']?[ \t]*:[ \t]/m,
    /^["']?model["']?[ \t]*:[ \t]/m,
    /^["']?(?:part_number|comments|interfaces|module-bays|inventory-items|(?:power|console|front|rear)-ports|weight|profile|attributes)["']?[ \t]*:/m,
  ],
  [/^cameras[ \t]*:/m, /^[ \t]+ffmpeg[ \t]*:/m, /^[ \t-]+path[ \t]*:/m],
  [/^streams[ \t]*:[ \t]*\r?$/m, /\b(?:rtsps?|rtspx|onvif|dvrip|isapi|tapo):\/\//],
  [/^[ \t]*\/dts-v1\/[ \t]*;/m],
  [/^[ \t]*(?:\/|&\w+)[ \t]*\{/m, /^[ \t]*compatible[ \t]*=[ \t]*"[\w-]+,/m],
  [/^(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?:\/[0-9a-f:.]{4,80})? (?:"[^"\r\n]*" "|[^"\r\n:]{1,80}: \S)/im],
  [/^Slot:[ \t]+(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]\r?$/im, /^Vendor:[ \t]/m],
  [/^[ \t]?[-+\\]{1,2}-?\[[0-9a-f]{4,8}(?::[0-9a-f]{2}(?:-[0-9a-f]{2})?)?\]-/im],
  [/^T:[ \t]+Bus=\d+ Lev=/m],
  [/^(?:Bus \d{3} Device \d{3}|Device): ID [0-9a-f]{4}:[0-9a-f]{4}/im],
  [/^\/:[ \t]+Bus \d+\.Port \d+: Dev \d+, Class=/m],
];

/** Members with a value, not those that a schema describes. */
const jsonKey = /"([^"\\\r\n]{1,60})"\s{0,8}:\s{0,8}(?:"[^"]|\d|\{\s{0,80}"name"\s{0,8}:\s{0,8}")/g;
const yamlKey = /^[ \t-]{0,60}["']?([^\s"':#-][^"':#\r\n]{0,60})["']?[ \t]{0,8}:[ \t]{1,8}[^\s#]/gm;

/** Whether members name a maker, what tells a product from others, and where it stands or which one it is. */
function namesDevices(head: string, isJson: boolean): boolean {
  const keys = new Set(Array.from(head.matchAll(isJson ? jsonKey : yamlKey), ([, key = '']) => key));
  if ([...keys].some(key => ofOthers.has(key))) return false;
  const fields = new Set([...keys].map(fieldOf));
  return [makers, products, things].every(some => [...some].some(field => fields.has(field)));
}

/** Whether a document may be a list of devices, by its path or by how it starts. */
export function looksLikeDevices(path: string, head: string): boolean {
  if (names.test(path)) return true;
  const [first] = /[^\s\ufeff]/.exec(head) ?? [];
  if (first === undefined) return false;
  const isJson = first === '{' || (first === '[' && !/^\s*\[ *\d/.test(head));
  const signs = first === '<' ? xml : isJson ? json : text;
  if (signs.some(row => row.every(sign => sign.test(head)))) return true;
  if (signs !== xml && namesDevices(head, isJson)) return true;
  return signs === text && tableNames.test(path) && findTable(new Source(head)) !== undefined;
}
