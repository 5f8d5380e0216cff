'use client'

import { useTranslations } from 'use-intl/react'
import { Form, type FormAction } from '../../components/form/form'
import { SubmitButton } from '../../components/form/submit-button'

interface JoinAnswerProps {
  /** Of who asks, as they agreed to show it. */
  email: string
  agree: FormAction
  refuse: FormAction
}

export function JoinAnswer({ email, agree, refuse }: JoinAnswerProps) {
  const t = useTranslations('duplicate.join')
  return (
    <section className="mt-6">
      <p>{t('text', { email })}</p>
      <div className="flex flex-wrap gap-x-3">
        <Form action={agree}>
          <SubmitButton>{t('agree')}</SubmitButton>
        </Form>
        <Form action={refuse}>
          <SubmitButton look="quiet">{t('refuse')}</SubmitButton>
        </Form>
      </div>
    </section>
  )
}
