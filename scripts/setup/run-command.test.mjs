import { expect, test } from 'vitest'
import { runCommand, SetupError } from './run-command.mjs'

const node = (source) => [process.execPath, ['-e', source]]

test('a command that fails gives the tail of what it said, and what to do', async () => {
  const [command, args] = node(
    'for (let i = 0; i < 99; i++) console.log("line", i); process.exit(3)',
  )
  const failure = await runCommand(command, args, { advice: 'Try again.' }).catch((error) => error)
  expect(failure).toBeInstanceOf(SetupError)
  expect(failure.message).toMatch(/ended with code 3$/)
  expect(failure.advice).toBe('Try again.')
  expect(failure.tail.split('\n').at(-1)).toBe('line 98')
  expect(failure.tail.split('\n').length).toBeLessThan(30)
})

test('what a command writes to its third channel tells how far it is', async () => {
  const said = []
  await runCommand(...node('require("fs").writeSync(3, "pmstatus:x:50:y\\n")'), {
    onStatus: (line) => said.push(line),
  })
  expect(said).toEqual(['pmstatus:x:50:y'])
})
