import { z } from 'zod'
import { changeCourseCover } from '@/domain/course/change-course-cover'
import type { FormState } from '../components/form/form-state'
import type { Translate } from '../i18n/reader'
import { answerForm } from '../server/answer-form'
import { makeCover } from '../uploads/make-cover'
import type { enterSchool } from './enter-school'

interface ChangeCoverOptions {
  context: Awaited<ReturnType<typeof enterSchool>>['context']
  courseId: string
  form: FormData
  t: Translate
}

const longestAlt = 200
const formSchema = z.object({ coverAlt: z.string().max(longestAlt) })
/** Takes the picture that came with a form as the course's cover. */
export function changeCover({
  context,
  courseId,
  form,
  t,
}: ChangeCoverOptions): Promise<FormState> {
  return answerForm(formSchema, form, async ({ coverAlt: alt }) => {
    const file = form.get('cover')
    if (!(file instanceof File) || file.size === 0) {
      return { problems: { cover: t('form.problem.required') } }
    }
    const made = await makeCover(file)
    if (made.outcome === 'refused') {
      return { problems: { cover: t(`school.cover.problem.${made.reason}`) } }
    }
    await changeCourseCover({ ...context, courseId, cover: { alt, pictures: made.pictures } })
    return { done: t('school.cover.saved') }
  })
}
