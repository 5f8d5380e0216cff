import Link from 'next/link'
import type { listParts } from '@/domain/account/list-parts'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'

type Part = Awaited<ReturnType<typeof listParts>>[number]

/** Where each part of an account is played; some have no page of their own yet. */
function findPage({ role, school, partner }: Part) {
  if (role === 'operator') return '/operations'
  if (role === 'teacher') return '/studio'
  if (role === 'reviewer') return '/review'
  if (role === 'guardian') return '/family'
  if (role === 'partner_editor' && partner) return `/partner/${partner.id}`
  return role === 'school_administrator' && school ? `/school/${school.id}` : null
}

/** What somebody may do here, each with the way there. */
export async function PartList({ parts }: { parts: Part[] }) {
  const { t, locale } = await getReader()
  return (
    <section aria-labelledby="parts" className="mt-8">
      <h2 id="parts" className="font-semibold text-[1.375rem]">
        {t('account.parts.title')}
      </h2>
      {parts.length === 0 && <p className="mt-2 text-muted">{t('account.parts.none')}</p>}
      <ul className="mt-3 flex flex-col gap-2">
        {parts.map((part) => {
          const page = findPage(part)
          const place = part.school ?? part.partner
          const text = (
            <>
              <span className="font-semibold">{t(`account.parts.role.${part.role}`)}</span>
              {place && (
                <span className="text-muted">
                  {chooseText({ zh: place.nameZh, en: place.nameEn }, locale)}
                </span>
              )}
            </>
          )
          return (
            <li key={`${part.role} ${place?.id}`} className="rounded-xl border border-line">
              {page ? (
                <Link href={page} prefetch={false} className="flex flex-wrap gap-x-3 p-4 text-leaf">
                  {text}
                  <span aria-hidden="true">→</span>
                </Link>
              ) : (
                <p className="flex flex-wrap gap-x-3 p-4">{text}</p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
