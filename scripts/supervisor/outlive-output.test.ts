import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = `
  const { outliveOutput } = await import(${JSON.stringify(fileURLToPath(new URL('./outlive-output.ts', import.meta.url)))})
  outliveOutput()
  for (const stream of [process.stdout, process.stderr]) stream.write('first')
  setImmediate(() => process.stdout.write('second'))
  setTimeout(() => process.exit(7), 100)
`

// full(4): whatever is written to it meets a full disk.
test('what is said on a full disk ends nothing', async () => {
  const full = openSync('/dev/full', 'w')
  const speaker = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', source],
    { stdio: ['ignore', full, full] },
  )
  expect(await once(speaker, 'exit')).toEqual([7, null])
})
