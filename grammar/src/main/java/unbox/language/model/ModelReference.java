package unbox.language.model;

import java.nio.file.Path;

/** Where a model or a set of autoencoders is to be found. */
public sealed interface ModelReference {

    /** As it stands in the script. */
    String written();

    /** {@code "landscape"}: a word without a slash. */
    record BuiltIn(String written) implements ModelReference {}

    /** {@code "./my-model"}: the absolute path of a folder. */
    record Folder(String written, Path path) implements ModelReference {}

    /** {@code "stabilityai/sdxl-turbo@main"}: an id of the hub; {@code revision} is "main" where none is written. */
    record Hub(String written, String id, String revision) implements ModelReference {}
}
