import { expect, test } from 'vitest'
import { OperatorAccess } from './operator-access'

const passphrase = 'a passphrase for tests only'
const secret = 'a secret of an installation, for tests only'

function open(given: { passphrase?: string; secret?: string } = {}) {
  const state = { nowMs: Date.parse('2020-02-10T01:00:00Z') }
  const access = new OperatorAccess({
    passphrase,
    secret,
    ...given,
    clock: () => state.nowMs,
  })
  return { state, access }
}

async function signIn(access: OperatorAccess) {
  const result = await access.signIn({ passphrase, address: '192.0.2.1' })
  if (result.outcome !== 'signed_in') throw new Error(result.outcome)
  return result
}

test('whoever knows the passphrase is an operator until the day is over', async () => {
  const { state, access } = open()
  const { token, lifeSeconds } = await signIn(access)
  expect(await access.isOperator(token)).toBe(true)
  state.nowMs += lifeSeconds * 1000
  expect(await access.isOperator(token)).toBe(false)
})

test('nobody else is: no token, a forged one, one of another installation or passphrase', async () => {
  const { access } = open()
  const { token } = await signIn(access)
  const [header, payload] = token.split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  for (const forged of [undefined, '', 'x', `${header}.${payload}.AAAA`, unsigned]) {
    expect(await access.isOperator(forged)).toBe(false)
  }
  expect(await open({ secret: 'another' }).access.isOperator(token)).toBe(false)
  expect(await open({ passphrase: 'a new one' }).access.isOperator(token)).toBe(false)
})

test('after five wrong guesses even the right passphrase has to wait', async () => {
  const { state, access } = open()
  const guess = (text: string, address = '192.0.2.1') =>
    access.signIn({ passphrase: text, address })
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(await guess('wrong')).toEqual({ outcome: 'wrong' })
  }
  expect(await guess(passphrase)).toEqual({ outcome: 'too_many_attempts' })
  expect(await guess(passphrase, '192.0.2.2')).toMatchObject({ outcome: 'signed_in' })
  state.nowMs += 15 * 60_000
  expect(await guess(passphrase)).toMatchObject({ outcome: 'signed_in' })
})

test('without a passphrase the door stays shut, to an empty one too', async () => {
  const access = new OperatorAccess({ passphrase: undefined, secret, clock: Date.now })
  const outcome = await access.signIn({ passphrase: '', address: 'a' })
  expect(outcome).toEqual({ outcome: 'not_configured' })
  expect(await access.isOperator((await signIn(open().access)).token)).toBe(false)
})
