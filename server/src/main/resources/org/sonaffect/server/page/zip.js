// A ZIP file of stored entries, as every system opens it: APPNOTE 6.3.10, without compression and without ZIP64.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

const MOST = 0xfffffffe;
const UTF8 = 0x0800;
const VERSION = 20;

/** CRC-32 of the bytes of a blob, read piece by piece. */
async function crc(blob) {
  let value = 0xffffffff;
  const reader = blob.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const byte of part.value) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function header(size, fields) {
  const bytes = new DataView(new ArrayBuffer(size));
  for (const [at, width, value] of fields) {
    if (width === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
  }
  return bytes.buffer;
}

/** Time in units of two seconds, and day since 1980. */
function stamp(date) {
  return [(date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1),
    ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate()];
}

/** Files: {name, content}, where the content is a text or a blob. */
export async function zip(files) {
  const [time, day] = stamp(new Date());
  const parts = [];
  const directory = [];
  let offset = 0;
  let listed = 0;
  for (const { name, content } of files) {
    const blob = new Blob([content]);
    const title = new TextEncoder().encode(name);
    const common = (at) => [[at, 2, VERSION], [at + 2, 2, UTF8], [at + 4, 2, 0], [at + 6, 2, time], [at + 8, 2, day],
      [at + 10, 4, sum], [at + 14, 4, blob.size], [at + 18, 4, blob.size], [at + 22, 2, title.length]];
    const sum = await crc(blob);
    parts.push(header(30, [[0, 4, 0x04034b50], ...common(4)]), title, blob);
    directory.push(header(46, [[0, 4, 0x02014b50], [4, 2, VERSION], ...common(6), [42, 4, offset]]), title);
    offset += 30 + title.length + blob.size;
    listed += 46 + title.length;
    if (offset + listed > MOST || directory.length > 2 * 0xfffe) throw new Error("The ZIP file would have more than 4 GB.");
  }
  const count = directory.length / 2;
  const end = header(22, [[0, 4, 0x06054b50], [8, 2, count], [10, 2, count], [12, 4, listed], [16, 4, offset]]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}
