package unbox.language.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a value is called: one term, or several of a sum.
 *
 * @param terms {@code stripy(strength: 2)} and {@code fog} of {@code stripy(2) + fog}
 */
record Caption(List<Term> terms) {
    private static final int LONGEST_TEXT = 40;

    /**
     * A name and the arguments that were given.
     *
     * @param shown to people: a text may be shortened, a feature has its label
     * @param plain for file names: depends on the script alone
     */
    private record Term(String shown, String plain, Map<String, Caption> arguments) {
        String with(String name, Function<Caption, String> argument) {
            return arguments.isEmpty() ? name
                    : arguments.entrySet().stream()
                            .map(each -> each.getKey() + ": " + argument.apply(each.getValue()))
                            .collect(Collectors.joining(", ", name + "(", ")"));
        }
    }

    static Caption of(String name) {
        return of(name, name);
    }

    static Caption of(String shown, String plain) {
        return new Caption(List.of(new Term(shown, plain, Map.of())));
    }

    /** Of a text that stands for itself. */
    static Caption ofText(String text) {
        return of(text.isEmpty() ? "\"\"" : shortened(text), text);
    }

    /** {@code stripy(strength: 2)}. */
    static Caption ofCall(String name, Map<String, Caption> arguments) {
        return new Caption(List.of(new Term(name, name, new LinkedHashMap<>(arguments))));
    }

    /** {@code stripy(strength: 2) + fog}. */
    Caption plus(Caption other) {
        return new Caption(Stream.concat(terms.stream(), other.terms.stream()).toList());
    }

    /** The same without the arguments of these parameters. */
    Caption without(Set<String> parameters) {
        return new Caption(terms.stream().map(term -> {
            Map<String, Caption> kept = new LinkedHashMap<>();
            term.arguments.forEach((name, argument) -> {
                if (!parameters.contains(name)) {
                    kept.put(name, argument.without(parameters));
                }
            });
            return new Term(term.shown, term.plain, kept);
        }).toList());
    }

    /** The same with something behind it. */
    Caption numbered(int number) {
        return of(shown() + " (" + number + ")", plain() + " (" + number + ")");
    }

    /** For people. */
    String shown() {
        return terms.stream().map(term -> term.with(term.shown, Caption::shown)).collect(Collectors.joining(" + "));
    }

    /** For file names. */
    String plain() {
        return terms.stream().map(term -> term.with(term.plain, Caption::plain)).collect(Collectors.joining(" + "));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST_TEXT) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST_TEXT - 1);
        int end = space > LONGEST_TEXT / 2 ? space
                : line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_TEXT - 1));
        return line.substring(0, end).strip() + "…";
    }
}
