import { expect, test } from 'vitest'
import { type Candidate, chooseToRestore, chooseToShed } from './choose-renditions'

const candidate = (name: string, more: Partial<Candidate> = {}): Candidate => {
  const [broadcastId = '', renditionId = ''] = name.split(' ')
  const counts = { requests: 0, broadcastRequests: 0 }
  return { broadcastId, renditionId, supply: 'made', ...counts, ...more }
}
const names = (chosen: readonly Candidate[]) =>
  chosen.map(({ broadcastId, renditionId }) => `${broadcastId} ${renditionId}`)

test('480p goes first in all broadcasts, then 360p, then nothing', () => {
  const a480 = candidate('a 480p', { requests: 9 })
  const a360 = candidate('a 360p')
  const b360 = candidate('b 360p', { requests: 1 })
  expect(names(chooseToShed([a360, a480, b360]))).toEqual(['a 480p'])
  expect(names(chooseToShed([a360, { ...a480, supply: 'shed' }, b360]))).toEqual(['a 360p'])
  expect(
    chooseToShed([{ ...a480, supply: 'shed' }, candidate('b 480p', { supply: 'idle' })]),
  ).toEqual([])
})

test('what nobody asks for goes before what few ask for', () => {
  const asked = [5, 0, 3].map((requests, index) => candidate(`${index} 480p`, { requests }))
  expect(names(chooseToShed(asked))).toEqual(['1 480p'])
})

test('a large node gives up several at once', () => {
  const many = Array.from({ length: 30 }, (_, index) => candidate(`${index} 480p`))
  expect(chooseToShed(many)).toHaveLength(8)
})

test('the smallest comes back first, and where most is asked for', () => {
  const shed = (name: string, broadcastRequests: number) =>
    candidate(name, { supply: 'shed', broadcastRequests })
  const all = [shed('a 480p', 9), shed('b 360p', 1), shed('c 360p', 5)]
  expect(names([chooseToRestore(all) ?? candidate('none')])).toEqual(['c 360p'])
  expect(chooseToRestore([candidate('a 480p')])).toBeNull()
})
