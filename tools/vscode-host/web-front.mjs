// A web extension that the workbench reads through its remote connection may not start workers, so a language server
// could not run in the web extension host. This front serves the extensions over http, as an editor in the browser does,
// tells the workbench so in its page, and passes everything else on to VS Code's server, web sockets too.
import { createReadStream, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';

const prefix = '/extension-under-development/';

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The file below one of the extension folders that a path of the address names, or undefined. */
function fileOf(pathname, extensions) {
  const [index, ...rest] = pathname.slice(prefix.length).split('/');
  const folder = extensions[Number(index)];
  if (folder === undefined) return undefined;
  const file = path.join(folder, decodeURIComponent(rest.join('/')));
  const inside = file.startsWith(folder + path.sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function sendFile(file, response) {
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
  });
  createReadStream(file).pipe(response);
}

/** Adds the extensions and the tests to the configuration that the workbench's page carries. */
function withExtensions(page, port, extensions, tests) {
  return page.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, start, escaped) => {
    const configuration = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    const place = pathname => ({ scheme: 'http', authority: `localhost:${port}`, path: pathname });
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: extensions.map((_folder, index) => place(`${prefix}${index}`)),
    };
    if (tests) {
      const relative = path.relative(extensions[0], tests).split(path.sep).join('/');
      configuration.developmentOptions.extensionTestsPath = place(`${prefix}0/${relative}`);
    }
    return `${start}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
}

/** Passes a request on; `change` may rewrite the page that comes back. */
function forward(port, incoming, response, change) {
  const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
  const target = { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers };
  const onward = request(target, answer => {
    if (!change) {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
      return;
    }
    let page = '';
    answer.setEncoding('utf8').on('data', text => {
      page += text;
    });
    answer.on('end', () => {
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = answer.headers;
      response.writeHead(answer.statusCode, kept).end(change(page));
    });
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

/** Joins a web socket to the server behind. */
function tunnel(port, incoming, socket, head) {
  const onward = connect(port, '127.0.0.1', () => {
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
      lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket);
    socket.pipe(onward);
  });
  for (const [one, other] of [
    [onward, socket],
    [socket, onward],
  ]) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** Starts the front before the server on `port` and gives its own port. */
export async function serveExtensions({ port, extensions, tests }) {
  const front = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    if (pathname.startsWith(prefix)) sendFile(fileOf(pathname, extensions), response);
    else {
      const change = page => withExtensions(page, front.address().port, extensions, tests);
      forward(port, incoming, response, pathname === '/' ? change : undefined);
    }
  });
  front.on('upgrade', (incoming, socket, head) => tunnel(port, incoming, socket, head));
  await new Promise(resolve => front.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    port: front.address().port,
    close() {
      front.close();
      front.closeAllConnections();
    },
  };
}
