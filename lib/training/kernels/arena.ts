const PAGE_BYTES = 65_536;
/** A cache line: a row of a weight tile then never lies across one line more than it must. */
const ALIGNMENT = 64;

/** The memory of one set of SIMD kernels: handed out from the bottom up, never freed, since a network lives as long. */
export class Arena {
  readonly memory: WebAssembly.Memory;
  private used = ALIGNMENT;

  constructor(bytes: number) {
    const pages = Math.ceil(bytes / PAGE_BYTES);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  }

  /** Byte offset of `bytes` fresh zero bytes. Throws a RangeError when the memory is full. */
  reserve(bytes: number): number {
    const start = this.used;
    this.used = start + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    if (this.used > this.memory.buffer.byteLength) {
      throw new RangeError(`The training memory of ${this.memory.buffer.byteLength} bytes is full`);
    }
    return start;
  }

  /** `length` numbers of it. */
  floats(length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer as ArrayBuffer, this.reserve(length * 4), length);
  }
}
