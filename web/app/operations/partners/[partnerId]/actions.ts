'use server'

import { revalidatePath } from 'next/cache'
import { changeCourseList } from '@/domain/partner/change-course-list'
import { enterAsOperator } from '../enter-as-operator'

export async function listHere(partnerId: string, courseId: string, isListed: boolean) {
  const { page, context } = await enterAsOperator(`/${partnerId}`)
  await changeCourseList({ ...context, partnerId, courseId, isListed })
  revalidatePath(page)
}
