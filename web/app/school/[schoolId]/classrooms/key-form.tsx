'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../../../components/form/form'
import type { FormState } from '../../../../components/form/form-state'
import { SubmitButton } from '../../../../components/form/submit-button'

export type KeyState = FormState & { streamKey?: string }

interface KeyFormProps {
  action(former: FormState, form: FormData): Promise<KeyState>
  hasKey: boolean
  rtmpUrl: string
}

/** Makes a classroom's key and shows it, once; the one before dies. */
export function KeyForm({ action, hasKey, rtmpUrl }: KeyFormProps) {
  const t = useTranslations('school.classrooms')
  const [streamKey, setStreamKey] = useState<string>()
  const issue: FormAction = async (former, form) => {
    const state = await action(former, form)
    setStreamKey(state.streamKey)
    return state
  }
  return (
    <>
      {streamKey && (
        <div role="status" className="mt-3 rounded-xl border border-leaf bg-leaf-wash p-4">
          <dl>
            <dt className="font-semibold">{t('server')}</dt>
            <dd className="select-all break-all font-mono text-[0.9375rem]">{rtmpUrl}</dd>
            <dt className="mt-2 font-semibold">{t('key')}</dt>
            <dd className="select-all break-all font-mono text-[0.9375rem]">{streamKey}</dd>
          </dl>
        </div>
      )}
      <Form action={issue}>
        <SubmitButton look="quiet">{t(hasKey ? 'newKey' : 'firstKey')}</SubmitButton>
      </Form>
    </>
  )
}
