import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createLog } from '@/common/log'
import { readSettings } from '@/common/settings'
import { demoLecturePath, demoLectureSchema } from '../demo-files'
import { Lecture } from './lecture'

/** Puts the demo lecture on air and keeps it there until the program is told to stop. */
async function publishLecture() {
  const settings = readSettings({
    DATA_DIR: z.string().default('.data'),
    LOG_LEVEL: z.string().default('info'),
  })
  const text = readFileSync(demoLecturePath(settings.DATA_DIR), 'utf8')
  const lecture = new Lecture({
    lecture: demoLectureSchema.parse(JSON.parse(text)),
    // Programs run from the root of the code.
    pictureFolder: join(process.cwd(), 'scripts', 'demo', 'lecture'),
    log: createLog('lecture', settings.LOG_LEVEL),
  })
  const stopAsked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const ended = lecture.run()
  await Promise.race([stopAsked, ended])
  await lecture.stop()
  await ended
}

await publishLecture()
