import { lotOf } from '@/domain/enrolment/draw'
import { drawEndsAt } from '@/domain/enrolment/draw-lots'
import { findReceipt } from '@/domain/enrolment/find-receipt'
import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'
import type { PublicProgramme } from './find-public-programme'

interface DrawSectionProps {
  programme: PublicProgramme
  /** That somebody wants to check. */
  receipt: string
}

/** The draw: what was promised, what was revealed, and a receipt checked against both. */
export async function DrawSection({ programme, receipt }: DrawSectionProps) {
  const { t, format } = await getReader()
  const { id: programmeId, drawSeedHash, drawSeed } = programme
  const endsAt = drawEndsAt(programme)
  const found = receipt && (await findReceipt({ db: getPortal().db, programmeId, receipt }))
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.375rem]">{t('programmes.draw')}</h2>
      {endsAt && (
        <>
          <p className="mt-2">
            {t('programmes.drawText', {
              until: format.dateTime(endsAt, { dateStyle: 'long', timeStyle: 'short' }),
            })}
          </p>
          <dl className="mt-3">
            <dt className="text-muted">{t('programmes.seedHash')}</dt>
            <dd className="break-all font-mono text-[0.875rem]">{drawSeedHash}</dd>
            <dt className="mt-2 text-muted">{t('programmes.seed')}</dt>
            <dd className="break-all font-mono text-[0.875rem]">
              {drawSeed ?? t('programmes.seedLater')}
            </dd>
          </dl>
        </>
      )}
      {!endsAt && <p className="mt-2">{t('programmes.noDraw')}</p>}
      <form className="mt-4 flex flex-wrap items-end gap-3">
        <label className="font-semibold">
          {t('programmes.receipt')}
          <input
            name="receipt"
            defaultValue={receipt}
            maxLength={64}
            className="mt-1 block min-h-12 rounded-lg border border-muted bg-raised px-3 font-normal"
          />
        </label>
        <button type="submit" className="button-quiet">
          {t('programmes.check')}
        </button>
      </form>
      {receipt && !found && (
        <p role="status" className="mt-3 font-semibold">
          {t('programmes.noReceipt')}
        </p>
      )}
      {found && (
        <div role="status" className="mt-3 rounded-xl border border-line p-4">
          <p>{t('programmes.stands', { tier: found.tier, place: found.place })}</p>
          {found.lot && drawSeed && (
            <>
              <p className="mt-2 break-all font-mono text-[0.875rem]">
                HMAC-SHA256(seed, {found.unitId}) = {lotOf(drawSeed, found.unitId)}
              </p>
              <p className="font-semibold">
                {t(
                  lotOf(drawSeed, found.unitId) === found.lot
                    ? 'programmes.lotRight'
                    : 'programmes.lotWrong',
                )}
              </p>
            </>
          )}
        </div>
      )}
    </section>
  )
}
