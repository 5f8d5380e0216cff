import { DomainError } from '../domain-error'
import { changeList, type ListChange } from './change-list'

/** Puts a course on a partner's list, or takes it off. */
export function changeCourseList(change: ListChange & { courseId: string }) {
  const { now: createdAt, partnerId, courseId, isListed } = change
  return changeList(change, async (tx) => {
    const course = await tx.course.findUnique({ where: { id: courseId } })
    if (!course) throw new DomainError('course_not_found')
    const row = { partnerId, courseId }
    const { count } = isListed
      ? await tx.partnerCourse.createMany({ data: [{ ...row, createdAt }], skipDuplicates: true })
      : await tx.partnerCourse.deleteMany({ where: row })
    return { count, title: course.titleZh }
  })
}
