import Link from 'next/link'
import type { PartnerStanding, SiteProof } from '@/prisma/database'
import { getReader } from '../../../../i18n/reader'

interface ApplicationStandingProps {
  partner: {
    site: string
    standing: PartnerStanding
    siteProvenAt: Date | null
    siteProvenBy: SiteProof | null
    decisionReason: string | null
  }
}

const next = { approved: '/partner', refused: '/partners/apply' } as const

/** How an application stands, and where it goes on. */
export async function ApplicationStanding({ partner }: ApplicationStandingProps) {
  const { t, format } = await getReader()
  const { site, standing, siteProvenAt, siteProvenBy, decisionReason } = partner
  const time = siteProvenAt
    ? format.dateTime(siteProvenAt, { dateStyle: 'medium', timeStyle: 'short' })
    : ''
  const state = standing === 'applied' ? (siteProvenBy ?? 'unproven') : standing
  return (
    <div className="mt-6 rounded-2xl border border-line bg-sunken p-5">
      <p role="status" className="font-semibold">
        {t(`siteProof.state.${state}`, { site, time, reason: decisionReason ?? '' })}
      </p>
      {(standing === 'approved' || standing === 'refused') && (
        <p className="mt-4">
          <Link href={next[standing]} prefetch={false} className="button-primary">
            {t(`siteProof.next.${standing}`)}
          </Link>
        </p>
      )}
    </div>
  )
}
