import type { Metadata } from 'next'
import { listBirthYears } from '@/domain/family/child-age'
import { ChildForm } from '../../../../family/ask/child-form'
import { AccessList } from '../../../../family/child/access-list'
import { ConsentList } from '../../../../family/child/consent-list'
import { enterChild } from '../../../../family/child/enter-child'
import { MoveSection } from '../../../../family/child/move-section'
import { SureForm } from '../../../../family/sure-form'
import { getReader } from '../../../../i18n/reader'
import { SectionReader } from '../../../../i18n/section-reader'
import { changeHere, deleteHere, moveHere, withdrawHere } from './actions'

interface ChildPageProps {
  params: Promise<{ childId: string }>
  searchParams: Promise<{ of?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('family.child.title'), robots: { index: false } }
}

/** Everything that is known of a child: to be seen, corrected, withdrawn and deleted. */
export default async function ChildPage({ params, searchParams }: ChildPageProps) {
  const [{ childId }, { of }] = await Promise.all([params, searchParams])
  const { context, child } = await enterChild(childId)
  const { t } = await getReader()
  return (
    <SectionReader sections={['ask', 'family']}>
      <div className="max-w-[36rem]">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{child.profile.name}</h1>
        <p className="mt-2 text-muted">{t('family.child.text')}</p>
        <ChildForm
          action={changeHere.bind(null, childId)}
          years={listBirthYears(context.now)}
          child={child.profile}
          button={t('family.child.save')}
        />
        <MoveSection child={child} of={of} action={moveHere.bind(null, childId)} />
        <ConsentList consents={child.consents} withdraw={withdrawHere.bind(null, childId)} />
        <AccessList {...context} childId={childId} />
        <SureForm action={deleteHere.bind(null, childId)} what="child" />
      </div>
    </SectionReader>
  )
}
