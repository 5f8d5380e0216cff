import Link from 'next/link'
import { getReader } from '../../i18n/reader'

const links = [
  ['week', '/family/week'],
  ['privacy', '/family/privacy'],
] as const

export async function FamilyLinks() {
  const { t } = await getReader()
  return (
    <nav aria-label={t('family.links.label')} className="mt-8 flex flex-wrap gap-3">
      {links.map(([name, href]) => (
        <Link key={name} href={href} prefetch={false} className="button-quiet">
          {t(`family.links.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
