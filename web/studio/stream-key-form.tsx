'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../components/form/form'
import { ShownOnce } from '../components/form/shown-once'
import { SubmitButton } from '../components/form/submit-button'

interface StreamKeyFormProps {
  action: FormAction
  rtmpUrl: string
  button: 'first' | 'another'
}

/** Makes a key, the one before dies, and shows it once, with the settings for OBS to download. */
export function StreamKeyForm({ action, rtmpUrl, button }: StreamKeyFormProps) {
  const t = useTranslations('streamKey')
  return (
    <Form action={action}>
      <ShownOnce>
        {(streamKey) => (
          <>
            <dl>
              <dt className="font-semibold">{t('server')}</dt>
              <dd className="select-all break-all font-mono text-[0.9375rem]">{rtmpUrl}</dd>
              <dt className="mt-2 font-semibold">{t('key')}</dt>
              <dd className="select-all break-all font-mono text-[0.9375rem]">{streamKey}</dd>
            </dl>
            <a
              href={obsService({ rtmpUrl, streamKey })}
              download="service.json"
              className="button-quiet mt-3"
            >
              {t('obs')}
            </a>
            <p className="mt-2 text-[0.9375rem] text-muted">{t('obsText')}</p>
          </>
        )}
      </ShownOnce>
      {button === 'another' && <p className="mt-3 text-[0.9375rem] text-muted">{t('cutsOff')}</p>}
      <SubmitButton look="quiet">{t(button)}</SubmitButton>
    </Form>
  )
}

/** A profile's service.json as OBS Studio writes it for a server of one's own. */
function obsService({ rtmpUrl, streamKey }: { rtmpUrl: string; streamKey: string }) {
  const settings = { server: rtmpUrl, key: streamKey, use_auth: false, bwtest: false }
  const service = JSON.stringify({ type: 'rtmp_custom', settings }, null, 2)
  return `data:application/json;charset=utf-8,${encodeURIComponent(service)}`
}
