/** What all connections of a door hold of messages that are not complete or wait for a grant. */
export class BufferedBytes {
  private bytes = 0

  get total() {
    return this.bytes
  }

  add(bytes: number) {
    this.bytes += bytes
  }
}
