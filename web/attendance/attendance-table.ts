import { stringify } from 'csv-stringify/sync'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Attendance } from '@/domain/attendance/list-attendance'
import { sayChild } from '../children/say-child'
import type { Translate } from '../i18n/reader'

interface TableOptions {
  attendance: Attendance
  /** The children's names, in their order, for whoever may know them. */
  names: string[] | null
  t: Translate
  /** Says a moment on the school's clock. */
  say(moment: Date): string
}

type Table = (string | number)[][]

/** A heading, then a row for each attendant: what both files hold. */
function makeTable({ attendance, names, t, say }: TableOptions): Table {
  const columns = ['name', 'first', 'last', 'minutes', 'present'] as const
  return [
    columns.map((column) => t(`attendance.column.${column}`)),
    ...attendance.children.map((child, index) => [
      sayChild({ child, name: names?.[index], t }),
      child.firstAt ? say(child.firstAt) : '',
      child.lastAt ? say(child.lastAt) : '',
      child.watchedMinutes,
      t(child.isPresent ? 'attendance.yes' : 'attendance.no'),
    ]),
    ...attendance.attendants.map(({ name, firstAt, lastAt, watchedMinutes, isPresent }) => [
      name ?? t('attendance.unknown'),
      say(firstAt),
      say(lastAt),
      watchedMinutes,
      t(isPresent ? 'attendance.yes' : 'attendance.no'),
    ]),
  ]
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const formatCsv = (options: TableOptions) =>
  // What begins like a formula is none: spreadsheets would compute it (OWASP, CSV injection).
  stringify(makeTable(options), { bom: true, escape_formulas: true, record_delimiter: 'windows' })

/** Office Open XML. */
export async function formatXlsx(options: TableOptions): Promise<Uint8Array<ArrayBuffer>> {
  const [heading = [], ...rows] = makeTable(options)
  const data: SheetData = [
    heading.map((value) => ({ value: String(value), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value }))),
  ]
  const columns = [{ width: 24 }, { width: 20 }, { width: 20 }, { width: 10 }, { width: 10 }]
  return new Uint8Array(await writeXlsxFile(data, { columns }).toBuffer())
}
