package unbox.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Script.Source;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.syntax.Text;

/** The file that somebody means who writes the name of none. */
final class MeantFile {
    /** What the names of scripts end with. */
    static final String ENDING = ".unbox";

    private MeantFile() {}

    /** The mend of a path that leads nowhere, where a file of the folder is called nearly the same. */
    static Fix[] mend(Source script, CatalogSource files, Text written, Predicate<String> fitting) {
        return Imports.path(script, written.value()).flatMap(path -> of(script, files, path, fitting)
                .filter(name -> written.value().endsWith(path.getFileName().toString()))
                .map(name -> mend(written, path.getFileName().toString(), name))).stream().toArray(Fix[]::new);
    }

    private static Optional<String> of(Source script, CatalogSource files, Path path, Predicate<String> fitting) {
        Path folder = path.getParent();
        if (folder == null || !folder.startsWith(files.workspace(script.path()))) {
            return Optional.empty();
        }
        List<String> names = files.names(folder).stream().filter(fitting)
                .filter(name -> !folder.resolve(name).equals(script.path())).toList();
        String wrong = path.getFileName().toString();
        return names.contains(wrong + ENDING) ? Optional.of(wrong + ENDING) : Nearest.to(wrong, names);
    }

    private static Fix mend(Text written, String wrong, String right) {
        String folder = written.value().substring(0, written.value().length() - wrong.length());
        return Fix.replace("Write `%s`".formatted(folder + right), written.range(), '"' + folder + right + '"');
    }
}
