'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { sendFile } from './send-file'
import { shrinkPicture } from './shrink-picture'

interface UploadFormProps {
  evidenceId: string
  /** What can be wrong with a file, in the reader's language, by the portal's code. */
  refusals: Record<string, string>
  /** Of a file that was sent without JavaScript. */
  problem: string | undefined
}

interface Sending {
  share: number
  isWaiting: boolean
}

/** Picks pages and sends each as soon as it is picked. */
export function UploadForm({ evidenceId, refusals, problem: former }: UploadFormProps) {
  const t = useTranslations('evidence')
  const router = useRouter()
  const id = useId()
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState(former)
  const url = `/api/family/evidence/${evidenceId}`

  async function send({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])]
    setProblem(undefined)
    for (const [index, file] of files.entries()) {
      const onProgress = (share: number) =>
        setSending({ share: (index + share) / files.length, isWaiting: false })
      onProgress(0)
      const onWait = () => setSending({ share: index / files.length, isWaiting: true })
      const outcome = await sendFile({ url, file: await shrinkPicture(file), onProgress, onWait })
      if (outcome.outcome === 'sent') continue
      setProblem(refusals[outcome.error] ?? t('notSent'))
      break
    }
    target.value = ''
    setSending(null)
    router.refresh()
  }

  return (
    <form method="post" action={url} encType="multipart/form-data" className="mt-5">
      <label htmlFor={id} className="font-semibold">
        {t('choose')}
      </label>
      <p id={`${id}-hint`} className="text-[0.9375rem] text-muted">
        {t('chooseHint')}
      </p>
      <input
        id={id}
        type="file"
        name="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== undefined}
        disabled={sending !== null}
        onChange={send}
        className="mt-2 block min-h-12 w-full rounded-lg border border-muted border-dashed bg-raised p-3 file:mr-3 file:min-h-11 file:rounded-lg file:border-0 file:bg-leaf file:px-4 file:font-semibold file:text-on-leaf"
      />
      {problem && (
        <p role="alert" className="mt-2 font-semibold text-cinnabar">
          {problem}
        </p>
      )}
      {sending && (
        <p role="status" className="mt-3">
          <label htmlFor={`${id}-progress`}>
            {t(sending.isWaiting ? 'waiting' : sending.share < 1 ? 'sending' : 'checking')}
          </label>
          <progress id={`${id}-progress`} value={sending.share} max={1} className="block w-full" />
        </p>
      )}
      <noscript>
        <button type="submit" className="button-quiet mt-3">
          {t('add')}
        </button>
      </noscript>
    </form>
  )
}
