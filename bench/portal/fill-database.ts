import type { Client } from 'pg'

export const counts = { schools: 2_000, courses: 20_000, classSessions: 200_000 }

const roomsPerSchool = 10

/**
 * A country's schools in the middle of a term: every course has a class a week, five that were and five
 * that come; some ninety are on air. Ids are told by their numbers: `s1`, `c1`, `k1`.
 */
export async function fillDatabase(client: Client) {
  const { schools, courses, classSessions } = counts
  const statements = [
    `INSERT INTO "School" ("id", "nameZh", "nameEn", "kind", "standing")
     SELECT 's' || n, '第' || n || '小学', 'School ' || n, 'primary', 'full'
     FROM generate_series(1, ${schools}) n`,
    `INSERT INTO "Classroom" ("id", "schoolId", "name", "code")
     SELECT 'r' || n, 's' || (n % ${schools} + 1), 'Room ' || n, lpad(n::text, 8, '0')
     FROM generate_series(1, ${schools * roomsPerSchool}) n`,
    `INSERT INTO "Course" ("id", "schoolId", "titleZh", "titleEn", "subject", "grade", "audience")
     SELECT 'c' || n, 's' || (n % ${schools} + 1), '数学第' || n || '班', 'Mathematics ' || n,
       'mathematics', n % 12 + 1, (ARRAY['public', 'enrolled'])[n % 2 + 1]::"Audience"
     FROM generate_series(1, ${courses}) n`,
    `INSERT INTO "ClassSession"
       ("id", "courseId", "classroomId", "titleZh", "titleEn", "startsAt", "endsAt")
     SELECT 'k' || n, 'c' || (n % ${courses} + 1), 'r' || (n % ${courses} + 1),
       '第' || (n / ${courses}) || '课', 'Lesson ' || (n / ${courses}), "at", "at" + '45 minutes'
     FROM (
       SELECT n, date_trunc('minute', now()) + (n / ${courses} - 5) * interval '7 days'
         + (n % ${courses}) * interval '30 seconds' - interval '3 days' AS "at"
       FROM generate_series(1, ${classSessions}) n
     ) AS planned`,
    `INSERT INTO "Broadcast" ("id", "classSessionId", "state", "nodeName", "startedAt", "endedAt",
       "changedAt", "runs", "replaySeconds", "replayUntil")
     SELECT md5("id"), "id", "state"::"BroadcastState",
       CASE WHEN "state" <> 'waiting' THEN 'bench' END,
       CASE WHEN "state" <> 'waiting' THEN "startsAt" END,
       CASE WHEN "state" = 'ended' THEN "endsAt" END,
       CASE WHEN "state" <> 'waiting' THEN least("endsAt", now()) END,
       CASE WHEN "state" <> 'waiting' THEN 1 ELSE 0 END,
       CASE WHEN "state" = 'ended' THEN 2700 END,
       CASE WHEN "state" = 'ended' THEN "endsAt" + interval '30 days' END
     FROM (
       SELECT *, CASE WHEN "endsAt" <= now() THEN 'ended' WHEN "startsAt" <= now() THEN 'live'
         ELSE 'waiting' END AS "state" FROM "ClassSession"
     ) AS planned`,
    `INSERT INTO "MediaNode" ("name", "startedAt", "lastSequence", "lastSeenAt")
     VALUES ('bench', now(), 0, now() + interval '1 day')`,
    'ANALYZE',
  ]
  for (const statement of statements) await client.query(statement)
}
