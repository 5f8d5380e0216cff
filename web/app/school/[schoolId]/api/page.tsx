import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import { listKeys } from '@/domain/api/list-keys'
import { apiScopes } from '@/domain/api/scopes'
import { listWebhooks } from '@/domain/webhook/list-webhooks'
import { webhookEvents } from '@/domain/webhook/webhook-events'
import { KeyList } from '../../../../api-keys/key-list'
import { MakeKeyForm } from '../../../../api-keys/make-key-form'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { AddWebhookForm } from '../../../../webhooks/add-webhook-form'
import { WebhookList } from '../../../../webhooks/webhook-list'
import { addHere, makeHere, revokeHere } from './actions'

interface ApiPageProps {
  params: Promise<{ schoolId: string }>
}

/** The keys by which a school's own programs come in, and the addresses where they are told. */
export default async function ApiPage({ params }: ApiPageProps) {
  const { schoolId } = await params
  const { page, context } = await enterSchool(schoolId, 'api')
  const [{ t }, keys, webhooks] = await Promise.all([
    getReader(),
    listKeys(context),
    listWebhooks(context),
  ])
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.keys.title')}</h2>
      <p className="mt-2">
        {t('school.keys.text')}{' '}
        <Link href="/api-docs" prefetch={false} className="text-leaf underline underline-offset-4">
          {t('api.title')}
        </Link>
      </p>
      {keys.length === 0 && <p className="mt-4 text-muted">{t('school.keys.none')}</p>}
      <KeyList keys={keys} revoke={revokeHere.bind(null, schoolId)} />
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.keys.make')}</h2>
      <MakeKeyForm
        action={makeHere.bind(null, schoolId)}
        requestId={randomUUID()}
        scopes={apiScopes.map((scope) => ({ name: scope, label: scope }))}
      />
      <h2 className="mt-14 font-semibold text-[1.375rem]">{t('school.webhooks.title')}</h2>
      <p className="mt-2">{t('school.webhooks.text')}</p>
      <WebhookList webhooks={webhooks} page={page} />
      <h3 className="mt-8 font-semibold text-[1.125rem]">{t('school.webhooks.add')}</h3>
      <AddWebhookForm
        action={addHere.bind(null, schoolId)}
        requestId={randomUUID()}
        events={webhookEvents}
      />
    </div>
  )
}
