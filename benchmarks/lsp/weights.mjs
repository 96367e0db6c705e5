// The file that torch.save writes for an autoencoder (a stored zip of a pickle and raw numbers), with all numbers zero: they
// are a hole in the file and take no room on the disk. Nothing that an editor asks reads them, only their shapes.
import {closeSync, ftruncateSync, openSync, writeSync} from 'node:fs';
import {crc32} from 'node:zlib';

const FLOAT = 4;

/** @param tensors shapes by name: {'encoder.weight': [5120, 1280]} */
export function writeZeros(file, tensors) {
  const entries = [{name: 'archive/data.pkl', bytes: pickle(tensors)},
    ...Object.values(tensors).map((shape, at) => ({name: `archive/data/${at}`, size: FLOAT * count(shape)}))];
  const out = openSync(file, 'w');
  let offset = 0;
  const put = bytes => (writeSync(out, bytes, 0, bytes.length, offset), offset += bytes.length);
  const directory = [];
  for (const {name, bytes, size = bytes.length} of entries) {
    const sum = bytes ? crc32(bytes) : 0; // nothing reads the numbers, so that theirs is not looked at
    directory.push(header(0x02014b50, name, size, sum, offset));
    put(header(0x04034b50, name, size, sum));
    bytes ? put(bytes) : offset += size;
  }
  const start = offset;
  directory.forEach(put);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset - start, 12);
  end.writeUInt32LE(start, 16);
  put(end);
  ftruncateSync(out, offset);
  closeSync(out);
}

const count = shape => shape.reduce((all, length) => all * length, 1);

/** A header in front of an entry, or, with the entry's place, the one in the directory. */
function header(signature, name, size, sum, place) {
  const inDirectory = place !== undefined;
  const bytes = Buffer.alloc((inDirectory ? 46 : 30) + name.length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt32LE(sum, inDirectory ? 16 : 14);
  bytes.writeUInt32LE(size, inDirectory ? 20 : 18);
  bytes.writeUInt32LE(size, inDirectory ? 24 : 22);
  bytes.writeUInt16LE(name.length, inDirectory ? 28 : 26);
  if (inDirectory) {
    bytes.writeUInt32LE(place, 42);
  }
  bytes.write(name, inDirectory ? 46 : 30);
  return bytes;
}

/** {'state_dict': {name: tensor}}, in Python's pickle protocol 2. */
function pickle(tensors) {
  const text = word => Buffer.concat([Buffer.from('X'), number4(word.length), Buffer.from(word)]);
  const whole = value => Buffer.concat([Buffer.from('J'), number4(value)]);
  const tuple = items => Buffer.concat([Buffer.from('('), ...items, Buffer.from('t')]);
  const global = name => Buffer.from(`c${name.replace(/\.(?=[^.]*$)/, '\n')}\n`);
  const tensor = (shape, at) => Buffer.concat([
    global('torch._utils._rebuild_tensor_v2'), Buffer.from('('),
    tuple([text('storage'), global('torch.FloatStorage'), text(`${at}`), text('cpu'), whole(count(shape))]),
    Buffer.from('Q'), whole(0), tuple(shape.map(whole)), tuple(shape.map((_, axis) => whole(count(shape.slice(axis + 1))))),
    Buffer.from([0x89]), global('collections.OrderedDict'), Buffer.from(')Rt'), Buffer.from('R')]);
  const named = Object.entries(tensors).flatMap(([name, shape], at) => [text(name), tensor(shape, at)]);
  return Buffer.concat([Buffer.from([0x80, 2]), Buffer.from('}'), text('state_dict'), Buffer.from('}('), ...named,
    Buffer.from('us.')]);
}

function number4(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
