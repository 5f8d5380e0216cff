import { listAuditEntries } from '@/domain/access/list-audit-entries'
import { pageQuerySchema } from '@/domain/pages'
import { getReader } from '../../../../i18n/reader'
import { AuditList } from '../../../../school/audit-list'
import { enterSchool } from '../../../../school/enter-school'

interface RecordPageProps {
  params: Promise<{ schoolId: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const { schoolId } = await params
  const { page: path, context } = await enterSchool(schoolId, 'record')
  const { page } = pageQuerySchema.parse(await searchParams)
  const [{ t }, entries] = await Promise.all([getReader(), listAuditEntries({ ...context, page })])
  return (
    <section aria-labelledby="record" className="max-w-[52rem] pt-8">
      <h2 id="record" className="font-semibold text-[1.375rem]">
        {t('audit.title')}
      </h2>
      <p className="mt-1 text-muted">{t('audit.text')}</p>
      <AuditList entries={entries} page={page} path={path} />
    </section>
  )
}
