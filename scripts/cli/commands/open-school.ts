import { openSchool, openSchoolSchema } from '@/domain/school/open-school'
import type { CliCommand } from '../cli-command'

export const openSchoolCommand: CliCommand = {
  name: 'open-school',
  description: 'Open a school.',
  required: {
    '--name-zh <name>': 'name in Chinese',
    '--name-en <name>': 'name in English',
  },
  optional: { '--region-code <code>': 'division code (GB/T 2260), six digits' },
  async run({ db, now }, options) {
    const { id, nameZh, nameEn } = await openSchool({ db, now, ...openSchoolSchema.parse(options) })
    return {
      json: { schoolId: id },
      text: `${nameZh} (${nameEn}) is open.\n\n  School  ${id}\n\nNext: open-classroom --school ${id} --name <name>`,
    }
  },
}
