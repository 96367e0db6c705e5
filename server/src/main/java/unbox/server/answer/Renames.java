package unbox.server.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Token;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Gives names another text, everywhere. */
public final class Renames {

    private Renames() {}

    /** The name at an offset that can be renamed. */
    public static Optional<Occurrence> prepare(Snapshot snapshot, int offset) {
        return snapshot.names().at(offset);
    }

    /**
     * The changes of every file.
     *
     * @throws RefusedException where the new name is none, or is taken already
     */
    public static Map<Path, List<Replacement>> rename(World world, Snapshot snapshot, int offset, String name) {
        Target target = prepare(snapshot, offset).map(Occurrence::target)
                .orElseThrow(() -> new RefusedException("There is no name here that can be renamed."));
        List<Token> tokens = Parser.parse(name).tokens();
        if (tokens.size() != 1 || tokens.getFirst().kind() != Token.Kind.NAME) {
            throw new RefusedException(tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.KEYWORD
                    ? "`" + name + "` is a word of the language and cannot be a name."
                    : "`" + name + "` is no name: that is letters, digits and `_`, and begins with no digit.");
        }
        Map<Path, List<Replacement>> changes = new LinkedHashMap<>();
        References.uses(world, target).forEach(use -> {
            refuseWhereTaken(world.snapshot(use.file()).orElse(snapshot), target, name);
            changes.computeIfAbsent(use.file(), file -> new ArrayList<>())
                    .add(new Replacement(use.occurrence().range(), name));
        });
        return changes;
    }

    private static void refuseWhereTaken(Snapshot script, Target target, String name) {
        boolean taken = switch (target.kind()) {
            case PARAMETER -> ((Statement.Declaration) target.statement()).parameters().stream()
                    .anyMatch(each -> each.name().text().equals(name));
            case EXPERIMENT -> script.script().experiments().stream()
                    .anyMatch(each -> each.name().text().equals(name));
            default -> script.script().symbols().containsKey(name);
        };
        if (taken && !name.equals(target.text())) {
            throw new RefusedException("There is already a `" + name + "` in "
                    + script.document().path().getFileName() + ". Choose another name.");
        }
    }
}
