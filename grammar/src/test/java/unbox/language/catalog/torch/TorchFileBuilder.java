package unbox.language.catalog.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files like those of {@code torch.save}, right or wrong in one chosen way. */
public final class TorchFileBuilder {
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int method = ZipEntry.STORED;

    /** A pickle that begins as it must. */
    public static TorchFileBuilder begin() {
        return new TorchFileBuilder().raw("\u0080\u0002");
    }

    /** A file that holds one tensor of four numbers, 1 to 4, in the entry {@code data/0}. */
    public static TorchFileBuilder withTensor(int storageCount, int offset, int[] shape, int[] strides) {
        return begin().tensor("FloatStorage", "0", storageCount, offset, shape, strides).raw(".").numbers("0", 1, 2, 3,
                4);
    }

    /** Bytes as they are, one a character. */
    public TorchFileBuilder raw(String bytes) {
        pickle.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public TorchFileBuilder text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return raw("X").whole32(bytes.length).raw(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public TorchFileBuilder whole(int value) {
        return raw("J").whole32(value);
    }

    public TorchFileBuilder tuple(int... items) {
        raw("(");
        for (int item : items) {
            whole(item);
        }
        return raw("t");
    }

    public TorchFileBuilder storage(String type, String key, int count) {
        return raw("(").text("storage").raw("ctorch\n" + type + "\n").text(key).text("cuda:0").whole(count).raw("tQ");
    }

    public TorchFileBuilder tensor(String type, String key, int count, int offset, int[] shape, int[] strides) {
        return raw("ctorch._utils\n_rebuild_tensor_v2\n(").storage(type, key, count).whole(offset).tuple(shape)
                .tuple(strides).raw("\u0089ccollections\nOrderedDict\n)RtR");
    }

    public TorchFileBuilder numbers(String key, float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return entry("archive/data/" + key, bytes.array());
    }

    public TorchFileBuilder entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    public TorchFileBuilder compressed() {
        method = ZipEntry.DEFLATED;
        return this;
    }

    public byte[] bytes() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("archive/data.pkl", pickle.toByteArray());
        all.putAll(entries);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                CRC32 sum = new CRC32();
                sum.update(entry.getValue());
                header.setMethod(method);
                header.setSize(entry.getValue().length);
                header.setCrc(sum.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    public Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("file.pt"), bytes());
    }

    private TorchFileBuilder whole32(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            pickle.write(value >> shift);
        }
        return this;
    }
}
