import { z } from 'zod'
import type { Stack } from './stack'

const schoolSchema = z.object({ schoolId: z.string() })
const classroomSchema = z.object({ classroomId: z.string() })
const courseSchema = z.object({ courseId: z.string(), classCode: z.string().optional() })
const classSchema = z.object({
  classSessionId: z.string(),
  broadcastId: z.string(),
  watchUrl: z.string(),
})
const keySchema = z.object({ streamKey: z.string() })

interface OpenClassOptions {
  titleEn: string
  titleZh?: string
  audience?: 'public' | 'enrolled' | 'class_code'
  startsAt?: Date
  /** A school of its own when left out. */
  schoolId?: string
}

/** Opens a school, a classroom and a class by the operator's command line, as an operator would. */
export async function openClass(stack: Stack, options: OpenClassOptions) {
  const { titleEn, titleZh = titleEn, audience = 'public', startsAt } = options
  const schoolId = options.schoolId ?? (await openSchool(stack))
  const { classroomId } = classroomSchema.parse(
    await stack.cli(['open-classroom', '--school', schoolId, '--name', 'Room 1']),
  )
  const titles = ['--title-zh', titleZh, '--title-en', titleEn]
  const { courseId, classCode = '' } = courseSchema.parse(
    await stack.cli(['open-course', '--school', schoolId, ...titles, '--audience', audience]),
  )
  const time = startsAt ? ['--starts-at', startsAt.toISOString()] : []
  const place = ['--course', courseId, '--classroom', classroomId]
  const session = classSchema.parse(
    await stack.cli(['schedule-class', ...place, '--minutes', '45', ...time]),
  )
  const { streamKey } = keySchema.parse(await stack.cli(['issue-key', '--classroom', classroomId]))
  const playlistUrl = `${stack.edgeUrl}/live/n1/${session.broadcastId}/index.m3u8`
  return { ...session, schoolId, courseId, classCode, classroomId, streamKey, playlistUrl }
}

async function openSchool(stack: Stack) {
  const names = ['--name-zh', '云杉小学', '--name-en', 'Spruce Primary School']
  return schoolSchema.parse(await stack.cli(['open-school', ...names])).schoolId
}
