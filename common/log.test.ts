import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

/** Logs when it is told to, while a line is on its way already, and exits in the same breath. */
const program = `
  import { createLog } from './common/log.ts'
  const log = createLog('test')
  process.on('message', () => {
    log.info({ id: 1 }, 'the first word')
    void Promise.resolve().then(() => {
      log.info({ id: 2 }, 'the last word')
      process.exit(0)
    })
  })
  process.send('ready')`

async function start() {
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  await once(child, 'message')
  const { stdout } = child
  if (!stdout) throw new Error('there is no standard output')
  return { child, stdout }
}

test('what is said last is still written as the process exits', async () => {
  const { child, stdout } = await start()
  child.send('go')
  const lines = (await text(stdout)).trim().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: 'info', program: 'test', id: 1, msg: 'the first word' },
    { level: 'info', program: 'test', id: 2, msg: 'the last word' },
  ])
})

test('a process exits though nobody reads its log any more', async () => {
  const { child, stdout } = await start()
  stdout.destroy()
  await once(stdout, 'close')
  child.send('go')
  try {
    const ended = await Promise.race([
      once(child, 'exit'),
      once(AbortSignal.timeout(8_000), 'abort'),
    ])
    expect(ended[0]).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
})
