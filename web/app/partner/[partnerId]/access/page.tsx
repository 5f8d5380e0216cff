import { randomUUID } from 'node:crypto'
import { listEditors } from '@/domain/partner/list-editors'
import { listPartnerKeys } from '@/domain/partner/list-partner-keys'
import { partnerScopes } from '@/domain/partner/partner-scopes'
import { listWebhooks } from '@/domain/webhook/list-webhooks'
import { KeyList } from '../../../../api-keys/key-list'
import { MakeKeyForm } from '../../../../api-keys/make-key-form'
import { partnerFeedPath } from '../../../../feeds/partner-feed-address'
import { getReader } from '../../../../i18n/reader'
import { AddEditorForm } from '../../../../partner/add-editor-form'
import { enterPartner } from '../../../../partner/enter-partner'
import { AddWebhookForm } from '../../../../webhooks/add-webhook-form'
import { WebhookList } from '../../../../webhooks/webhook-list'
import {
  addEditorHere,
  addWebhookHere,
  makeKeyHere,
  removeEditorHere,
  revokeKeyHere,
} from './actions'

interface AccessPageProps {
  params: Promise<{ partnerId: string }>
}

const kinds = ['json', 'rss', 'ics'] as const
const list = 'mt-4 divide-y divide-line border-line border-y empty:hidden'
const row = 'flex flex-wrap items-center justify-between gap-3 py-3'

/** Feeds, keys and addresses for a partner's own programs, and who edits for it. */
export default async function AccessPage({ params }: AccessPageProps) {
  const { partnerId } = await params
  const { page, portal, context } = await enterPartner(partnerId, 'access')
  const [{ t }, keys, webhooks, editors] = await Promise.all([
    getReader(),
    listPartnerKeys(context),
    listWebhooks(context),
    listEditors(context),
  ])
  const address = (kind: (typeof kinds)[number]) =>
    new URL(partnerFeedPath({ partnerId, kind }, portal), portal.settings.PORTAL_URL).href
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('partner.access.feeds')}</h2>
      <p className="mt-2">{t('partner.access.feedsText')}</p>
      <ul className={list}>
        {kinds.map((kind) => (
          <li key={kind} className="break-all py-3">
            <a href={address(kind)} className="text-leaf underline underline-offset-4">
              {address(kind)}
            </a>
          </li>
        ))}
      </ul>
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('partner.access.keys')}</h2>
      <p className="mt-2">{t('partner.access.keysText')}</p>
      {keys.length === 0 && <p className="mt-4 text-muted">{t('partner.access.noKeys')}</p>}
      <KeyList keys={keys} revoke={revokeKeyHere.bind(null, partnerId)} />
      <h3 className="mt-8 font-semibold text-[1.125rem]">{t('partner.access.makeKey')}</h3>
      <MakeKeyForm
        action={makeKeyHere.bind(null, partnerId)}
        requestId={randomUUID()}
        scopes={partnerScopes.map((scope) => ({
          name: scope,
          label: t(`partner.access.scope.${scope}`),
        }))}
      />
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('school.webhooks.title')}</h2>
      <p className="mt-2">{t('partner.access.webhooksText')}</p>
      <WebhookList webhooks={webhooks} page={page} />
      <h3 className="mt-8 font-semibold text-[1.125rem]">{t('school.webhooks.add')}</h3>
      <AddWebhookForm action={addWebhookHere.bind(null, partnerId)} requestId={randomUUID()} />
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('partner.access.editors')}</h2>
      <ul className={list}>
        {editors.map(({ id, name, email }) => (
          <li key={id} className={row}>
            <p>
              <span className="font-semibold">{name}</span>
              <span className="block text-[0.9375rem] text-muted">{email}</span>
            </p>
            {editors.length > 1 && (
              <form action={removeEditorHere.bind(null, partnerId, id)}>
                <button type="submit" className="button-quiet">
                  {t('partner.access.remove')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <h3 className="mt-8 font-semibold text-[1.125rem]">{t('partner.access.addEditor')}</h3>
      <AddEditorForm action={addEditorHere.bind(null, partnerId)} />
    </div>
  )
}
