/** Who reviews, where, for what use, as of which day. A profile (signature data) and a day make one. */
export interface ReviewContext {
  /** Profile id; `null` where nobody chose one: then the no-context rule decides the level. */
  readonly profile: string | null;
  /** `CA`, `CA-QC`, `US`, `GB` …; empty without a profile. */
  readonly jurisdictions: readonly string[];
  /** Who is bound: ids of signature data, `ca-federal-department`, `us-federal-contractor` … */
  readonly parties: readonly string[];
  /** What the party does with the product: use, procurement, import, sale, supply … */
  readonly activities: readonly string[];
  /** Purposes that the party states, such as `physical-security-of-government-facilities`; limits in laws turn on them. */
  readonly purposes: readonly string[];
  /** YYYY-MM-DD. The core has no clock: faces pass the day in and print it. */
  readonly asOf: string;
  /** Where the profile was chosen, for people: `--profile`, `.bomwarden.yml:3`. Absent where nobody chose one or nobody asks. */
  readonly origin?: string;
  /** The document itself says that this context holds, for one of its sites; nobody chose it. */
  readonly stated?: true;
}
