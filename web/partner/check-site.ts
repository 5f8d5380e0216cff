import { Resolver } from 'node:dns/promises'
import { findApplication } from '@/domain/partner/find-application'
import { noteSiteProof } from '@/domain/partner/note-site-proof'
import { siteProof } from '@/domain/partner/site-proof'
import { domainContext, type Portal } from '../server/portal'
import { type FileFinding, fetchProofFile } from './fetch-proof-file'
import { findProofRecord, type RecordFinding } from './find-proof-record'

export interface SiteFindings {
  dns: RecordFinding
  file: FileFinding
}

interface CheckSiteOptions {
  portal: Portal
  partnerId: string
  resolver?: Parameters<typeof findProofRecord>[0]['resolver']
  longestMs?: number
}

const longestCheckMs = 8_000
const eachTry = { timeout: 2_000, tries: 2 } as const

/**
 * Looks whether a partner's site carries its proof, in both places at once, and writes down where it was found.
 * Null where nobody applies by that id.
 */
export async function checkSite(options: CheckSiteOptions): Promise<SiteFindings | null> {
  const {
    portal,
    partnerId,
    resolver = new Resolver(eachTry),
    longestMs = longestCheckMs,
  } = options
  const { db, now } = domainContext(portal)
  const partner = await findApplication({ db, partnerId })
  if (partner?.standing !== 'applied') return null
  const { line, recordName, fileUrl } = siteProof(partner)
  const signal = AbortSignal.timeout(longestMs)
  const mayBePrivate = portal.settings.EMBED_ORIGINS === 'loopback'
  const [dns, file] = await Promise.all([
    findProofRecord({ name: recordName, line, resolver, signal }),
    fetchProofFile({ url: fileUrl, line, mayBePrivate, signal }),
  ])
  const foundBy = dns === 'found' ? 'dns' : file.kind === 'found' ? 'file' : null
  if (foundBy) await noteSiteProof({ db, now, partnerId: partner.id, foundBy })
  return { dns, file }
}
