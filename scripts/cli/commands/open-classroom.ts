import { ladderSettings } from '@/common/ladder-setting'
import { openClassroom, openClassroomSchema } from '@/domain/school/open-classroom'
import type { CliCommand } from '../cli-command'

export const openClassroomCommand: CliCommand = {
  name: 'open-classroom',
  description: 'Open a place to broadcast from in a school.',
  required: { '--school <id>': 'the school', '--name <name>': 'name, as on its door' },
  optional: { '--ladder <when>': `${ladderSettings.join(', ')}; the media node's when left out` },
  async run({ db, now }, { school: schoolId, ...options }) {
    const given = openClassroomSchema.parse({ schoolId, ...options })
    const { id, name } = await openClassroom({ db, now, ...given })
    return {
      json: { classroomId: id },
      text: `${name} is open.\n\n  Classroom  ${id}\n\nNext: issue-key --classroom ${id}`,
    }
  },
}
