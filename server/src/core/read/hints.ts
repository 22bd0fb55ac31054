/** Words of which every bill of materials that is a text has one, and every attestation. */
const words =
  /bomformat|specformat|specversion|spdx|cyclonedx|schemaversion|predicatetype|artifacts|devicemanifest|@graph/i;
/** A document in base64, by the bits of its first letters; gzip and zip. In a string of JSON. */
const encoded =
  /"\s{0,4}(?:77[u_]|[eW][w-z0-9+/_-]|I[A-Pw-z0-9+/_-]|C[g-v]|D[Q-Za-f]|P[A-P]|U1BE|c3Bk|LS0t|JVlB|H4s|UEsD)[\w+/=\\-]{16}/;
const protobuf = /^\n\p{Cc}\d\.\d/u;

/** Whether it is worth looking for bills of materials in a text that is none: most texts say at once that they hold none. */
export function mayHoldBom(text: string): boolean {
  return words.test(text) || encoded.test(text) || protobuf.test(text);
}
