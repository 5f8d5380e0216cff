import type { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { getReader } from '../i18n/reader'
import { answerForm } from './answer-form'

interface ChangeOptions<Data> {
  /** Throws DomainError `changed_meanwhile` where the version is not the newest. */
  change(data: Data): Promise<void>
  /** As the form shows it, with its version. */
  showNow(): Promise<Record<string, string>>
  done: string
}

/**
 * Like {@link answerForm}, for what several may change at once. The version travels with what the form was filled with,
 * and moves on by its own doing alone: pages are rendered anew around a form that keeps what it shows. Whoever was
 * slower sees what stands now beside what they typed; to send it again is to mean it.
 */
export async function answerChange<Shape extends z.ZodType<{ version: number }>>(
  schema: Shape,
  form: FormData,
  { change, showNow, done }: ChangeOptions<z.output<Shape>>,
) {
  const { t } = await getReader()
  return answerForm(schema, form, async (data, values) => {
    try {
      await change(data)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'changed_meanwhile') throw error
      const { version = '', ...standing } = await showNow()
      return { values: { ...values, version }, standing, problem: t('form.changedMeanwhile') }
    }
    return { values: { ...values, version: String(data.version + 1) }, done }
  })
}
