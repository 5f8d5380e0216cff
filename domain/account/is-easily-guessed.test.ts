import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { isEasilyGuessed } from './is-easily-guessed'
import { makePassword } from './make-password'
import { passwordSchema } from './password'

const account = { email: 'li.wei@maple.example', name: 'Li Weiming' }
const isEasy = (password: string) => isEasilyGuessed(password, account)

test('the most used passwords that are long enough are refused', () => {
  const long = dictionary['passwords-common'].filter(
    (password) => passwordSchema.safeParse(password).success,
  )
  expect(long.length).toBeGreaterThan(1_500)
  // One in ten, since each takes milliseconds.
  const tried = long.filter((_, index) => index % 10 === 0)
  expect(tried.filter((password) => !isEasy(password))).toEqual([])
})

test.each([
  'Password2020!',
  'P@ssw0rd1234',
  '1q2w3e4r5t',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'teacher123',
  'qwertyuiop123',
  'seedling12',
  '2020-02-10',
])('%s is easily guessed', (password) => {
  expect(isEasy(password)).toBe(true)
})

test('what stands in the account is easily guessed there, and not elsewhere', () => {
  expect(isEasy('weiming1234')).toBe(true)
  expect(isEasy('li.wei@maple.example')).toBe(true)
  expect(isEasilyGuessed('weiming7301', { email: 'a@b.example', name: 'A' })).toBe(false)
})

test.each([
  'correct horse battery staple',
  'my dog eats blue shoes',
  '四月的雨落在屋檐上面',
  'kx7fq2m9zt',
  makePassword(),
])('%s is taken', (password) => {
  expect(isEasy(password)).toBe(false)
})

test('the longest is judged in a moment', () => {
  for (const text of ['x'.repeat(128), 'abcdefgh'.repeat(16), 'P@55w0rd'.repeat(16)]) {
    expect(isEasy(text)).toBe(true)
  }
}, 10_000)
