package unbox.language.check;

import static unbox.language.problem.ProblemCode.PROMPT_TOO_LONG;
import static unbox.language.problem.ProblemCode.UNKNOWN_PLACEHOLDER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Text;
import unbox.language.syntax.Text.Placeholder;

/** Placeholders, and prompts that are longer than the model reads. */
final class TextRules {
    /** Each token stands for a byte at least, and two places are the marks': shorter texts need not be counted. */
    private static final int SURELY_SHORT = 75;

    private final Context context;
    private final Report report;

    TextRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** Loaded only where a prompt must be counted and no model brings its own. */
    private static final class BuiltIn {
        static final ClipTokenizer TOKENIZER = ClipTokenizer.builtIn();
    }

    /** A prompt. One with placeholders is counted when their values are known. */
    void checkPrompt(Text text, Optional<Declaration> owner) {
        checkPlaceholders(text, owner);
        if (text.placeholders().isEmpty()) {
            checkLength(text);
        }
    }

    /** A text whose placeholders are the parameters of the declaration it stands in. */
    void checkPlaceholders(Text text, Optional<Declaration> owner) {
        List<String> parameters = owner
                .map(declaration -> declaration.parameters().stream().map(each -> each.name().text()).toList())
                .orElse(List.of());
        text.placeholders().stream().filter(placeholder -> !parameters.contains(placeholder.name()))
                .forEach(placeholder -> report(placeholder, parameters, owner));
    }

    private void report(Placeholder placeholder, List<String> parameters, Optional<Declaration> owner) {
        String name = placeholder.name();
        if (name.isBlank() && !parameters.isEmpty()) {
            report.add(UNKNOWN_PLACEHOLDER, placeholder.range(),
                    "The name of a parameter is missing between these braces: %s.".formatted(
                            String.join(" or ", parameters.stream().map(each -> "`{" + each + "}`").toList())),
                    parameters.stream().map(each -> Fix.replace("Write `{%s}`".formatted(each), placeholder.range(),
                            "{" + each + "}")).toArray(Fix[]::new));
            return;
        }
        Optional<String> nearest = Nearest.to(name, parameters).or(() -> counted(name, parameters));
        if (nearest.isPresent()) {
            String better = "{" + nearest.get() + "}";
            report.add(UNKNOWN_PLACEHOLDER, placeholder.range(),
                    "`%s` has no parameter `%s`. Did you mean `%s`?".formatted(owner.orElseThrow().name().text(), name,
                            better),
                    Fix.replace("Write `%s`".formatted(better), placeholder.range(), better));
            return;
        }
        String escaped = "\\{" + name + "\\}";
        String why = owner.isPresent()
                ? "`%s` has no parameter `%s`.".formatted(owner.get().name().text(), name)
                : "`{%s}` stands for a parameter, and there is none here.".formatted(name);
        report.add(UNKNOWN_PLACEHOLDER, placeholder.range(), "%s Write `%s` for the braces themselves.".formatted(why,
                escaped), Fix.replace("Write `%s`".formatted(escaped), placeholder.range(), escaped));
    }

    /** {@code {0}}: a parameter by its place. */
    private static Optional<String> counted(String name, List<String> parameters) {
        boolean counted = name.matches("\\d") && Integer.parseInt(name) < parameters.size();
        return counted ? Optional.of(parameters.get(Integer.parseInt(name))) : Optional.empty();
    }

    private void checkLength(Text text) {
        String prompt = text.value();
        if (prompt.getBytes(StandardCharsets.UTF_8).length <= SURELY_SHORT) {
            return;
        }
        ClipTokenizer tokenizer = context.catalog().model().map(ModelCard::tokenizer)
                .orElseGet(() -> BuiltIn.TOKENIZER);
        ClipTokenizer.Tokens tokens = tokenizer.tokenize(prompt);
        tokens.cut().ifPresent(cut -> report.add(PROMPT_TOO_LONG,
                new TextPositions(context.source().tree().text(), text).inSource(cut),
                "This prompt has %d tokens and the model reads %d, the marks at both ends included. It never sees %s."
                        .formatted(tokens.length(), tokens.maximum(), "`" + cut.of(prompt) + "`")));
    }
}
