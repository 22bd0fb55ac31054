// The workbench in a headless Chromium of this machine.
import { createRequire } from 'node:module';
import path from 'node:path';
import { locate } from './locate.mjs';
import { startEditorServer } from './server.mjs';

const chromiumFlags = [
  '--no-sandbox', // the tests run as root in a container
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--proxy-server=direct://',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1', // nothing leaves this machine
];

/**
 * Starts the editor and opens its workbench. Options of `startEditorServer`, and:
 *
 * @param {object} options
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {(type: string, values: unknown[]) => void} [options.onLog] The workbench's console, the extension host's included.
 * @param {(code: number) => void} [options.onExit] The tests ended with this code, or the editor broke (71 server, 72 page).
 */
export async function startEditor(options) {
  const { folder, chromium } = locate();
  const playwright = createRequire(path.join(folder, 'package.json'))('playwright-core');
  const server = await startEditorServer({ ...options, onEnd: () => options.onExit?.(71) });
  let browser;
  const close = async () => {
    try {
      await browser?.close();
    } catch {
      // it has gone by itself; the server still has to
    }
    await server.close();
  };
  try {
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    browser = await playwright.chromium.launch({
      executablePath: chromium,
      headless: true,
      args: chromiumFlags,
      ...signals,
    });
    const context = await browser.newContext({ viewport: options.viewport ?? { width: 1400, height: 900 } });
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (type, values) => options.onLog?.(type, values));
    await page.exposeFunction('codeAutomationExit', code => options.onExit?.(typeof code === 'number' ? code : 1));
    page.on('crash', () => options.onExit?.(72));
    await page.goto(server.url, { waitUntil: 'commit' });
    return { page, server, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}
