/** The compiled signatures as JSON text, embedded by the bundler. Only entries that are one file import it. */
declare module 'bomwarden:signatures' {
  const json: string;
  export default json;
}

/** The version of package.json, put in by the bundler. */
declare const BOMWARDEN_VERSION: string;
