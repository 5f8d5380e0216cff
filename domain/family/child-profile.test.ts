import { describe, expect, test } from 'vitest'
import { childDataKeys } from '@/tests/support/child-data-keys'
import { type ChildProfile, childProfileSchema, openProfile, sealProfile } from './child-profile'
import { likenessOf } from './likeness'

const profile: ChildProfile = {
  ...{ name: '王小明', birthYear: 2012, birthMonth: 5, grade: 3, regionCode: '420106' },
}
const like = (change: Partial<ChildProfile>) => likenessOf({ ...profile, ...change }, childDataKeys)

test('a profile is sealed and opened again, and shows nothing between', async () => {
  const sealed = await sealProfile(profile, childDataKeys)
  expect(Buffer.from(sealed).toString()).not.toContain('420106')
  expect(await openProfile(sealed, childDataKeys)).toEqual(profile)
})

test.each([
  '<script>alert(1)</script>',
  'Robert\'); DROP TABLE "Child";--',
  '=HYPERLINK("http://evil.example")',
  '{{7*7}} %00 ../..',
])('%s is a name like any other', async (name) => {
  const read = childProfileSchema.parse({ ...profile, name })
  expect((await openProfile(await sealProfile(read, childDataKeys), childDataKeys)).name).toBe(name)
})

test.each([
  ['no name', { name: '  ' }],
  ['two lines', { name: '王\n小明' }],
  ['a name without end', { name: '王'.repeat(61) }],
  ['month 13', { birthMonth: 13 }],
  ['half a month', { birthMonth: 1.5 }],
  ['grade 13', { grade: 13 }],
  ['no division', { regionCode: '42' }],
])('%s is refused', (_, change) => {
  expect(childProfileSchema.safeParse({ ...profile, ...change }).success).toBe(false)
})

describe('likeness', () => {
  test('a name written in another way, another grade or county make no other child', () => {
    const latin = likenessOf({ ...profile, name: 'Wáng Xiǎo-míng' }, childDataKeys)
    expect(likenessOf({ ...profile, name: 'WANG XIAOMING' }, childDataKeys)).toBe(latin)
    expect(like({ name: ' 王 小明 ' })).toBe(like({}))
    expect(like({ grade: 4, regionCode: '429021' })).toBe(like({}))
  })

  test.each<Partial<ChildProfile>>([
    { name: '王小红' },
    { birthMonth: 6 },
    { birthYear: 2013 },
    { regionCode: '430104' },
  ])('%o makes another', (change) => {
    expect(like(change)).not.toBe(like({}))
  })

  test('nobody without the key can compute it, and the sealing keys do not matter', () => {
    const other = { ...childDataKeys, digest: new Uint8Array(32) }
    expect(likenessOf(profile, other)).not.toBe(like({}))
    const rotated = { ...childDataKeys, sealing: [{ kid: 'x', key: new Uint8Array(32) }] } as const
    expect(likenessOf(profile, rotated)).toBe(like({}))
  })
})
