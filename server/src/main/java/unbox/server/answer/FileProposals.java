package unbox.server.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import unbox.server.answer.Proposal.Kind;
import unbox.server.snapshot.Snapshot;

/** Files and folders below a script's own folder, a folder at a time. */
final class FileProposals {
    private static final int MOST = 200;

    private final Snapshot snapshot;

    FileProposals(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What lies in the folder that a path leads to.
     *
     * @param typed the path so far; its last part is not looked at
     * @param ending of the files that fit; where empty only folders
     */
    List<Proposal> find(String typed, String ending) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        try {
            Path own = snapshot.document().path();
            Path place = own.resolveSibling(folder).normalize();
            if (!Files.isDirectory(place)) {
                return List.of();
            }
            try (Stream<Path> children = Files.list(place)) {
                return children.filter(child -> !child.equals(own))
                        .filter(child -> !child.getFileName().toString().startsWith("."))
                        .filter(child -> Files.isDirectory(child)
                                || !ending.isEmpty() && child.getFileName().toString().endsWith(ending))
                        .sorted().limit(MOST).map(child -> proposal(folder, child)).toList();
            }
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    private static Proposal proposal(String folder, Path child) {
        boolean isFolder = Files.isDirectory(child);
        String path = folder + child.getFileName() + (isFolder ? "/" : "");
        return new Proposal(path, isFolder ? Kind.FOLDER : Kind.FILE, path, false, path, "", "");
    }
}
