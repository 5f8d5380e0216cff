import type { Portal } from './portal'
import { withDeadline } from './with-deadline'

const longestAnswerMs = 2_000

/** `GET /api/health`: 200 when the database answers in time, 503 with the reason when not. */
export async function answerHealth({ db, log }: Portal) {
  const headers = { 'cache-control': 'no-store' }
  try {
    await withDeadline(db.$queryRaw`SELECT 1`, longestAnswerMs)
    return Response.json({ status: 'ready' }, { headers })
  } catch (error) {
    log.warn({ err: error }, 'database does not answer')
    const reason = 'The database does not answer.'
    return Response.json({ status: 'not_ready', reason }, { status: 503, headers })
  }
}
