type AttributeValue = string | number | boolean | null | undefined

/** A quoted-string of RFC 8216bis section 4.2, which may hold no quote and no line break. */
export function quoted(text: string) {
  return `"${text.replace(/["\r\n]/g, '')}"`
}

/** Seconds with at most five decimals, without an exponent. */
export function seconds(value: number) {
  return String(Number(value.toFixed(5)))
}

/**
 * An attribute list of RFC 8216bis section 4.2. `true` becomes YES; what is false or absent is left
 * out.
 */
export function attributes(values: Record<string, AttributeValue>) {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => `${name}=${value === true ? 'YES' : value}`)
    .join(',')
}
