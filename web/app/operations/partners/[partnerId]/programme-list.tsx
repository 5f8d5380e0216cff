import { listListableProgrammes } from '@/domain/partner/list-listable-programmes'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { getPortal } from '../../../../server/portal'
import { addProgrammeHere, removeProgrammeHere } from './actions'
import { AddProgrammeForm } from './add-programme-form'

/** The programmes on a partner's list: it may carry all of their courses that schools open. */
export async function ProgrammeList({ partnerId }: { partnerId: string }) {
  const [{ t, locale }, { listed, others }] = await Promise.all([
    getReader(),
    listListableProgrammes({ db: getPortal().db, partnerId }),
  ])
  const nameOf = ({ nameZh, nameEn }: (typeof listed)[number]) =>
    chooseText({ zh: nameZh, en: nameEn }, locale)
  return (
    <section>
      <h2 className="mt-8 font-semibold text-[1.375rem]">
        {t('partnerApplications.list.programmes')}
      </h2>
      <p className="mt-2">{t('partnerApplications.list.programmesText')}</p>
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {listed.map((programme) => (
          <li key={programme.id} className="flex flex-wrap items-center justify-between gap-3 py-4">
            <span className="font-semibold">{nameOf(programme)}</span>
            <form action={removeProgrammeHere.bind(null, partnerId, programme.id)}>
              <button type="submit" className="button-quiet">
                {t('partnerApplications.list.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <AddProgrammeForm
          action={addProgrammeHere.bind(null, partnerId)}
          choices={others.map((programme) => ({ value: programme.id, label: nameOf(programme) }))}
        />
      )}
    </section>
  )
}
