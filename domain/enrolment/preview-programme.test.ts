import { expect, test } from 'vitest'
import { previewProgramme } from './preview-programme'

test('the samples say who goes first, who does not, and who is turned away', () => {
  const names = { nameZh: '一', nameEn: 'One' }
  const samples = previewProgramme({
    evidenceRule: 'sample',
    tiers: [
      { ...names, claims: ['residence'], regionPrefixes: ['42'] },
      { ...names, claims: [], regionPrefixes: [] },
    ],
  })
  expect(
    samples.map(({ claim, regionCode, tier, evidence }) => [
      claim,
      regionCode,
      tier?.rank,
      evidence,
    ]),
  ).toEqual([
    ['residence', '420000', 1, 'perhaps'],
    ['residence', '650100', undefined, 'perhaps'],
    ['medical_worker', '650100', undefined, 'perhaps'],
    [null, '650100', 2, 'never'],
  ])
})
