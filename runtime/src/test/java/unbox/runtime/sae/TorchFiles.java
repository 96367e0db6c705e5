package unbox.runtime.sae;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files as torch.save writes them: zips whose entries are stored as they are. */
public final class TorchFiles {
    private TorchFiles() {}

    /** The contents of a file by entry. */
    static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    static void write(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
    }

    /** Writes a file whose pickle would run {@code os.system("ls")} where pickles are trusted. */
    public static void writeHarmful(Path file) throws IOException {
        byte[] pickle = "\u0080\u0002cos\nsystem\nX\u0002\0\0\0ls\u0085R.".getBytes(StandardCharsets.ISO_8859_1);
        write(file, Map.of("archive/data.pkl", pickle, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII)));
    }
}
