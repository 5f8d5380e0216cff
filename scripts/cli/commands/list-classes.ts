import { listClassSessions } from '@/domain/course/list-class-sessions'
import type { CliCommand } from '../cli-command'
import { formatTable } from '../format-table'

export const listClassesCommand: CliCommand = {
  name: 'list-classes',
  description: 'List the classes on the timetable with their state.',
  required: {},
  optional: { '--all': 'those that are over too' },
  async run({ db, now, settings }, { all }) {
    const classSessions = await listClassSessions({
      db,
      now,
      reconnectWindowMs: settings.reconnectWindowMs,
      includePast: all === true,
    })
    const rows = classSessions.map((classSession) => ({
      CLASS: classSession.classSessionId,
      STATE: classSession.isStopped ? 'stopped' : classSession.state,
      STARTS: classSession.startsAt.toISOString().slice(0, 16),
      CLASSROOM: classSession.classroomName,
      TITLE: `${classSession.title.zh} · ${classSession.title.en}`,
    }))
    return {
      json: { classSessions },
      text: rows.length > 0 ? formatTable(rows) : 'There is no class on the timetable.',
    }
  },
}
