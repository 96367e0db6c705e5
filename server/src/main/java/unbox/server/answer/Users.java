package unbox.server.answer;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.model.Feature;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Who uses a feature in the workspace: the edits and experiments that write it out, or a name that stands for it. */
final class Users {
    private static final int MOST = 10;

    private final World world;
    private final SortedSet<String> names = new TreeSet<>();
    private final SortedSet<String> users = new TreeSet<>();

    private Users(World world) {
        this.world = world;
    }

    /** In a sentence; empty where nobody does. */
    static String of(World world, Feature feature) {
        var users = new Users(world);
        References.scripts(world, feature.toString()).forEach(script -> users.add(script, feature));
        return Stream.of(sentence("Named ", users.names), sentence("Used by ", users.users))
                .filter(each -> !each.isEmpty()).collect(Collectors.joining(". "));
    }

    private void add(Snapshot script, Feature feature) {
        References.literals(script.tree(), feature)
                .forEach(literal -> Calls.owner(script, literal.range()).ifPresent(this::add));
    }

    private void add(Target owner) {
        if (owner.statement() instanceof Statement.FeatureDeclaration) {
            names.add(shown(owner));
            References.uses(world, owner).filter(use -> !use.occurrence().declares())
                    .forEach(use -> add(use.file(), use.occurrence().range()));
        } else {
            users.add(shown(owner));
        }
    }

    private void add(Path file, Range place) {
        world.snapshot(file).flatMap(script -> Calls.owner(script, place)).map(Users::shown).ifPresent(users::add);
    }

    private static String shown(Target target) {
        return "`" + target.text() + "` in " + Cards.escaped(target.file().getFileName().toString());
    }

    private static String sentence(String beginning, SortedSet<String> all) {
        List<String> shown = all.stream().limit(MOST).toList();
        String more = all.size() > MOST ? " and " + (all.size() - MOST) + " more" : "";
        return shown.isEmpty() ? "" : beginning + String.join(", ", shown) + more;
    }
}
