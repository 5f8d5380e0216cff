import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { systemClock } from '@/common/clock'
import { type OrdersAnswer, ordersPath } from '@/common/media-contract'
import { readSignature } from '@/common/signed-request'

const secret = 'a secret of the two planes, for tests only'

/** A small real portal that gives orders, and lets a test say which. */
export class TestOrders {
  readonly answer: OrdersAnswer = {
    stoppedBroadcastIds: [],
    endedBroadcastIds: [],
    keyChanges: [],
    withdrawnEmbedIds: [],
    accessChanges: [],
  }
  isAway = false
  asked = 0
  private readonly server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const body = await text(request)
    this.asked += 1
    const authorization = headers.authorization ?? null
    const signature = await readSignature(
      { method, path },
      { authorization, secret, clock: systemClock },
    )
    const isGood = path === ordersPath && signature?.signs(body) && !this.isAway
    response.writeHead(isGood ? 200 : 503).end(JSON.stringify(this.answer))
  })

  async start() {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    const address = this.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return { url: `http://127.0.0.1:${port}`, secret }
  }

  stop() {
    this.server.closeAllConnections()
    this.server.close()
  }
}
