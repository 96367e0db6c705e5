package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.problem.Problem;
import unbox.language.syntax.Range;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What can be done at a place: mends of its problems, and changes that keep the meaning. */
public final class Mends {

    private Mends() {}

    /** The mends of problems first. */
    public static List<Mend> at(World world, Snapshot snapshot, Range place) {
        List<Mend> mends = new ArrayList<>();
        List<Problem> problems = snapshot.over(snapshot.problems());
        problems.stream().filter(problem -> overlap(problem.range(), place))
                .forEach(problem -> mends.addAll(of(problem)));
        mends.addAll(new Refactorings(world, snapshot, place).find());
        List<Replacement> all = everything(problems);
        if (!all.isEmpty()) {
            mends.add(
                    new Mend("Mend all problems that have one mend", Mend.Kind.FIX_ALL, all, Optional.empty(), false));
        }
        return mends;
    }

    private static boolean overlap(Range one, Range other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    private static List<Mend> of(Problem problem) {
        boolean only = problem.fixes().size() == 1;
        return problem.fixes().stream().map(fix -> new Mend(fix.title(), Mend.Kind.QUICK_FIX, fix.replacements(),
                Optional.of(problem), only)).toList();
    }

    /** The mends of all errors that have exactly one, as far as they do not overlap. */
    static List<Replacement> everything(List<Problem> problems) {
        List<Replacement> chosen = new ArrayList<>();
        NavigableMap<Integer, Range> taken = new TreeMap<>();
        problems.stream().filter(problem -> problem.isError() && problem.fixes().size() == 1)
                .map(problem -> problem.fixes().getFirst()).map(Fix::replacements)
                .filter(each -> each.stream().noneMatch(one -> isTaken(one.range(), taken)))
                .forEach(each -> {
                    chosen.addAll(each);
                    each.forEach(one -> taken.put(one.range().start(), one.range()));
                });
        chosen.sort(Comparator.comparingInt(each -> each.range().start()));
        return chosen;
    }

    /** @param taken do not overlap, by where they begin: only the last that begins before an end can reach over it */
    private static boolean isTaken(Range range, NavigableMap<Integer, Range> taken) {
        Map.Entry<Integer, Range> last = taken.floorEntry(range.end());
        return last != null && overlap(last.getValue(), range);
    }
}
