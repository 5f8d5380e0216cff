'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { RadioField } from '../../components/form/radio-field'
import { SubmitButton } from '../../components/form/submit-button'
import { TextField } from '../../components/form/text-field'
import { TickField } from '../../components/form/tick-field'

interface ClaimFormProps {
  action: FormAction
  keptAs: string
  claims: readonly ('residence' | 'medical_worker' | 'none')[]
  evidenceRule: 'none' | 'sample' | 'all'
  /** Several children: they can be asked for together. */
  isSeveral: boolean
  values: Record<string, string>
}

export function ClaimForm(props: ClaimFormProps) {
  const { action, keptAs, claims, evidenceRule, isSeveral, values } = props
  const t = useTranslations('ask')
  return (
    <Form action={action} values={values} keptAs={keptAs}>
      <RadioField
        name="claim"
        legend={t('claim.legend')}
        choices={claims.map((value) => ({
          value,
          label: t(`claim.${value}`),
          hint: value === 'none' ? undefined : t(`claim.evidence.${evidenceRule}`),
        }))}
      />
      {claims.includes('medical_worker') && (
        <div className="mt-2 border-line border-l-4 pl-4">
          <TextField
            name="hospital"
            label={t('claim.hospital')}
            hint={t('claim.ifWorker')}
            maxLength={200}
          />
          <TextField name="role" label={t('claim.role')} maxLength={100} />
        </div>
      )}
      {isSeveral && <TickField name="isTogether" label={t('claim.together')} />}
      <TickField name="takesFreePlace" label={t('claim.takesFreePlace')} />
      <SubmitButton>{t('goOn')}</SubmitButton>
    </Form>
  )
}
