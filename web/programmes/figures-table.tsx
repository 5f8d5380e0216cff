import {
  leastShown,
  type ProgrammeFigure,
  readProgrammeFigures,
} from '@/domain/enrolment/programme-figures'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { getPortal, type Portal } from '../server/portal'
import { ShortCache } from '../server/short-cache'
import type { PublicProgramme } from './find-public-programme'
import { provinceName } from './region-name'

const lifeMs = 10_000
const longestEntries = 100
const caches = new WeakMap<Portal, ShortCache<ProgrammeFigure[]>>()

/** Alike for everybody, and costly with millions: looked up once in some seconds. */
function readFigures(programmeId: string) {
  const portal = getPortal()
  const cache =
    caches.get(portal) ?? new ShortCache({ clock: portal.clock, lifeMs, longestEntries })
  caches.set(portal, cache)
  return cache.get(programmeId, () => readProgrammeFigures({ db: portal.db, programmeId }))
}

const columns = ['asked', 'granted', 'waiting'] as const

/** By tier and province; a number so small that it could tell of single children is not shown. */
export async function FiguresTable({ programme }: { programme: PublicProgramme }) {
  const [{ t, locale, format }, figures] = await Promise.all([
    getReader(),
    readFigures(programme.id),
  ])
  const show = (count: number) =>
    count > 0 && count < leastShown
      ? t('programmes.few', { count: leastShown })
      : format.number(count)
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.375rem]">{t('programmes.figures')}</h2>
      {figures.length === 0 && <p className="mt-2 text-muted">{t('programmes.nobodyYet')}</p>}
      {programme.tiers.map(({ rank, nameZh, nameEn }) => {
        const rows = figures.filter(({ tier }) => tier === rank)
        if (rows.length === 0) return null
        return (
          <table key={rank} className="mt-4 w-full text-left">
            <caption className="text-left font-semibold">
              {chooseText({ zh: nameZh, en: nameEn }, locale)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('programmes.province')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="text-right">
                    {t(`programmes.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.province} className="border-line border-t">
                  <th scope="row" className="font-normal">
                    {provinceName(row.province, locale)}
                  </th>
                  {columns.map((column) => (
                    <td key={column} className="text-right tabular-nums">
                      {show(row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </section>
  )
}
