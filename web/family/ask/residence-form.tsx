'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../components/form/choice-field'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

interface Choice {
  value: string
  label: string
}

interface ResidenceFormProps {
  action: FormAction
  chosen: { province: string; city: string; county: string }
  provinces: Choice[]
  cities: Choice[]
  counties: Choice[]
  button?: string
}

/** Province, then city, then county: a choice is sent at once where there is JavaScript, else by the button. */
export function ResidenceForm(props: ResidenceFormProps) {
  const { action, chosen, provinces, cities, counties, button } = props
  const t = useTranslations('ask')
  const toChoose = { value: '', label: t('choose') }
  return (
    <Form key={Object.values(chosen).join()} action={action} values={chosen}>
      <div
        onChange={({ target }) => {
          // The last is chosen: that is for the button, so that nobody is led on by a slip.
          if (target instanceof HTMLSelectElement && target.name !== 'county') {
            target.form?.requestSubmit()
          }
        }}
      >
        <ChoiceField
          name="province"
          label={t('residence.province')}
          choices={[toChoose, ...provinces]}
          required
        />
        {cities.length > 0 && (
          <ChoiceField
            name="city"
            label={t('residence.city')}
            choices={[toChoose, ...cities]}
            required
          />
        )}
        {counties.length > 0 && (
          <ChoiceField
            name="county"
            label={t('residence.county')}
            choices={[toChoose, ...counties]}
            required
          />
        )}
      </div>
      <SubmitButton>{button ?? t('goOn')}</SubmitButton>
    </Form>
  )
}
