/**
 * A zip archive with stored entries and fixed dates: the same files always give the same bytes,
 * so that the name which carries their hash changes only when they do. Nothing is deflated
 * inside, because Brotli over the whole archive makes it a third smaller.
 */
import { crc32 } from "node:zlib";

const DATE_1980 = 0x21;

export function zip(files: [name: string, bytes: Uint8Array][]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const label = Buffer.from(name);
    const head = header(label, bytes);
    const place = Buffer.alloc(46);
    place.writeUInt32LE(0x02014b50, 0);
    place.writeUInt16LE(20, 4);
    head.copy(place, 6, 4, 30);
    place.writeUInt32LE(offset, 42);
    local.push(head, label, Buffer.from(bytes));
    central.push(place, label);
    offset += head.length + label.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function header(label: Buffer, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(DATE_1980, 12);
  head.writeUInt32LE(crc32(bytes), 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt32LE(bytes.length, 22);
  head.writeUInt16LE(label.length, 26);
  return head;
}
