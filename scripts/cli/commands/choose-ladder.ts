import { ladderSettings } from '@/common/ladder-setting'
import { chooseLadder, chooseLadderSchema } from '@/domain/school/choose-ladder'
import type { CliCommand } from '../cli-command'

export const chooseLadderCommand: CliCommand = {
  name: 'choose-ladder',
  description: "Choose when a classroom's next broadcasts get lower renditions.",
  required: { '--classroom <id>': 'the classroom' },
  optional: { '--ladder <when>': `${ladderSettings.join(', ')}; the media node's when left out` },
  async run({ db }, { classroom: classroomId, ladder = null }) {
    const given = chooseLadderSchema.parse({ classroomId, ladder })
    await chooseLadder({ db, ...given })
    return {
      json: given,
      text: `Lower renditions: ${given.ladder ?? 'as the media node is set'}.`,
    }
  },
}
