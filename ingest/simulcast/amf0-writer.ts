/** What commands and metadata of a publisher are made of. */
export type AmfValue = number | boolean | string | null | { [name: string]: AmfValue }

/** AMF 0 sections 2.2 to 2.7. */
const marker = { number: 0, boolean: 1, string: 2, object: 3, null: 5, objectEnd: 9 } as const

/** Values one behind the other, as in the body of a command message. */
export const writeAmf0 = (...values: AmfValue[]) => Buffer.concat(values.map(writeValue))

function writeValue(value: AmfValue): Buffer {
  switch (typeof value) {
    case 'number': {
      const bytes = Buffer.alloc(9)
      bytes.writeUInt8(marker.number)
      bytes.writeDoubleBE(value, 1)
      return bytes
    }
    case 'boolean':
      return Buffer.from([marker.boolean, value ? 1 : 0])
    case 'string':
      return Buffer.concat([Buffer.from([marker.string]), writeText(value)])
    case 'object':
      return value === null ? Buffer.from([marker.null]) : writeObject(value)
  }
}

function writeObject(value: { [name: string]: AmfValue }) {
  const fields = Object.entries(value).flatMap(([name, field]) => [
    writeText(name),
    writeValue(field),
  ])
  const end = Buffer.from([0, 0, marker.objectEnd])
  return Buffer.concat([Buffer.from([marker.object]), ...fields, end])
}

/** Its length counts bytes. Addresses and keys are far shorter than 65,535. */
function writeText(text: string) {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
