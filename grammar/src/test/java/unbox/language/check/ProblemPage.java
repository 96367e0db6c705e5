package unbox.language.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.Analysis;
import unbox.language.plan.Overrides;

/**
 * A page of docs/problems: a title, why it matters, a wrong script and its message, a right script.
 *
 * @param slug its file's name
 */
record ProblemPage(String slug, String text) {
    private static final Pattern FORM = Pattern.compile(
            "# (?<title>[a-z-]+)\\n\\n(?<why>[^#].*?)\\n\\n## Wrong\\n\\n(?<wrong>.*?)\\n\\n```text\\n(?<message>.*?)\\n```\\n\\n"
                    + "## Right\\n\\n(?<right>.*?)\\n",
            Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("```unbox *(?<info>[^\\n]*)\\n(?<script>.*?)```",
            Pattern.DOTALL);

    static ProblemPage read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new ProblemPage(name.substring(0, name.length() - ".md".length()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A part of the page, where it has the form that every page has. */
    Optional<String> part(String name) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(form.group(name)) : Optional.empty();
    }

    /**
     * What the program says of the wrong or the right script. Its first fence is the script, run with the option that
     * stands behind {@code unbox}; the others are files, whose names stand there.
     */
    Analysis analysis(String part) {
        Map<String, String> scripts = new LinkedHashMap<>();
        FENCE.matcher(part(part).orElseThrow()).results()
                .forEach(fence -> scripts.put(scripts.isEmpty() ? "" : info(fence), fence.group("script")));
        String option = FENCE.matcher(part(part).orElseThrow()).results().findFirst().map(ProblemPage::info).orElse("");
        String script = scripts.remove("");
        return Analysis.of(CheckFixture.SCRIPT, script, CheckFixture.with(scripts), overrides(option));
    }

    private static String info(MatchResult fence) {
        return fence.group("info");
    }

    private static Overrides overrides(String option) {
        Optional<String> only = option.startsWith("--only ") ? Optional.of(option.substring("--only ".length()))
                : Optional.empty();
        Overrides none = Overrides.NONE;
        return new Overrides(only, none.seed(), none.steps(), none.guidance(), none.size(), none.dtype(), none.out());
    }

    @Override
    public String toString() {
        return slug;
    }
}
