package unbox.server.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Who uses what: experiments use edits and prompts, edits use features and regions. */
public final class Calls {

    /** A declaration or experiment, and where it uses the other one. */
    public record Call(Target target, List<Range> places) {}

    private Calls() {}

    /** What the name at an offset stands for; a parameter stands for its declaration. */
    public static Optional<Target> prepare(Snapshot snapshot, int offset) {
        return snapshot.names().at(offset).map(Occurrence::target)
                .filter(target -> target.kind() != Target.Kind.PARAMETER);
    }

    /** The declarations and experiments of the workspace that use something; places lie in their files. */
    public static List<Call> incoming(World world, Target target) {
        Map<Range, Call> calls = new LinkedHashMap<>();
        return References.scripts(world, target.text()).flatMap(script -> {
            calls.clear();
            script.names().of(target).stream().filter(name -> !name.declares())
                    .forEach(name -> owner(script, name.range()).ifPresent(owner -> add(calls, owner.name(), owner,
                            name.range())));
            return List.copyOf(calls.values()).stream();
        }).toList();
    }

    /** What something uses; places lie in its own file. */
    public static List<Call> outgoing(World world, Target target) {
        Map<String, Call> calls = new LinkedHashMap<>();
        world.snapshot(target.file()).stream().flatMap(script -> script.names().occurrences().stream())
                .filter(name -> !name.declares() && name.target().kind() != Target.Kind.PARAMETER)
                .filter(name -> target.statement().range().touches(name.range().start()))
                .forEach(name -> add(calls, name.target().file() + "#" + name.target().name(), name.target(),
                        name.range()));
        return List.copyOf(calls.values());
    }

    private static <K> void add(Map<K, Call> calls, K key, Target target, Range place) {
        calls.merge(key, new Call(target, List.of(place)), (one, other) -> new Call(target,
                java.util.stream.Stream.concat(one.places().stream(), other.places().stream()).toList()));
    }

    /** The declaration or experiment that a place lies in. */
    static Optional<Target> owner(Snapshot script, Range place) {
        return Statements.at(script.tree(), place.start()).filter(statement -> statement.range().touches(place.start()))
                .map(Statement::range).flatMap(range -> script.names().in(range).stream()
                        .filter(name -> name.declares() && name.target().kind() != Target.Kind.PARAMETER)
                        .map(Occurrence::target).filter(target -> target.statement().range().equals(range))
                        .findFirst());
    }
}
