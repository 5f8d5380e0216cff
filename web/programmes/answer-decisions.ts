import { DomainError } from '@/domain/domain-error'
import { listDecisionLines } from '@/domain/enrolment/list-decision-lines'
import { answer } from '../server/answer'
import type { Portal } from '../server/portal'

interface DecisionsRequest {
  portal: Portal
  programmeId: string
}

const heading = 'sequence,kind,tier,orderKey,receipt,block,at,askedUntil,hash\n'

/** `GET /api/programmes/<programmeId>/decisions`: the whole chain as CSV, written as it is read. */
export function answerDecisions({ portal, programmeId }: DecisionsRequest) {
  return answer({ portal, route: '/api/programmes/[programmeId]/decisions' }, async () => {
    const { db } = portal
    const where = { id: programmeId, publishedAt: { not: null } }
    const programme = await db.programme.findUnique({ where, select: { rulesHash: true } })
    if (!programme) throw new DomainError('programme_not_found')
    const lines = listDecisionLines({ db, programmeId })
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(heading)),
      async pull(controller) {
        const { value, done } = await lines.next()
        if (done) return controller.close()
        // Nothing here was typed by anybody: numbers, digests and receipts need no quoting.
        const text = value.map((line) =>
          [
            ...[
              line.sequence,
              line.kind,
              line.tier,
              line.orderKey,
              line.subscriptionId,
              line.number,
            ],
            ...[line.blockAt?.getTime(), line.askedUntil?.getTime(), line.hash],
          ].join(','),
        )
        controller.enqueue(encoder.encode(text.length > 0 ? `${text.join('\n')}\n` : ''))
      },
      async cancel() {
        await lines.return(undefined)
      },
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="decisions-${programmeId}.csv"`,
        'cache-control': 'public, max-age=10',
        'x-rules-hash': programme.rulesHash ?? '',
      },
    })
  })
}
