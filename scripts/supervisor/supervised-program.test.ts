import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { RestartDelay } from '@/common/restart-delay'
import { SupervisedProgram } from './supervised-program'

const live: SupervisedProgram[] = []
afterEach(() => Promise.all(live.splice(0).map((program) => program.stop({ withinMs: 1000 }))))

/** Supervises a small Node.js script; `nextStart()` gives the child of each start in turn. */
function supervise(source: string, { mayFinish = false } = {}) {
  const starts: ChildProcess[] = []
  const notes: string[] = []
  const waiting: ((child: ChildProcess) => void)[] = []
  const program = new SupervisedProgram({
    name: 'media',
    spawn: () => {
      const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'ignore'] })
      const waiter = waiting.shift()
      if (waiter) waiter(child)
      else starts.push(child)
      return child
    },
    onNote: (text) => notes.push(text),
    restartDelay: new RestartDelay(1),
    mayFinish,
  })
  live.push(program)
  const nextStart = () =>
    new Promise<ChildProcess>((resolve) => {
      const child = starts.shift()
      if (child) resolve(child)
      else waiting.push(resolve)
    })
  return { program, notes, nextStart }
}

const untilItSays = async (child: ChildProcess) => {
  if (child.stdout) await once(child.stdout, 'data')
}

const stays = 'setInterval(() => {}, 1000); console.log("up")'

test('a program that dies is said to have died and started again, ever later', async () => {
  const { program, notes, nextStart } = supervise('process.exit(3)')
  program.start()
  for (let start = 0; start < 3; start++) await once(await nextStart(), 'exit')
  expect(notes.slice(0, 3)).toEqual([
    'media ended with code 3; starting it again in 0.001 s.',
    'media ended with code 3; starting it again in 0.002 s.',
    'media ended with code 3; starting it again in 0.004 s.',
  ])
})

test('a program that is killed comes back as another process', async () => {
  const { program, notes, nextStart } = supervise(stays)
  program.start()
  const first = await nextStart()
  await untilItSays(first)
  first.kill('SIGKILL')
  const second = await nextStart()
  expect(second.pid).not.toBe(first.pid)
  expect(notes).toEqual(['media was ended by SIGKILL; starting it again in 0.001 s.'])
})

test('a stop is not taken for a death', async () => {
  const { program, notes, nextStart } = supervise(stays)
  program.start()
  const child = await nextStart()
  await untilItSays(child)
  await program.stop({ withinMs: 1000 })
  expect(child.signalCode).toBe('SIGTERM')
  expect(notes).toEqual([])
})

test('a program that may finish is not started again after code 0, and is after any other', async () => {
  const finishing = supervise('process.exit(0)', { mayFinish: true })
  finishing.program.start()
  await once(await finishing.nextStart(), 'exit')
  expect(finishing.notes).toEqual(['media has ended as it was told; it is not started again.'])
  expect(finishing.program.deaths).toBe(0)

  const failing = supervise('process.exit(1)', { mayFinish: true })
  failing.program.start()
  await once(await failing.nextStart(), 'exit')
  await failing.nextStart()
})

test('a program that does not end when asked is ended for good', async () => {
  const { program, nextStart } = supervise(`process.on('SIGTERM', () => {}); ${stays}`)
  program.start()
  const child = await nextStart()
  await untilItSays(child)
  await program.stop({ withinMs: 50 })
  expect(child.signalCode).toBe('SIGKILL')
})

test('a stop while waiting to start again starts nothing', async () => {
  const { program, nextStart } = supervise('process.exit(1)')
  program.start()
  await once(await nextStart(), 'exit')
  await program.stop({ withinMs: 1000 })
  await program.stop({ withinMs: 1000 })
  expect(program.deaths).toBe(1)
})
