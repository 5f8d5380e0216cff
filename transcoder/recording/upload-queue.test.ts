import { expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { until } from '@/tests/support/until'
import { UploadQueue } from './upload-queue'

const one = '1'.repeat(32)
const other = '2'.repeat(32)

/** A storage that refuses a few times before it takes anything. */
function openQueue({ refusals, firstRetryMs = 1 }: { refusals: number; firstRetryMs?: number }) {
  const tried: string[] = []
  let failures = 0
  const queue = new UploadQueue({
    upload: async (broadcastId) => {
      tried.push(broadcastId)
      if (tried.length <= refusals) throw new Error('refused')
    },
    onFailure: () => {
      failures += 1
    },
    log: silentLog,
    firstRetryMs,
  })
  return { queue, tried, countFailures: () => failures }
}

test('what fails is tried again behind the others, until all are stored', async () => {
  const { queue, tried, countFailures } = openQueue({ refusals: 1 })
  queue.request(one)
  queue.request(other)
  queue.request(other)
  expect(queue.size).toBe(2)
  await queue.whenEmpty()
  expect(tried).toEqual([one, other, one])
  expect([queue.size, countFailures()]).toEqual([0, 1])
  queue.request(one)
  await queue.whenEmpty()
  expect(tried).toHaveLength(4)
})

test('a queue that is stopped does not wait for its next try, and takes nothing more', async () => {
  const { queue, tried, countFailures } = openQueue({ refusals: Infinity, firstRetryMs: 3_600_000 })
  queue.request(one)
  await until('the failure', async () => countFailures() === 1)
  expect(queue.size).toBe(1)
  await queue.stop()
  queue.request(other)
  expect(tried).toEqual([one])
})
