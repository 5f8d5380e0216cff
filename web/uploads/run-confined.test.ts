import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { runConfined } from './run-confined'

const run = (command: string, args: string[], input = '') =>
  runConfined({
    ...{ command, args, input: Buffer.from(input) },
    ...{ longestMs: 2_000, mostOutputBytes: 1024 * 1024 },
  })

test('what goes in comes out by its pipes', async () => {
  expect(await run('cat', [], 'a page')).toMatchObject({
    ...{ exitCode: 0, output: Buffer.from('a page') },
  })
})

test('it is told nothing of our environment, and is nobody', async () => {
  vi.stubEnv('ACCOUNT_SECRET', 'a secret of the portal')
  const { output } = await run('env', [])
  expect(output.toString()).not.toContain('a secret')
  vi.unstubAllEnvs()
  if (process.getuid?.() === 0)
    expect((await run('id', ['-un'])).output.toString()).toBe('nobody\n')
})

test('it writes no file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seedling-confined-'))
  chmodSync(folder, 0o777)
  const { exitCode } = await run('dd', ['if=/dev/zero', `of=${folder}/a`, 'count=1'])
  expect(exitCode).not.toBe(0)
  expect(statSync(join(folder, 'a'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  rmSync(folder, { recursive: true })
})

test.each([
  ['sleeps for ever', 'sleep', ['60']],
  ['writes without end', 'yes', []],
  ['takes all memory', 'dd', ['if=/dev/zero', 'of=/dev/null', 'bs=2G', 'count=1']],
])('one that %s is ended', async (_, command, args) => {
  const { exitCode, output } = await run(command, args)
  expect(exitCode).not.toBe(0)
  expect(output.byteLength).toBeLessThanOrEqual(1024 * 1024)
})

test('one that does not read what it is given harms nobody', async () => {
  expect((await run('true', [], 'x'.repeat(5_000_000))).exitCode).toBe(0)
})

test('one that is not installed is an error, told from a bad file', async () => {
  await expect(run('no-such-program', [])).rejects.toThrow('no-such-program is not installed')
})
