import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rows = 1_000_000;
/** One row in so many is of a vendor of the data. */
const every = 5000;
const runs = 3;

/** A million devices from the command line, against nothing but splitting the same text into lines. */
export async function benchTable(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  try {
    const file = join(folder, 'devices.csv');
    await writeTable(file);
    const { size } = statSync(file);
    const split = fastest(['-e', `require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n').length`, file]);
    const scan = fastest(['dist/cli.js', 'scan', file, '--output', join(folder, 'report.txt')]);
    const ratio = (scan.seconds / split.seconds).toFixed(1);
    print(
      `table: ${(size / 1e6).toFixed(0)} MB, ${rows} rows: ${scan.seconds.toFixed(2)} s, ${ratio} x splitting into lines`,
    );
    print(`table: peak memory ${(scan.bytes / 1e6).toFixed(0)} MB, ${(scan.bytes / size).toFixed(1)} x the file`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeTable(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('name,role,manufacturer,device_type,status,site,serial,asset_tag,mac_address,primary_ip,comments\n');
  const makers = [
    'Axis Communications',
    'Bosch',
    'Hanwha Vision',
    'Cisco',
    'Juniper Networks',
    'Moxa',
    'Sony',
    'Siemens',
  ];
  for (let at = 0; at < rows; ) {
    const lines: string[] = [];
    for (const end = Math.min(rows, at + 10_000); at < end; at++) {
      const maker = at % every === 7 ? 'Hikvision' : makers[at % makers.length];
      const mac = `00:40:8C:${[at >> 16, at >> 8, at].map(part => (part & 255).toString(16).padStart(2, '0')).join(':')}`;
      lines.push(
        `dev-${String(at).padStart(7, '0')},Camera,${maker},M${at % 97}-${at % 41},active,Site ${at % 300},SN${at * 7919},A-${at},${mac},192.0.2.${at % 256},ok\n`,
      );
    }
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** The fastest of some runs, and the most memory that one took. */
function fastest(args: readonly string[]): { readonly seconds: number; readonly bytes: number } {
  let seconds = Number.POSITIVE_INFINITY;
  let bytes = 0;
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));`;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${report}`, ...args], {
      encoding: 'utf8',
    });
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
    bytes = Math.max(bytes, Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) * 1024);
  }
  return { seconds, bytes };
}
