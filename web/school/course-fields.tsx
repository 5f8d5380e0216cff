'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../components/form/choice-field'
import { TextAreaField } from '../components/form/text-area-field'
import { TextField } from '../components/form/text-field'

const subjects = [
  'chinese',
  'mathematics',
  'english',
  'science',
  'humanities',
  'arts',
  'sports',
  'health',
  'other',
] as const
const audiences = ['public', 'enrolled', 'class_code'] as const
const replayAudiences = ['as_class', 'staff', 'nobody'] as const
const highestGrade = 12

/** What a course is described by, when it is opened and when it is changed. */
export function CourseFields() {
  const t = useTranslations('school.courses')
  const subject = useTranslations('classFacts')
  const grades = Array.from({ length: highestGrade }, (_, index) => String(index + 1))
  return (
    <>
      <TextField name="titleZh" label={t('titleZh')} maxLength={120} required />
      <TextField name="titleEn" label={t('titleEn')} maxLength={120} required />
      <ChoiceField
        name="subject"
        label={t('subject')}
        choices={subjects.map((value) => ({ value, label: subject(`subject.${value}`) }))}
      />
      <ChoiceField
        name="grade"
        label={t('grade')}
        choices={[
          { value: '', label: t('everyAge') },
          ...grades.map((grade) => ({ value: grade, label: t('gradeOf', { grade }) })),
        ]}
      />
      <ChoiceField
        name="language"
        label={t('language')}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <ChoiceField
        name="audience"
        label={t('audience')}
        hint={t('audienceHint')}
        choices={audiences.map((value) => ({ value, label: t(`audiences.${value}`) }))}
      />
      <TextField
        name="capacity"
        type="number"
        label={t('capacity')}
        hint={t('capacityHint')}
        inputMode="numeric"
        min={1}
      />
      <ChoiceField
        name="replayAudience"
        label={t('replay')}
        choices={replayAudiences.map((value) => ({ value, label: t(`replayAudiences.${value}`) }))}
      />
      <TextField
        name="replayDays"
        type="number"
        label={t('replayDays')}
        hint={t('replayDaysHint')}
        inputMode="numeric"
        min={1}
      />
      <TextAreaField name="description" label={t('description')} rows={4} />
    </>
  )
}
