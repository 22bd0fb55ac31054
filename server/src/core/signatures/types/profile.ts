/** Who reviews: chosen by the user, several at once if need be. */
export interface Profile {
  /** `ca-federal`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on who this is for. */
  readonly description: string;
  readonly jurisdictions: readonly string[];
  readonly parties: readonly string[];
  readonly activities: readonly string[];
  readonly purposes: readonly string[];
  /** Owners of sites, as device manifests state them, whom the profile speaks for. */
  readonly sites: readonly ProfileSite[];
}

export interface ProfileSite {
  /** A kind of organisation, in the words of the device manifest. */
  readonly organisation: string;
  /** The place and all within it: `CA` holds for `CA-QC`. */
  readonly jurisdiction: string;
  /** Only sites that their owner has rated sensitive. */
  readonly sensitive?: true;
}
