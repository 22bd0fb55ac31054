/** Client asks server, for an agent: the answer of one of its tools, as `bomwarden mcp` gives it. */
export const agentRequest = 'bomwarden/agent';
export interface AgentParams {
  readonly tool: 'review' | 'explain' | 'coverage';
  readonly documents?: readonly AgentDocument[];
  readonly subject?: string;
  /** None: those that hold for each document. */
  readonly profiles?: readonly string[];
  /** YYYY-MM-DD; absent: the day that holds for each document. */
  readonly asOf?: string;
}
export interface AgentDocument {
  readonly uri: string;
  /** What it is called in the answer. */
  readonly path: string;
  /** Null: it could not be read. */
  readonly text: string | null;
}
/** An answer as a JSON object, or a sentence on why there is none. */
export interface AgentResult {
  readonly text?: string;
  readonly failed?: string;
}
