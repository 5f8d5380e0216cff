import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { systemClock } from '@/common/clock'
import {
  type AuthoriseAnswer,
  authorisePath,
  authoriseRequestSchema,
  type BroadcastReport,
  type OrdersAnswer,
  ordersPath,
  type ReplayRule,
  replayRulePath,
  reportsPath,
  reportsRequestSchema,
} from '@/common/media-contract'
import type { Health } from '@/common/media-health'
import { readSignature } from '@/common/signed-request'
import { type SimulcastOrders, sealSimulcastOrders } from '@/common/simulcast-orders'

export const testSecret = 'a secret of the two planes, for tests only'
export const testBroadcastId = '0123456789abcdef0123456789abcdef'
export const granted: AuthoriseAnswer = {
  outcome: 'granted',
  broadcastId: testBroadcastId,
  classroomId: 'classroom-1',
}

interface TestPortalState {
  /** `down`: answers 503. */
  mood: 'well' | 'down' | 'silent'
  answers: Record<string, AuthoriseAnswer>
  reports: BroadcastReport[]
  broadcastIds: string[]
  health: Health
  stoppedBroadcastIds: string[]
  accessChanges: OrdersAnswer['accessChanges']
  keyChanges: OrdersAnswer['keyChanges']
  replayRule: ReplayRule
  /** Where broadcasts are sent on to. */
  simulcast: SimulcastOrders
  onReports(): void
  onRefusal(): void
}

/** For tests: a portal that knows its keys by heart, and takes only what is signed. */
export async function openTestPortal(secret = testSecret) {
  const state: TestPortalState = {
    mood: 'well',
    answers: { good: granted },
    reports: [],
    broadcastIds: [],
    health: undefined,
    stoppedBroadcastIds: [],
    accessChanges: [],
    keyChanges: [],
    replayRule: { outcome: 'shown', from: null, to: null },
    simulcast: [],
    onReports: () => {},
    onRefusal: () => {},
  }
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const body = await text(request)
    if (state.mood === 'silent') return
    const answer = (status: number, value: unknown = {}) =>
      response.writeHead(status).end(JSON.stringify(value))
    if (state.mood === 'down') {
      answer(503)
      state.onRefusal()
      return
    }
    const signature = await readSignature(
      { method: request.method ?? '', path },
      {
        authorization: request.headers.authorization ?? null,
        secret,
        clock: systemClock,
      },
    )
    if (!signature?.signs(body)) return answer(401)
    if (path === authorisePath) {
      const { streamKey } = authoriseRequestSchema.parse(JSON.parse(body))
      const decision = state.answers[streamKey] ?? { outcome: 'refused', reason: 'wrong_key' }
      return answer(200, { ...decision, simulcast: sealSimulcastOrders(state.simulcast, secret) })
    }
    if (path === ordersPath) {
      const { stoppedBroadcastIds, accessChanges, keyChanges } = state
      return answer(200, { stoppedBroadcastIds, accessChanges, keyChanges })
    }
    if (path === replayRulePath) return answer(200, state.replayRule)
    if (path !== reportsPath) return answer(404)
    const { reports, broadcastIds, health } = reportsRequestSchema.parse(JSON.parse(body))
    state.reports.push(...reports)
    state.broadcastIds = broadcastIds
    state.health = health
    answer(200, { simulcast: sealSimulcastOrders(state.simulcast, secret) })
    state.onReports()
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    state,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    /** Until it has been asked in vain. */
    refused: () =>
      new Promise<void>((resolve) => {
        state.onRefusal = resolve
      }),
    /** Until what has come satisfies the question. */
    async reported(isEnough: (reports: BroadcastReport[]) => boolean) {
      while (!isEnough(state.reports)) {
        await new Promise<void>((resolve) => {
          state.onReports = resolve
        })
      }
      return state.reports
    },
  }
}
