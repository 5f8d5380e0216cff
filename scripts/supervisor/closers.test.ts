import { expect, test } from 'vitest'
import { Closers } from './closers'

test('what was opened last is closed first, and a failure does not keep the rest open', async () => {
  const closed: string[] = []
  const closers = new Closers()
  closers.add(async () => closed.push('database'))
  closers.add(async () => {
    throw new Error('stuck')
  })
  closers.add(async () => closed.push('media'))
  expect(await closers.closeAll()).toEqual([new Error('stuck')])
  expect(closed).toEqual(['media', 'database'])
  expect(await closers.closeAll()).toEqual([])
})
