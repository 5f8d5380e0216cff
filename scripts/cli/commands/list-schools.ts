import { listSchools } from '@/domain/school/list-schools'
import type { CliCommand } from '../cli-command'
import { formatTable } from '../format-table'

export const listSchoolsCommand: CliCommand = {
  name: 'list-schools',
  description: 'List the schools with their classrooms and courses.',
  required: {},
  optional: {},
  async run({ db }) {
    const schools = await listSchools({ db })
    const rows = schools.flatMap((school) => [
      { KIND: 'school', ID: school.id, NAME: `${school.nameZh} · ${school.nameEn}` },
      ...school.classrooms.map(({ id, name }) => ({ KIND: '  classroom', ID: id, NAME: name })),
      ...school.courses.map(({ id, titleZh, titleEn }) => ({
        KIND: '  course',
        ID: id,
        NAME: `${titleZh} · ${titleEn}`,
      })),
    ])
    return {
      json: { schools },
      text: rows.length > 0 ? formatTable(rows) : 'There is no school yet.',
    }
  },
}
