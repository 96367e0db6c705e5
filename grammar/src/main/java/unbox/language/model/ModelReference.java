package unbox.language.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a model or a set of autoencoders is to be found. */
public sealed interface ModelReference {

    /** As it stands in the script. */
    String written();

    /** {@code "landscape"}: a word without a slash. */
    record BuiltIn(String written) implements ModelReference {}

    /** {@code "./my-model"}: the absolute path of a folder. */
    record Folder(String written, Path path) implements ModelReference {

        // What Java makes of records for these it makes when they are first called, and an editor would wait for that.

        @Override
        public boolean equals(Object other) {
            return other instanceof Folder folder && folder.written.equals(written) && folder.path.equals(path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /** {@code "stabilityai/sdxl-turbo@main"}: an id of the hub; {@code revision} is "main" where none is written. */
    record Hub(String written, String id, String revision) implements ModelReference {}

    /**
     * What a script means by a reference: {@code ./}, {@code ../} or an absolute path is a folder, a word without a
     * slash is built in, anything else a hub id.
     *
     * @param file the file the reference stands in; folders start from its own
     * @throws InvalidPathException where a folder's name cannot be one on this machine
     */
    static ModelReference of(String written, Path file) {
        if (written.startsWith("./") || written.startsWith("../") || Path.of(written).isAbsolute()) {
            return new Folder(written, file.toAbsolutePath().resolveSibling(written).normalize());
        }
        if (!written.contains("/")) {
            return new BuiltIn(written);
        }
        int at = written.lastIndexOf('@');
        return at < 0
                ? new Hub(written, written, "main")
                : new Hub(written, written.substring(0, at), written.substring(at + 1));
    }
}
