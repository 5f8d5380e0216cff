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
  problem: 'email' | 'name' | 'twice' | 'columns' | 'unreadable' | 'tooMany'
  /** What stands there, for the person who pasted it. */
  text: string
}

export interface InvitationList {
  invitees: Invitee[]
  problems: LineProblem[]
}

/** More than any school has teachers: what is beyond is not even read. */
export const mostInvitees = 10_000
const longestQuoted = 80

const rowSchema = z.tuple([emailSchema, nameSchema.or(z.literal('')).optional()])

/**
 * Reads a pasted list: a line each with an e-mail address and, if wished, a name after a comma, a
 * semicolon or a tab (RFC 4180 with those, within a line). A heading is left out. Every line that cannot be used is named.
 */
export function readInvitationList(text: string): InvitationList {
  const list: InvitationList = { invitees: [], problems: [] }
  const seen = new Set<string>()
  let read = 0
  for (const { line, fields, text: whole } of listRows(text)) {
    const problem = (code: LineProblem['problem']) =>
      list.problems.push({ line, problem: code, text: whole.slice(0, longestQuoted) })
    read += 1
    if (read > mostInvitees) {
      problem('tooMany')
      break
    }
    const parsed = rowSchema.safeParse(fields)
    if (!fields) problem('unreadable')
    else if (fields.length > 2) problem('columns')
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

/** A Chinese keyboard writes commas wide, what is pasted together has line ends of two kinds, and files begin with a mark. */
const withPlainMarks = (text: string) =>
  text
    .replaceAll('，', ',')
    .replaceAll('；', ';')
    .replaceAll('\uFEFF', '')
    .replaceAll(/\r\n?/g, '\n')

interface Row {
  line: number
  /** Null where it is no CSV. */
  fields: string[] | null
  text: string
}

/** The lines in which anything stands, without a heading; each read by itself, so that none hides another. */
function* listRows(text: string): Generator<Row> {
  let isFirst = true
  for (const [index, line] of withPlainMarks(text).split('\n').entries()) {
    const fields = readLine(line)
    if (fields?.every((field) => field === '')) continue
    const isLeftOut = isFirst && fields !== null && isHeading(fields)
    isFirst = false
    if (!isLeftOut) yield { line: index + 1, fields, text: fields?.join(', ') ?? line }
  }
}

const delimiter = [',', ';', '\t']

function readLine(line: string): string[] | null {
  // Almost every line, and a parser for each would take seconds.
  if (!line.includes('"')) return line.split(/[,;\t]/).map((field) => field.trim())
  try {
    return parse(line, { delimiter, relax_column_count: true, trim: true })[0] ?? []
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return null
  }
}

/** A first line without any address. */
const isHeading = (fields: string[]) =>
  fields.every((field) => !field.includes('@')) &&
  /e-?mail|邮箱|邮件|name|姓名/i.test(fields.join(' '))
