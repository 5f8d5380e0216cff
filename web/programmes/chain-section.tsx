import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'
import type { PublicProgramme } from './find-public-programme'

/** Where the chain of decisions stands, and all of it to take home. */
export async function ChainSection({ programme }: { programme: PublicProgramme }) {
  const { id: programmeId, rulesHash } = programme
  const [{ t, format }, head] = await Promise.all([
    getReader(),
    getPortal().db.decisionBlock.findFirst({
      where: { programmeId },
      orderBy: { number: 'desc' },
    }),
  ])
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.375rem]">{t('programmes.chain')}</h2>
      <p className="mt-2">{t('programmes.chainText')}</p>
      <p className="mt-2 text-muted">{t('programmes.rulesHash')}</p>
      <p className="break-all font-mono text-[0.875rem]">{rulesHash}</p>
      {head && (
        <>
          <p className="mt-2">
            {t('programmes.chainHead', {
              block: head.number,
              decisions: head.lastSequence,
              at: format.dateTime(head.at, { dateStyle: 'medium', timeStyle: 'medium' }),
            })}
          </p>
          <p className="break-all font-mono text-[0.875rem]">{head.hash}</p>
        </>
      )}
      <p className="mt-3">
        <a
          href={`/api/programmes/${programmeId}/decisions`}
          className="text-leaf underline underline-offset-4"
        >
          {t('programmes.download')}
        </a>
      </p>
    </section>
  )
}
