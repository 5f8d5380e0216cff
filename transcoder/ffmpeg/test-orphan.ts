import { planLadder } from '../ladder'
import { makeSourceEvents, testCard } from '../test-source'
import { ObservedLadder } from './test-ladder'

/** For tests: a process with a ladder at work, which says the ffmpeg's id and then waits to be killed. */
const video = { width: 640, height: 360, fps: 25, kbps: 5_000 }
const ladder = new ObservedLadder(planLadder({ video, audio: null }, 'always'))
for (const event of await makeSourceEvents(testCard({ seconds: 1 }))) ladder.process.push(event)
await ladder.until(() => ladder.videoFrames('360p').length > 0)
process.stdout.write(`${ladder.process.pid}\n`)
