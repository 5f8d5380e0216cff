import { notFound } from 'next/navigation'
import { carriableCourses } from '@/domain/partner/carriable-courses'
import { chooseText } from '../../../../../i18n/choose-text'
import { getReader } from '../../../../../i18n/reader'
import { EmbedForm } from '../../../../../partner/embed-form'
import { enterPartner } from '../../../../../partner/enter-partner'
import { makeHere } from './actions'

interface MakePageProps {
  params: Promise<{ partnerId: string; courseId: string }>
}

const mostClasses = 30

export default async function MakePage({ params }: MakePageProps) {
  const { partnerId, courseId } = await params
  const { partner, context } = await enterPartner(partnerId, `catalogue/${courseId}`)
  const course = await context.db.course.findFirst({
    where: { AND: [{ id: courseId }, carriableCourses(partner)] },
    include: {
      classSessions: {
        where: { isRehearsal: false, cancelledAt: null, endsAt: { gt: context.now } },
        orderBy: { startsAt: 'asc' },
        take: mostClasses,
      },
    },
  })
  if (!course) notFound()
  const { t, format, locale } = await getReader()
  const title = chooseText({ zh: course.titleZh, en: course.titleEn }, locale)
  const classes = course.classSessions.map(({ id, titleZh, titleEn, startsAt }) => ({
    value: id,
    label: `${format.dateTime(startsAt, { dateStyle: 'medium', timeStyle: 'short' })} · ${chooseText({ zh: titleZh, en: titleEn }, locale)}`,
  }))
  return (
    <div className="pt-8">
      <h2 className="font-semibold text-[1.375rem]">
        {t('partner.catalogue.make')}: {title}
      </h2>
      <EmbedForm
        action={makeHere.bind(null, partnerId, courseId)}
        values={{ name: title, origins: partner.site }}
        classes={classes}
        isNew
      />
    </div>
  )
}
