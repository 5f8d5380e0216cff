interface Framed {
  origins: readonly string[]
  isForAnySite: boolean
}

/** Of https alone: a page that anybody on the way can change shows what it likes around a class. */
const anySite = ['https:']
const sourcePattern = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/

/**
 * Who may frame an embed, as the value of `frame-ancestors` (CSP Level 3 §7.7.2): nobody, when none is
 * listed. What is stored is checked once more, so that no row can ever write a directive of its own.
 *
 * @param more origins of ours that may frame it in any case
 */
export function frameAncestors({ origins, isForAnySite }: Framed, more: readonly string[] = []) {
  const listed = isForAnySite ? anySite : origins.filter((origin) => sourcePattern.test(origin))
  const sources = [...new Set([...listed, ...more.filter((origin) => sourcePattern.test(origin))])]
  return sources.length === 0 ? "'none'" : sources.join(' ')
}

/** Whether a page of this origin is on the list, by the rules of CSP for wildcards: the name itself is not meant. */
export function isListed(site: string, { origins, isForAnySite }: Framed) {
  const url = URL.parse(site)
  if (!url || url.origin !== site) return false
  if (isForAnySite) return url.protocol === 'https:'
  return origins.some((origin) => {
    if (!origin.includes('//*.')) return origin === site
    const [scheme, rest] = origin.split('//*')
    return site.startsWith(`${scheme}//`) && site.endsWith(rest ?? '') && hasLabel(site, origin)
  })
}

const hasLabel = (site: string, origin: string) => site.length > origin.length - 1
