package unbox.language.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an experiment's files go: {@code out/<script>/<experiment>} beside the script, or below {@code --out}. */
final class OutputFolders {
    private static final String OUT = "out";
    static final String EXTENSION = ".png";

    private final Path script;
    private final Path workspace;
    private final Optional<Path> out;
    private final Map<String, String> experiments = new HashMap<>();

    /**
     * @param workspace the folder that outputs stay inside
     * @param out takes the place of {@code out}, and may lie anywhere
     * @param names of all experiments of the script
     */
    OutputFolders(Path script, Path workspace, Optional<Path> out, List<String> names) {
        this.script = script;
        this.workspace = workspace.toAbsolutePath().normalize();
        this.out = out.map(folder -> folder.toAbsolutePath().normalize());
        List<String> safe = FileNames.distinct(names);
        for (int at = 0; at < names.size(); at++) {
            experiments.put(names.get(at), safe.get(at));
        }
    }

    Path experiment(String name) {
        String file = script.getFileName().toString();
        String stem = file.endsWith(".unbox") ? file.substring(0, file.length() - ".unbox".length()) : file;
        return out.orElse(script.resolveSibling(OUT)).resolve(FileNames.safe(stem)).resolve(experiments.get(name));
    }

    /** The folder that every output stays inside. */
    Path bound() {
        return out.orElse(workspace);
    }

    /**
     * Where {@code save} puts a picture; {@code .png} is added where it is not written.
     *
     * @throws java.nio.file.InvalidPathException where this machine can have no such path
     */
    Path saved(String written) {
        String file = FileNames.lower(written).endsWith(EXTENSION) ? written : written + EXTENSION;
        if (out.isEmpty()) {
            return script.resolveSibling(file).normalize();
        }
        Path path = Path.of(file).normalize();
        boolean below = path.getNameCount() > 1 && path.getName(0).toString().equals(OUT) && !path.isAbsolute();
        return out.get().resolve(below ? path.subpath(1, path.getNameCount()) : path).normalize();
    }

    /** A file as people read it: as seen from the script, where it lies near. */
    String shown(Path file) {
        return file.startsWith(workspace) ? script.getParent().relativize(file).toString() : file.toString();
    }
}
