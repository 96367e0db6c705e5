package unbox.runtime.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript source as the archive that PyTorch loads: a zip of stored entries, with the source of one class and a pickle
 * that makes an object of it. See PyTorch's torch/csrc/jit/serialization (export_module.cpp writes such archives).
 */
final class ScriptArchive {
    private static final byte[] CONSTANTS = {(byte) 0x80, 2, ')', '.'};
    /** Selects the operators' current signatures; PyTorch 2.7 writes 10. */
    private static final String VERSION = "10\n";

    private ScriptArchive() {}

    /**
     * @param className the one class in the source: {@code class Kernels(Module): ...}, whose methods' {@code self} has the type
     *     {@code __torch__.Kernels}; it has no attributes
     */
    static byte[] pack(String className, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", object(className));
            store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", CONSTANTS);
            store(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2: the class, no arguments, its object, an empty state. */
    private static byte[] object(String className) {
        return ("\u0080\u0002c__torch__\n" + className + "\n)\u0081}b.").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("archive/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
