/** One box of ISO/IEC 14496-12: size, four-character type and payload. For init sections, which are made once. */
export function box(type: string, ...payload: Buffer[]) {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(
    payload.reduce((size, bytes) => size + bytes.length, 8),
    0,
  )
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, ...payload])
}

/** A box that begins with a version and 24 flags (section 4.2). */
export function fullBox(
  { type, version = 0, flags = 0 }: { type: string; version?: number; flags?: number },
  ...payload: Buffer[]
) {
  return box(type, uint32(version * 0x1000000 + flags), ...payload)
}

export function uint8(...values: number[]) {
  return Buffer.from(values)
}

export function uint16(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2)
  return bytes
}

export function uint32(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

export const zeros = (count: number) => Buffer.alloc(count)

export const ascii = (text: string) => Buffer.from(text, 'latin1')
