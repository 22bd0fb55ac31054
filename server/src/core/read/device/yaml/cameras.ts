import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import { headOf } from '../../detect.ts';
import { type Fields, readEach, readObject } from '../../members.ts';
import { claim, type DeviceContext, type DeviceFields, startDevice, type Target, text, textOf } from '../decode.ts';
import { yamlFormat } from '../format.ts';

/** Addresses that go2rtc takes from cameras; what it runs or logs in to elsewhere is no camera's address. */
const address = /(?:rtsps?|rtspx|rtmps?|https?|onvif|dvrip|isapi|tapo):\/\/\S+/i;

function readStream(context: DeviceContext, target: Target): void {
  const stated = textOf(context);
  const found = stated && address.exec(stated.value);
  if (!stated || !found) return;
  const span = context.cursor.part(stated, found.index, found.index + found[0].length);
  claim(context, target, 'stream', { value: found[0], span });
}

const inputFields: DeviceFields = new Map([['path', readStream]]);

const ffmpegFields: DeviceFields = new Map([
  ['inputs', (context, target) => readEach(context.cursor, () => void readObject(context, inputFields, target))],
]);

const cameraFields: DeviceFields = new Map([
  ['friendly_name', text('name')],
  ['ffmpeg', (context, target) => void readObject(context, ffmpegFields, target)],
]);

/** Each member of the object here is a camera, named by its key. */
function readCameras(context: DeviceContext, read: (context: DeviceContext, target: Target) => void): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    const name = { value: cursor.key, span: cursor.keySpan };
    const target = startDevice(context, name.span.start);
    target.component.name = name;
    target.device.kind = 'camera';
    claim(context, target, 'name', name);
    read(context, target);
    target.component.span = { start: name.span.start, end: Math.max(name.span.end, cursor.skip().end) };
  }
}

function readStreams(context: DeviceContext): void {
  readCameras(context, (inner, target) => readEach(inner.cursor, () => readStream(inner, target)));
}

const relayFields: Fields<DeviceContext, undefined> = new Map([['streams', readStreams]]);

const frigateFields: Fields<DeviceContext, undefined> = new Map([
  ['go2rtc', context => void readObject(context, relayFields, undefined)],
  ['cameras', context => readCameras(context, (inner, target) => void readObject(inner, cameraFields, target))],
]);

function isFrigate(source: Source): boolean {
  const head = headOf(source);
  return /^cameras[ \t]*:/m.test(head) && /^[ \t]+ffmpeg[ \t]*:/m.test(head) && /^[ \t-]+path[ \t]*:/m.test(head);
}

function isRelay(source: Source): boolean {
  const head = headOf(source);
  if (isFrigate(source) || !/^streams[ \t]*:[ \t]*\r?(?:\n|$)/m.test(head)) return false;
  return /^[ \t].*?\b(?:rtsps?|rtspx|onvif|dvrip|isapi|tapo):\/\//m.test(head);
}

/** The configuration of Frigate: cameras and where their streams come from. */
export const frigateYaml: Format = yamlFormat(
  'frigate-yaml',
  isFrigate,
  context => void readObject(context, frigateFields, undefined),
);

/** The configuration of go2rtc. */
export const go2rtcYaml: Format = yamlFormat(
  'go2rtc-yaml',
  isRelay,
  context => void readObject(context, relayFields, undefined),
);
