import { decideProgramme } from '@/domain/enrolment/decide-programme'
import { openDatabaseClient } from '@/prisma/database'
import { decideOrderSchema } from './decide-order'

/** Decides as the portal's background does, in a process of its own whose memory can be told. */
const { databaseUrl, moments, ...order } = decideOrderSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
)
const db = openDatabaseClient(databaseUrl, { maxConnections: 2 })
let decisions = 0
for (const at of moments) {
  decisions += await decideProgramme({
    ...{ db, at, ...order },
    onProgress: (soFar) => process.send?.({ type: 'progress', decisions: decisions + soFar }),
  })
}
await db.$disconnect()
const peakBytes = process.resourceUsage().maxRSS * 1024
process.send?.({ type: 'done', decisions, peakBytes })
process.disconnect()
