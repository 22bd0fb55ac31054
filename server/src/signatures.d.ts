/** The compiled signatures as JSON text, put there by the bundler. */
declare module 'bomwarden:signatures' {
  const json: string;
  export default json;
}
