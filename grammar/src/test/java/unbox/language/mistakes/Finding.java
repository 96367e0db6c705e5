package unbox.language.mistakes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import unbox.language.Analysis;
import unbox.language.check.CheckFixture;
import unbox.language.plan.Overrides;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.syntax.Range;

/** What is said of a mistake, and what its mends make of the text. */
final class Finding {
    private final Mistake mistake;
    private final String script;

    Finding(Mistake mistake) {
        this.mistake = mistake;
        this.script = mistake.script();
    }

    /** What is wrong with a text in the place of the script. */
    List<Problem> problems(String text) {
        return Analysis.of(CheckFixture.SCRIPT, text, CheckFixture.with(mistake.files()), Overrides.NONE).problems();
    }

    /** The text after a mend. */
    String mended(Fix fix) {
        var mended = new StringBuilder(script);
        fix.replacements().stream()
                .sorted(Comparator.comparingInt((Fix.Replacement each) -> each.range().start()).reversed())
                .forEach(each -> mended.replace(each.range().start(), each.range().end(), each.text()));
        return mended.toString();
    }

    /** The file of the mistake as it should be: with marks around the place, and with message and mends. */
    String written(Problem problem) {
        Range range = problem.range();
        String place = range.start() == range.end() ? Mistake.HERE
                : Mistake.BEGIN + range.of(script) + Mistake.END;
        String marked = script.substring(0, range.start()) + place + script.substring(range.end());
        String lines = lines(problem).stream().map(line -> Mistake.FINDING + line + "\n").collect(Collectors.joining());
        return script.endsWith("\n") ? marked + lines : lines + marked;
    }

    private List<String> lines(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.add("problem = " + problem.severity().name().toLowerCase(Locale.ROOT) + " " + shown(problem));
        for (Fix fix : problem.fixes()) {
            String mended = mended(fix);
            lines.add("mend \"%s\" = %s".formatted(fix.title(), changedLines(mended)));
            problems(mended).forEach(other -> lines.add("then = " + shown(other)));
        }
        return lines;
    }

    private static String shown(Problem problem) {
        return problem.code().slug() + ": " + problem.message();
    }

    /** The lines that a mend changes, as they are after it. */
    private String changedLines(String mended) {
        List<String> before = Arrays.asList(script.split("\n", -1));
        List<String> after = Arrays.asList(mended.split("\n", -1));
        int least = Math.min(before.size(), after.size());
        int start = 0;
        while (start < least && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return String.join(" | ", after.subList(start, after.size() - end));
    }
}
