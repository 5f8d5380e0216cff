/** A moment on a clock that is named, as letters say it. */
export function sayMoment(
  moment: Date,
  { locale, timeZone }: { locale: string; timeZone: string },
) {
  const language = locale === 'zh' ? 'zh-Hans' : 'en-GB'
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  })
  return locale === 'zh'
    ? `${format.format(moment)}（${timeZone}）`
    : `${format.format(moment)} (${timeZone})`
}
