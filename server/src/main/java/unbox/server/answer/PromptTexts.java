package unbox.server.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.catalog.clip.ClipTokenizer.TextToken;
import unbox.language.catalog.clip.ClipTokenizer.Tokens;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Statement.PromptDeclaration;
import unbox.language.syntax.Text;
import unbox.server.snapshot.Snapshot;

/** What the model reads of prompts: their tokens, how many, and what is cut. */
final class PromptTexts {
    private static final String WORD_END = "</w>";

    private PromptTexts() {}

    /** A prompt's tokens, for people; empty where the model and with it its tokenizer is not here. */
    static String tokens(Snapshot snapshot, Text text) {
        return tokens(snapshot, filled(text, Map.of()), text.placeholders());
    }

    /** The same of a prompt that is called, as far as its arguments are written out. */
    static String tokens(Snapshot snapshot, PromptDeclaration prompt, Expression.Call call) {
        Map<String, String> values = new HashMap<>();
        prompt.parameters().forEach(parameter -> parameter.defaultValue().flatMap(PromptTexts::written)
                .ifPresent(value -> values.put(parameter.name().text(), value)));
        int position = 0;
        for (Expression.Argument argument : call.arguments()) {
            Optional<String> name = argument.name().map(each -> each.text());
            if (name.isEmpty() && position < prompt.parameters().size()) {
                name = Optional.of(prompt.parameters().get(position++)).map(Parameter::name).map(each -> each.text());
            }
            name.ifPresent(values::remove);
            name.ifPresent(of -> written(argument.value()).ifPresent(value -> values.put(of, value)));
        }
        List<Text.Placeholder> left = prompt.text().placeholders().stream()
                .filter(each -> !values.containsKey(each.name())).toList();
        return tokens(snapshot, filled(prompt.text(), values), left);
    }

    private static Optional<String> written(Expression value) {
        return value instanceof Expression.TextLiteral literal && literal.text().placeholders().isEmpty()
                ? Optional.of(literal.text().value())
                : Optional.empty();
    }

    private static String filled(Text text, Map<String, String> values) {
        return text.parts().stream().map(part -> switch (part) {
            case Text.Plain plain -> plain.text();
            case Text.Placeholder placeholder -> values.getOrDefault(placeholder.name(), "");
        }).collect(Collectors.joining());
    }

    private static String tokens(Snapshot snapshot, String prompt, List<Text.Placeholder> open) {
        return snapshot.catalog().model().map(model -> {
            Tokens tokens = model.tokenizer().tokenize(prompt);
            String without = open.isEmpty() ? ""
                    : ", without what stands for "
                            + open.stream().map(each -> "`{" + each.name() + "}`").distinct()
                                    .collect(Collectors.joining(", "));
            String many = tokens.cut().isEmpty()
                    ? tokens.length() + " of " + tokens.maximum() + " tokens"
                    : tokens.length() + " tokens, of which the model reads " + tokens.maximum();
            return "**" + many + "**, the marks at both ends included" + without + "\n\n" + pieces(tokens, prompt)
                    + tokens.cut().map(cut -> "\n\nCut off: *" + Cards.escaped(cut.of(prompt)) + "*").orElse("");
        }).orElse("");
    }

    /** What is read, cut into tokens; those of one word stand together, also the several of one character. */
    private static String pieces(Tokens tokens, String prompt) {
        StringBuilder pieces = new StringBuilder();
        String between = "";
        Range last = Range.at(-1);
        for (TextToken token : tokens.tokens().subList(0, Math.min(tokens.tokens().size(), tokens.maximum() - 2))) {
            pieces.append(between).append(token.range().equals(last) ? "" : Cards.escaped(token.range().of(prompt)));
            between = token.piece().endsWith(WORD_END) ? " " : "·";
            last = token.range();
        }
        return pieces.toString();
    }
}
