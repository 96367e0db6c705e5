package unbox.runtime.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import unbox.runtime.reading.Observation;
import unbox.runtime.sae.SparseCode;

/** What was read of a picture, as bytes: a checksum, the number of observations, then each. */
final class CodesFile {
    private CodesFile() {}

    static byte[] write(List<Observation> observations) {
        var body = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(body)) {
            out.writeInt(observations.size());
            for (Observation seen : observations) {
                write(seen, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] bytes = body.toByteArray();
        var whole = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(whole)) {
            out.writeLong(checksum(bytes, 0));
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return whole.toByteArray();
    }

    private static void write(Observation seen, DataOutputStream out) throws IOException {
        SparseCode code = seen.code();
        out.writeUTF(seen.block());
        for (int number : new int[]{seen.step(), code.height(), code.width(), code.k()}) {
            out.writeInt(number);
        }
        for (int index : code.indices()) {
            out.writeInt(index);
        }
        for (float value : code.values()) {
            out.writeFloat(value);
        }
    }

    /** @throws IOException where the bytes are not what {@link #write} gave */
    static List<Observation> read(byte[] bytes) throws IOException {
        if (bytes.length < Long.BYTES) {
            throw new IOException("cut short");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readLong() != checksum(bytes, Long.BYTES)) {
                throw new IOException("damaged");
            }
            List<Observation> observations = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                observations.add(read(in));
            }
            return observations;
        }
    }

    private static Observation read(DataInputStream in) throws IOException {
        String block = in.readUTF();
        int step = in.readInt();
        int height = in.readInt();
        int width = in.readInt();
        int k = in.readInt();
        int[] indices = new int[height * width * k];
        float[] values = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = in.readInt();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return new Observation(block, step, new SparseCode(height, width, k, indices, values));
    }

    private static long checksum(byte[] bytes, int start) {
        CRC32 crc = new CRC32();
        crc.update(bytes, start, bytes.length - start);
        return crc.getValue();
    }
}
