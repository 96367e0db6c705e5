package unbox.server.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.problem.Fix.Replacement;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What scripts must write otherwise when a file or folder gets another name. */
public final class FileMoves {

    private FileMoves() {}

    /** The changes of every script: of those that name the file, and in the file itself. Ranges are of the old texts. */
    public static Map<Path, List<Replacement>> changes(World world, Path from, Path to) {
        Map<Path, List<Replacement>> changes = new LinkedHashMap<>();
        for (Path path : world.scripts()) {
            world.snapshot(path).map(script -> changes(script, from, to)).filter(each -> !each.isEmpty())
                    .ifPresent(each -> changes.put(path, each));
        }
        return changes;
    }

    private static List<Replacement> changes(Snapshot script, Path from, Path to) {
        Path own = script.document().path();
        Path ownAfter = moved(own, from, to);
        List<Replacement> changes = new ArrayList<>();
        for (Links.Link link : Links.of(script)) {
            String written = link.range().of(script.text());
            Path after = moved(link.target(), from, to);
            boolean concerned = !after.equals(link.target()) || !ownAfter.equals(own);
            String path = ownAfter.getParent().relativize(after).toString().replace('\\', '/');
            boolean same = ownAfter.resolveSibling(written).normalize().equals(after);
            if (concerned && !same && !written.contains("{")) {
                changes.add(new Replacement(link.range(), written.startsWith("./") ? "./" + path : path));
            }
        }
        return changes;
    }

    private static Path moved(Path path, Path from, Path to) {
        return path.startsWith(from) ? to.resolve(from.relativize(path).toString()).normalize() : path;
    }
}
