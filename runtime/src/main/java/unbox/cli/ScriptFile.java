package unbox.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a script that was named on the command line, or says why it cannot. */
final class ScriptFile {
    private ScriptFile() {}

    /**
     * The text of a script.
     *
     * @throws UsageException when there is no such file, it is a folder, cannot be read, or is not UTF-8
     */
    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder; name a script, such as " + file.resolve("first.unbox"));
        }
        try {
            var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return strict.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (NoSuchFileException absent) {
            throw new UsageException(
                    "there is no file " + file + "; `unbox new " + file + "` writes a first script there");
        } catch (CharacterCodingException wrong) {
            throw new UsageException(file + " is not UTF-8 text; save it as UTF-8");
        } catch (IOException failed) {
            throw new UsageException("cannot read " + file + ": " + failed.getMessage());
        }
    }
}
