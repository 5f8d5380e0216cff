import { stopClass, stopClassSchema } from '@/domain/broadcast/stop-class'
import type { CliCommand } from '../cli-command'

export const stopClassCommand: CliCommand = {
  name: 'stop-class',
  description: 'Take a class off the air at once and hide its recording; resume-class undoes it.',
  required: {
    '--class-session <id>': 'the class, as in its watch address',
    '--reason <text>': 'why, for operators and the audit log',
  },
  optional: {},
  async run({ db, now }, options) {
    const given = stopClassSchema.parse({ ...options, classSessionId: options.classSession })
    const answer = await stopClass({ db, now, actorId: null, ...given })
    return {
      json: answer,
      text:
        answer.outcome === 'stopped'
          ? 'The class is stopped. Its recording is kept as evidence.'
          : 'The class was stopped already.',
    }
  },
}
