import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { emailSchema } from '../account/email'
import { nameSchema } from '../name'

/** Somebody to invite. */
export interface Invitee {
  email: string
  name: string | null
}

/** A line that cannot be used, by its number in what was pasted. */
export interface LineProblem {
  line: number
  problem: 'email' | 'name' | 'twice' | 'columns' | 'unreadable'
  /** What stands there, for the person who pasted it. */
  text: string
}

export interface InvitationList {
  invitees: Invitee[]
  problems: LineProblem[]
}

/** More than any school has teachers. */
export const mostInvitees = 10_000
const longestQuoted = 80

const rowSchema = z.tuple([emailSchema, nameSchema.or(z.literal('')).optional()])

/**
 * Reads a pasted list: a line each with an e-mail address and, if wished, a name after a comma, a
 * semicolon or a tab (RFC 4180 with those). A heading is left out. Every line that cannot be used is named.
 */
export function readInvitationList(text: string): InvitationList {
  const rows = parseRows(text)
  if (!Array.isArray(rows)) return { invitees: [], problems: [rows] }
  const list: InvitationList = { invitees: [], problems: [] }
  const seen = new Set<string>()
  for (const [index, { line, fields }] of rows.entries()) {
    if (index === 0 && isHeading(fields)) continue
    const problem = (code: LineProblem['problem']) =>
      list.problems.push({ line, problem: code, text: fields.join(', ').slice(0, longestQuoted) })
    const parsed = rowSchema.safeParse(fields)
    if (fields.length > 2) problem('columns')
    else if (!parsed.success) problem(parsed.error.issues[0]?.path[0] === 1 ? 'name' : 'email')
    else if (seen.has(parsed.data[0])) problem('twice')
    else {
      const [email, name] = parsed.data
      seen.add(email)
      list.invitees.push({ email, name: name || null })
    }
  }
  return list
}

/** A Chinese keyboard writes commas wide, and what is pasted together has line ends of two kinds. */
const withPlainMarks = (text: string) =>
  text.replaceAll('，', ',').replaceAll('；', ';').replaceAll(/\r\n?/g, '\n')

interface Row {
  line: number
  fields: string[]
}

function parseRows(text: string): Row[] | LineProblem {
  try {
    const records = parse(withPlainMarks(text), {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: mostInvitees + 1,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records
      .map(({ record, info }) => ({ line: info.lines, fields: record }))
      .filter(({ fields }) => fields.some((field) => field !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: Number(error.lines ?? 1), problem: 'unreadable', text: '' }
  }
}

/** A first line without any address. */
const isHeading = (fields: string[]) =>
  fields.every((field) => !field.includes('@')) &&
  /e-?mail|邮箱|邮件|name|姓名/i.test(fields.join(' '))
