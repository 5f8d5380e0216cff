import { stringify } from 'csv-stringify/sync'
import { mayEditPartner } from '@/domain/access/may'
import { DomainError } from '@/domain/domain-error'
import { findPartnerByKey } from '@/domain/partner/find-partner-key'
import { listViewingFigures, type ViewingFigures } from '@/domain/partner/list-viewing-figures'
import { getReader, type Translate } from '../i18n/reader'
import { answer } from '../server/answer'
import { type FindAccount, findGrants } from '../server/find-grants'
import { domainContext, type Portal } from '../server/portal'
import { readBearer } from './read-bearer'

interface StatisticsRequest {
  portal: Portal
  request: Request
  partnerId: string
  findAccount: FindAccount
}

const keptDays = 366
const dayMs = 24 * 3_600_000

/**
 * `GET /api/partner/<partnerId>/statistics`: a year of live viewing by hour, site and course, for its editors and
 * its programs.
 */
export function answerStatistics(options: StatisticsRequest) {
  const { portal, partnerId } = options
  return answer({ portal, route: '/api/partner/[partnerId]/statistics' }, async () => {
    const { db, now } = domainContext(portal)
    if (!(await mayRead(options))) throw new DomainError('partner_not_found')
    const from = new Date(now.getTime() - keptDays * dayMs)
    const by = 'hour_site_course' as const
    const [{ t }, rows] = await Promise.all([
      getReader(),
      listViewingFigures({ db, partnerId, from, to: now, by }),
    ])
    return new Response(formatStatistics(rows, t), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="statistics.csv"',
        'cache-control': 'no-store',
      },
    })
  })
}

async function mayRead({ portal, request, partnerId, findAccount }: StatisticsRequest) {
  const apiKey = readBearer(request)
  if (apiKey !== null) {
    const context = domainContext(portal)
    const partner = await findPartnerByKey({ ...context, apiKey, scope: 'statistics:read' })
    return partner?.id === partnerId
  }
  return mayEditPartner(await findGrants(findAccount), partnerId)
}

const columns = [
  ...(['hour', 'site', 'course', 'courseId'] as const),
  ...(['viewers', 'minutes', 'p95', 'rebuffer'] as const),
]
const thousand = 1_000

/** RFC 4180, with the mark by which spreadsheets know UTF-8; what begins like a formula is none. */
export function formatStatistics(rows: ViewingFigures[], t: Translate) {
  const table = [
    columns.map((column) => t(`partner.statistics.column.${column}`)),
    ...rows.map(({ hour, site, titleZh, courseId, p95StartMs, rebufferRatio, ...row }) => [
      ...[hour.toISOString(), site ?? '', titleZh, courseId, row.viewers, row.minutes],
      ...[p95StartMs === null ? '' : Math.round(p95StartMs) / thousand, rebufferRatio.toFixed(4)],
    ]),
  ]
  return stringify(table, { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
