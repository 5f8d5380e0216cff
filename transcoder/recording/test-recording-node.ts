import { setTimeout as delay } from 'node:timers/promises'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder } from '../test-transcoder'

// For the test that kills it: records into the folder it is given, and tells the media made so far.
const [, , folder = ''] = process.argv
const transcoder = await openTestTranscoder({ RECORDING: 'on', RECORDING_DIR: folder })
const events = await makeSourceEvents(testCard({ seconds: 30 }))
for (const event of events) {
  transcoder.pipeline.push(event)
  process.stdout.write(`${transcoder.pipeline.describe().windowSeconds}\n`)
  await delay(2)
}
process.stdout.write('done\n')
await transcoder.transcoder.stop()
