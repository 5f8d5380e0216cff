import { z } from 'zod'
import { resumeClass } from '@/domain/broadcast/resume-class'
import type { CliCommand } from '../cli-command'

const optionsSchema = z.object({ classSessionId: z.string() })

export const resumeClassCommand: CliCommand = {
  name: 'resume-class',
  description: 'Undo stop-class: it may be broadcast, and watched again.',
  required: { '--class-session <id>': 'the class, as in its watch address' },
  optional: {},
  async run({ db, now }, { classSession: classSessionId }) {
    const given = optionsSchema.parse({ classSessionId })
    const { outcome, broadcastId } = await resumeClass({ db, now, actorId: null, ...given })
    return {
      json: { outcome, broadcastId },
      text: outcome === 'resumed' ? 'The class may go on air again.' : 'The class was not stopped.',
    }
  },
}
