import type { Audience, Carriage, Database } from '@/prisma/database'
import type { FormAction } from '../components/form/form'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { CarriageForm } from './carriage-form'

interface CarriageSectionProps {
  db: Database
  course: { id: string; audience: Audience; carriage: Carriage }
  action: FormAction
  withdraw(embedId: string): Promise<void>
}

const mostListed = 200

/** Who may show a course on other sites, and where it is shown. */
export async function CarriageSection({ db, course, action, withdraw }: CarriageSectionProps) {
  const [{ t, locale }, embeds] = await Promise.all([
    getReader(),
    db.embed.findMany({
      where: { courseId: course.id, withdrawnAt: null },
      orderBy: { createdAt: 'asc' },
      take: mostListed,
      include: { partner: { select: { nameZh: true, nameEn: true } } },
    }),
  ])
  return (
    <section className="mt-10">
      <h3 className="font-semibold text-[1.125rem]">{t('school.carriage.title')}</h3>
      <p className="mt-2">{t('school.carriage.text')}</p>
      {course.audience === 'public' ? (
        <CarriageForm action={action} carriage={course.carriage} />
      ) : (
        <p className="mt-2 text-muted">{t('school.carriage.notPublic')}</p>
      )}
      <h4 className="mt-6 font-semibold">{t('school.carriage.where')}</h4>
      {embeds.length === 0 && <p className="mt-2 text-muted">{t('school.carriage.none')}</p>}
      <ul className="mt-2 divide-y divide-line border-line border-y empty:hidden">
        {embeds.map(({ id, partner, origins }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p className="min-w-0">
              {partner
                ? chooseText({ zh: partner.nameZh, en: partner.nameEn }, locale)
                : t('school.carriage.links')}
              <span className="block break-all text-[0.9375rem] text-muted">
                {origins.join(', ')}
              </span>
            </p>
            {partner && (
              <form action={withdraw.bind(null, id)}>
                <button type="submit" className="button-quiet">
                  {t('school.carriage.withdraw')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
