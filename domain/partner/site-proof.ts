interface ProvableSite {
  /** As an origin. */
  site: string
  proofToken: string
}

/** What a site has to carry to prove whose it is, and the two places where it may: a TXT record and a file. */
export function siteProof({ site, proofToken }: ProvableSite) {
  return {
    line: `seedling-site=${proofToken}`,
    recordName: `_seedling.${new URL(site).hostname}`,
    fileUrl: new URL('/.well-known/seedling-site.txt', site).href,
  }
}
