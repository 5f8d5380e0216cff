import { z } from 'zod'
import type { Stack } from '@/tests/support/stack'

const school = z.object({ schoolId: z.string() })
const classroom = z.object({ classroomId: z.string() })
const course = z.object({ courseId: z.string() })
const classSession = z.object({ watchUrl: z.string(), broadcastId: z.string() })
const key = z.object({ streamKey: z.string() })

/** Opens a school with a class that is on now, by the operator's command line. */
export async function openClass(stack: Stack) {
  const run = async <T>(schema: z.ZodType<T>, args: string[]) => schema.parse(await stack.cli(args))
  const { schoolId } = await run(school, [
    'open-school',
    '--name-zh',
    '量尺',
    '--name-en',
    'Measure',
  ])
  const { classroomId } = await run(classroom, [
    'open-classroom',
    '--school',
    schoolId,
    '--name',
    '1',
  ])
  const titles = ['--title-zh', '时延', '--title-en', 'Latency']
  const { courseId } = await run(course, ['open-course', '--school', schoolId, ...titles])
  const place = ['--course', courseId, '--classroom', classroomId]
  const opened = await run(classSession, ['schedule-class', ...place, '--minutes', '60'])
  const { streamKey } = await run(key, ['issue-key', '--classroom', classroomId])
  return { ...opened, streamKey }
}
