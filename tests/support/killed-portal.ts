import { z } from 'zod'
import { decideProgramme } from '@/domain/enrolment/decide-programme'
import { requestSubscription } from '@/domain/enrolment/request-subscription'
import { openDatabaseClient } from '@/prisma/database'
import { childDataKeys as keys } from './child-data-keys'

/** A portal that asks and decides until it is killed; it says each request that it has answered. */
const orderSchema = z.object({
  databaseUrl: z.string(),
  programmeId: z.string(),
  accountSecret: z.string(),
  asks: z.array(z.object({ accountId: z.string(), childId: z.string() })),
})

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { databaseUrl, programmeId, accountSecret, asks } = order
const db = openDatabaseClient(databaseUrl)
const say = (line: string) => process.stdout.write(`${line}\n`)

async function ask() {
  await Promise.all(
    asks.map(async ({ accountId, childId }) => {
      const children = [{ childId, claim: null }]
      const request = { db, keys, accountId, programmeId, children, takesFreePlace: true }
      const [answer] = await requestSubscription(request)
      say(`${childId} ${answer?.subscriptionId}`)
    }),
  )
}

async function decide() {
  for (;;) {
    const portalUrl = 'http://portal.test'
    await decideProgramme({ db, programmeId, portalUrl, accountSecret, mostDecisions: 3 })
  }
}

say('ready')
void ask()
void decide()
