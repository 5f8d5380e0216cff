'use client'

import { useTranslations } from 'use-intl/react'
import { ChoiceField } from '../../components/form/choice-field'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

interface Choice {
  value: string
  label: string
}

interface MoveFormProps {
  action: FormAction
  chosen: { province: string; city: string }
  provinces: Choice[]
  cities: Choice[]
  counties: Choice[]
}

/** The lists of provinces and cities are forms that only look; the county is what is saved. */
export function MoveForm({ action, chosen, provinces, cities, counties }: MoveFormProps) {
  const t = useTranslations('ask')
  const save = useTranslations('family.child')
  const toChoose = { value: '', label: t('choose') }
  const lists = [
    { label: t('residence.province'), choices: provinces, chosen: chosen.province },
    { label: t('residence.city'), choices: cities, chosen: chosen.city },
  ]
  return (
    <>
      {lists
        .filter(({ choices }) => choices.length > 0)
        .map((list) => (
          <form key={list.label + list.chosen} method="get" className="flex items-end gap-3">
            <label className="mt-4 block grow font-semibold">
              {list.label}
              <select
                name="of"
                defaultValue={list.chosen}
                onChange={({ currentTarget }) => currentTarget.form?.requestSubmit()}
                className="mt-1 min-h-12 w-full rounded-lg border border-muted bg-raised px-3 font-normal"
              >
                {[toChoose, ...list.choices].map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <noscript>
              <button type="submit" className="button-quiet">
                {t('goOn')}
              </button>
            </noscript>
          </form>
        ))}
      {counties.length > 0 && (
        <Form action={action}>
          <ChoiceField
            name="regionCode"
            label={t('residence.county')}
            choices={[toChoose, ...counties]}
            required
          />
          <SubmitButton look="quiet">{save('save')}</SubmitButton>
        </Form>
      )}
    </>
  )
}
