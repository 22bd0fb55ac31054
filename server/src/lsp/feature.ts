import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** One thing the server does for the client: registers its handlers and tells what to declare. One file each in `features/`. */
export type Feature = (connection: Connection, session: Session) => ServerCapabilities;
