import { z } from 'zod'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import type { CliCommand } from '../cli-command'

const optionsSchema = z.object({ classroomId: z.string() })

export const issueKeyCommand: CliCommand = {
  name: 'issue-key',
  description:
    "Make a classroom's stream key anew; the former one dies, with whoever is on air by it.",
  required: { '--classroom <id>': 'the classroom' },
  optional: {},
  async run({ db, now, settings }, { classroom: classroomId }) {
    const { streamKey } = await issueStreamKey({
      db,
      now,
      ...optionsSchema.parse({ classroomId }),
    })
    return {
      json: { streamKey, rtmpUrl: settings.RTMP_URL },
      text: `  Server      ${settings.RTMP_URL}\n  Stream key  ${streamKey}\n\nThe key is shown this once. Keep it like a password; issue-key makes a new one at any time.`,
    }
  },
}
