/** The origin of the page that frames this one; null when the browser does not tell. */
export function findParentOrigin(document: Document): string | null {
  const { ancestorOrigins } = document.defaultView?.location ?? {}
  const nearest = ancestorOrigins?.[0] ?? URL.parse(document.referrer)?.origin
  return nearest && nearest !== 'null' ? nearest : null
}
