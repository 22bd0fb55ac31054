/** A device manifest to fill in, with a word on what each member is for. */
export const blankManifest = `deviceManifest: "1.0"
# Who owns a site decides which rules bind it. organizationKind: national-government, crown-corporation,
# sub-national-government, critical-infrastructure, private, household, other. jurisdiction: ISO 3166, such as CA or CA-QC.
sites:
  - id: main
    name: Main building
    organizationKind: other
    jurisdiction: CA
# What holds for every device that does not say otherwise.
defaults:
  site: main
# status: proposed, planned, ordered, spare, in-service, isolated, being-replaced, removed. Some laws turn on purchasedOn.
# manufacturer is who made it; brand, where the label says another name; supplier is who sold or installed it.
devices:
  - id: device-1
    name: Entrance
    kind: camera
    manufacturer: Example Networks
    model: EN-1
    quantity: 1
    status: in-service
    purchasedOn: 2024-01-31
`;
