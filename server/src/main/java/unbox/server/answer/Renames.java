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
import unbox.language.syntax.Walk;
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
        if (!name.equals(target.text())) {
            refuseWhereTaken(world, target, name);
            refuseWhereHidden(world, target, name);
        }
        Map<Path, List<Replacement>> changes = new LinkedHashMap<>();
        References.uses(world, target).forEach(use -> changes.computeIfAbsent(use.file(), file -> new ArrayList<>())
                .add(new Replacement(use.occurrence().range(), name)));
        return changes;
    }

    /** In every script that sees what is renamed, whether it uses it or not. */
    private static void refuseWhereTaken(World world, Target target, String name) {
        if (target.kind() == Target.Kind.PARAMETER) {
            refuse(parameters(target.statement()).contains(name), name, target.file());
        } else {
            References.scripts(world, name).filter(script -> sees(script, target.file())).forEach(script -> refuse(
                    target.kind() == Target.Kind.EXPERIMENT
                            ? script.document().path().equals(target.file()) && experiments(script).contains(name)
                            : script.script().symbols().containsKey(name),
                    name, script.document().path()));
        }
    }

    private static void refuse(boolean taken, String name, Path file) {
        if (taken) {
            throw new RefusedException("There is already a `" + name + "` in " + file.getFileName()
                    + ". Choose another name.");
        }
    }

    private static boolean sees(Snapshot script, Path file) {
        return script.document().path().equals(file)
                || script.script().imports().stream().anyMatch(source -> source.path().equals(file));
    }

    private static List<String> experiments(Snapshot script) {
        return script.script().experiments().stream().map(each -> each.name().text()).toList();
    }

    private static List<String> parameters(Statement statement) {
        return statement instanceof Statement.Declaration declaration
                ? declaration.parameters().stream().map(each -> each.name().text()).toList()
                : List.of();
    }

    /** A parameter hides what has its name: neither may come to stand for the other. */
    private static void refuseWhereHidden(World world, Target target, String name) {
        if (target.kind() == Target.Kind.PARAMETER) {
            boolean meant = Walk.expressions(target.statement()).flatMap(Suits::called).anyMatch(name::equals);
            hidden(meant, name, ((Statement.Declaration) target.statement()).name().text());
        } else {
            References.uses(world, target).forEach(use -> world.snapshot(use.file())
                    .flatMap(script -> Statements.at(script.tree(), use.occurrence().range().start()))
                    .filter(Statement.Declaration.class::isInstance).map(Statement.Declaration.class::cast)
                    .ifPresent(owner -> hidden(parameters(owner).contains(name), name, owner.name().text())));
        }
    }

    private static void hidden(boolean hidden, String name, String owner) {
        if (hidden) {
            throw new RefusedException("In `" + owner + "` the name `" + name
                    + "` would stand for something else. Choose another name.");
        }
    }
}
