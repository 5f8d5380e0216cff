import { expect, test } from 'vitest'
import { withoutSecrets } from './without-secrets'

test.each(['password', 'newPassword', 'code', 'streamKey', 'identity ckx1', 'identityNumber'])(
  'what was typed as %s does not travel back',
  (name) => expect(withoutSecrets({ [name]: 'secret' })).toEqual({}),
)

test.each(['name', 'classCode', 'regionCode', 'reasonCode'])('%s does', (name) => {
  expect(withoutSecrets({ [name]: 'typed' })).toEqual({ [name]: 'typed' })
})
