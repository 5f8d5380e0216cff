import { findCourseCover } from '@/domain/course/find-course-cover'
import { answer, RefusedRequest } from '../server/answer'
import type { Portal } from '../server/portal'
import { readCoverFile } from './cover-path'

interface CoverRequest {
  portal: Portal
  courseId: string
  file: string
}

/** `GET /covers/<courseId>/<hash>-<shape>.<webp|jpg>`: a course's cover, for caches to keep. */
export function answerCover({ portal, courseId, file }: CoverRequest) {
  return answer({ portal, route: '/covers/[courseId]/[file]' }, async () => {
    const asked = readCoverFile(file)
    if (!asked) throw notFound()
    const { hash, shape, type } = asked
    const bytes = await findCourseCover({ db: portal.db, courseId, hash, shape })
    if (!bytes) throw notFound()
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'content-length': String(bytes.byteLength),
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        // Opened by itself it is a picture and nothing else.
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': 'inline',
      },
    })
  })
}

const notFound = () => new RefusedRequest(404, 'not_found')
