import type { ReactNode } from 'react'
import type { SiteProof } from '@/prisma/database'
import { getReader } from '../../../i18n/reader'

interface PartnerCardProps {
  partner: {
    nameZh: string
    nameEn: string
    site: string
    siteProvenAt: Date | null
    siteProvenBy: SiteProof | null
    contactName: string
    contactEmail: string
    purpose: string
    createdAt: Date
  }
  children: ReactNode
}

/** Who a partner is, as operators need to know it, and what they can do about it. */
export async function PartnerCard({ partner, children }: PartnerCardProps) {
  const { t, format } = await getReader()
  const { siteProvenAt, siteProvenBy } = partner
  const at = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' })
  const time = siteProvenAt ? at(siteProvenAt) : ''
  const facts = {
    since: at(partner.createdAt),
    site: partner.site,
    proof: t(`partnerApplications.proven.${siteProvenBy ?? 'not'}`, { time }),
    contact: `${partner.contactName} · ${partner.contactEmail}`,
    purpose: partner.purpose,
  }
  return (
    <li className="rounded-2xl border border-line p-5">
      <h3 className="font-semibold text-[1.25rem]">
        {partner.nameZh} · {partner.nameEn}
      </h3>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.9375rem]">
        {(['since', 'site', 'proof', 'contact', 'purpose'] as const).map((fact) => (
          <div key={fact} className="contents">
            <dt className="text-muted">{t(`partnerApplications.${fact}`)}</dt>
            <dd>{facts[fact]}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-col gap-3">{children}</div>
    </li>
  )
}
