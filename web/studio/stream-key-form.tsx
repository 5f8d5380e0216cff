'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import type { FormState } from '../components/form/form-state'
import { SubmitButton } from '../components/form/submit-button'

export type KeyState = FormState & { streamKey?: string }

interface StreamKeyFormProps {
  action(former: FormState, form: FormData): Promise<KeyState>
  rtmpUrl: string
}

/** Where to publish, and a key that is shown once, with the settings for OBS to download. */
export function StreamKeyForm({ action, rtmpUrl }: StreamKeyFormProps) {
  const t = useTranslations('studio.key')
  const [streamKey, setStreamKey] = useState<string>()
  const issue: FormAction = async (former, form) => {
    const state = await action(former, form)
    setStreamKey(state.streamKey)
    return state
  }
  return (
    <>
      <dl className="mt-3">
        <dt className="font-semibold">{t('server')}</dt>
        <dd className="select-all break-all font-mono text-[0.9375rem]">{rtmpUrl}</dd>
      </dl>
      {streamKey ? (
        <div role="status" className="mt-3 rounded-xl border border-leaf bg-leaf-wash p-4">
          <p className="font-semibold">{t('shown')}</p>
          <code className="block select-all break-all text-[0.9375rem]">{streamKey}</code>
          <a
            href={obsService({ rtmpUrl, streamKey })}
            download="service.json"
            className="button-quiet mt-3"
          >
            {t('obs')}
          </a>
          <p className="mt-2 text-[0.9375rem] text-muted">{t('obsText')}</p>
        </div>
      ) : (
        <p className="mt-3 text-[0.9375rem] text-muted">{t('hidden')}</p>
      )}
      <Form action={issue}>
        <SubmitButton look="quiet">{t('make')}</SubmitButton>
      </Form>
    </>
  )
}

/** A profile's service.json as OBS Studio writes it for a server of one's own. */
function obsService({ rtmpUrl, streamKey }: { rtmpUrl: string; streamKey: string }) {
  const settings = { server: rtmpUrl, key: streamKey, use_auth: false, bwtest: false }
  const service = JSON.stringify({ type: 'rtmp_custom', settings }, null, 2)
  return `data:application/json;charset=utf-8,${encodeURIComponent(service)}`
}
