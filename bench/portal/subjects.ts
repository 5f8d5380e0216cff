import type { Client } from 'pg'
import type { BareNext } from './bare-next'
import { counts } from './fill-database'

/** Something that is asked of the portal, and the bare ways to the same amount of the same. */
export interface Subject {
  name: string
  /** What is asked the given time. */
  request(turn: number): { url: string; headers?: Record<string, string> }
  /** The address of a bare answer of so many bytes. */
  bareUrl(bytes: number): string
  /** What the answer is made of, in as few statements as can be. */
  queries(turn: number): { name: string; text: string; values: unknown[] }[]
}

interface SubjectOptions {
  portalUrl: string
  bare: BareNext
  /** One of each of the first schools, in their order. */
  apiKeys: readonly string[]
}

/** Apart, so that no cache of rows makes one look-up stand for all. */
const stride = 7_919
/** Of an item of the bare list, in the page and once more in what the browser is given to wake it up. */
const bytesPerRow = 600
const watched = (turn: number) => `k${((turn * stride) % counts.classSessions) + 1}`

const withSchool = `
  JOIN "Course" c ON c."id" = k."courseId" JOIN "School" s ON s."id" = c."schoolId"`
const forAll = `NOT k."isRehearsal" AND c."audience" = 'public' AND s."standing" = 'full'`
const columns = `k.*, c."titleZh", c."titleEn", c."subject", c."grade", s."nameZh", s."nameEn"`

export function makeSubjects({ portalUrl, bare, apiKeys }: SubjectOptions): Subject[] {
  const barePage = (bytes: number) => `${bare.url}/list?rows=${Math.ceil(bytes / bytesPerRow)}`
  const bareJson = (bytes: number) => `${bare.url}/json?bytes=${bytes}`
  const api = (path: string, turn: number) => ({
    url: `${portalUrl}/api/v1${path}`,
    headers: { authorization: `Bearer ${apiKeys[turn % apiKeys.length]}` },
  })
  const schoolOf = (turn: number) => `s${(turn % apiKeys.length) + 1}`
  return [
    {
      name: 'catalogue',
      request: () => ({ url: `${portalUrl}/` }),
      bareUrl: barePage,
      queries: () => [
        {
          name: 'on-air',
          text: `SELECT b.*, ${columns} FROM "Broadcast" b
            JOIN "ClassSession" k ON k."id" = b."classSessionId" ${withSchool}
            WHERE b."state" IN ('live', 'interrupted') AND ${forAll}
            ORDER BY b."startedAt" DESC LIMIT 48`,
          values: [],
        },
        {
          name: 'coming',
          text: `SELECT ${columns} FROM "ClassSession" k
            JOIN "Broadcast" b ON b."classSessionId" = k."id" ${withSchool}
            WHERE k."startsAt" > now() - interval '1 day' AND k."endsAt" > now() AND k."cancelledAt" IS NULL AND b."state" = 'waiting' AND ${forAll}
            ORDER BY k."startsAt", k."id" LIMIT 12`,
          values: [],
        },
        {
          name: 'again',
          text: `SELECT b.*, ${columns} FROM "Broadcast" b
            JOIN "ClassSession" k ON k."id" = b."classSessionId" ${withSchool}
            WHERE b."state" = 'ended' AND b."replayUntil" > now() AND b."stoppedAt" IS NULL AND ${forAll}
            ORDER BY b."endedAt" DESC LIMIT 12`,
          values: [],
        },
      ],
    },
    {
      name: 'watch page',
      request: (turn) => ({ url: `${portalUrl}/watch/${watched(turn)}` }),
      bareUrl: barePage,
      queries: (turn) => [
        {
          name: 'class',
          text: `SELECT b.*, ${columns} FROM "ClassSession" k
            JOIN "Broadcast" b ON b."classSessionId" = k."id" ${withSchool} WHERE k."id" = $1`,
          values: [watched(turn)],
        },
      ],
    },
    {
      name: '/api/v1/courses',
      request: (turn) => api('/courses', turn),
      bareUrl: bareJson,
      queries: (turn) => [
        {
          name: 'courses',
          text: 'SELECT * FROM "Course" WHERE "schoolId" = $1 ORDER BY "id" LIMIT 51',
          values: [schoolOf(turn)],
        },
      ],
    },
    {
      name: '/api/v1/class-sessions',
      request: (turn) => api('/class-sessions', turn),
      bareUrl: bareJson,
      queries: (turn) => [
        {
          name: 'class-sessions',
          text: `SELECT k.* FROM "ClassSession" k JOIN "Course" c ON c."id" = k."courseId"
            WHERE c."schoolId" = $1 AND NOT k."isRehearsal" ORDER BY k."id" LIMIT 51`,
          values: [schoolOf(turn)],
        },
      ],
    },
  ]
}

/** Runs a subject's queries as a program that does nothing else would. */
export async function runQueries(client: Client, subject: Subject, turn: number) {
  for (const query of subject.queries(turn)) await client.query(query)
}
