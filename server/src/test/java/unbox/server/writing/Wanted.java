package unbox.server.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unbox.language.syntax.Range;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;
import unbox.server.answer.Proposal;
import unbox.server.answer.Proposal.Proposals;
import unbox.server.names.Occurrence;
import unbox.server.snapshot.Snapshot;

/**
 * A piece of a script that a person need not know by heart: completion must offer it.
 *
 * @param range where it stands in the script
 * @param typed what may have been typed of it when completion is asked
 * @param declared where the name is declared that it is, if it is one of this script
 */
record Wanted(String text, Range range, List<String> typed, Optional<Range> declared) {
    private static final Set<String> FILES = Set.of("model", "saes", "import", "mask");

    /** Whether a proposal is it, or begins with it and goes on. */
    boolean isOffered(Proposal proposal) {
        String written = Desk.snippet(proposal, "").text();
        return written.equals(text) || proposal.filter().equals(text)
                || written.startsWith(text) && !Character.isJavaIdentifierPart(written.charAt(text.length()));
    }

    /** Where it stands among proposals; -1 where it does not. */
    int rank(Proposals proposals) {
        List<Proposal> items = proposals.items();
        return IntStream.range(0, items.size()).filter(at -> isOffered(items.get(at))).findFirst().orElse(-1);
    }

    /** Of those there are thousands; a few letters never tell which one is meant. */
    boolean isFeature() {
        return text.contains("#");
    }

    /** Whether nothing before it tells that there is such a name. */
    boolean isDeclaredLater() {
        return declared.filter(each -> each.start() > range.start()).isPresent();
    }

    /** All of a script's, in its order; what is free to write is not among them. */
    static List<Wanted> in(Snapshot script) {
        List<Wanted> found = new ArrayList<>();
        List<Token> tokens = script.tree().tokens().stream().filter(token -> !isHidden(token.kind())).toList();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            Token before = at == 0 ? token : tokens.get(at - 1);
            Token lead = at < 2 ? before : tokens.get(at - 2);
            found.addAll(switch (token.kind()) {
                case KEYWORD, BLOCK -> List.of(word(script, token));
                case NAME -> isNew(script, token) ? List.<Wanted>of() : List.of(word(script, token));
                case FEATURE -> List.of(feature(script, token));
                case STRING -> string(script, token, before, lead);
                case NUMBER, SIZE, PUNCTUATION, COMMENT, DOC_COMMENT, WHITESPACE, LINE_END, WRONG -> List.<Wanted>of();
            });
        }
        return found;
    }

    private static boolean isHidden(Kind kind) {
        return kind == Kind.COMMENT || kind == Kind.DOC_COMMENT || kind == Kind.WHITESPACE || kind == Kind.LINE_END;
    }

    private static boolean isNew(Snapshot script, Token token) {
        return script.names().at(token.range().start()).filter(Occurrence::declares)
                .filter(name -> name.range().equals(token.range())).isPresent();
    }

    private static Wanted word(Snapshot script, Token token) {
        Optional<Range> declared = script.names().at(token.range().start())
                .filter(name -> name.target().file().equals(script.document().path()))
                .map(name -> name.target().name());
        return new Wanted(token.text(), token.range(), beginnings(token.text(), 0), declared);
    }

    /** A feature is found by its block and number, and by each word of its label. */
    private static Wanted feature(Snapshot script, Token token) {
        List<String> typed = new ArrayList<>(beginnings(token.text(), token.text().indexOf('#') + 3));
        String[] parts = token.text().split("#");
        script.catalog().autoencoder(parts[0]).flatMap(card -> card.label(Integer.parseInt(parts[1])))
                .ifPresent(label -> typed.addAll(List.of(label.split(" "))));
        return new Wanted(token.text(), token.range(), typed, Optional.empty());
    }

    /** Of texts, names of files and models, the labels that the catalog has, and placeholders. */
    private static List<Wanted> string(Snapshot script, Token token, Token before, Token lead) {
        String inside = token.text().substring(1, token.text().length() - 1);
        Range range = new Range(token.range().start() + 1, token.range().end() - 1);
        if (FILES.contains(before.text()) || before.text().equals("(") && FILES.contains(lead.text())) {
            return List.of(new Wanted(inside, range, beginnings(inside, 0), Optional.empty()),
                    new Wanted(token.text(), token.range(), List.of(""), Optional.empty()));
        }
        if (before.kind() == Kind.FEATURE && label(script, before).filter(inside::equals).isPresent()) {
            return List.of(new Wanted(inside, range, beginnings(inside, 0), Optional.empty()),
                    new Wanted(token.text(), token.range(), List.of(""), Optional.empty()));
        }
        List<Wanted> placeholders = new ArrayList<>();
        for (int open = inside.indexOf('{'); open >= 0; open = inside.indexOf('{', open + 1)) {
            Range name = new Range(range.start() + open + 1, range.start() + inside.indexOf('}', open));
            placeholders.add(new Wanted(name.of(script.text()), name, beginnings(name.of(script.text()), 0),
                    Optional.empty()));
        }
        return placeholders;
    }

    private static Optional<String> label(Snapshot script, Token feature) {
        String[] parts = feature.text().split("#");
        return script.catalog().autoencoder(parts[0]).flatMap(card -> card.label(Integer.parseInt(parts[1])));
    }

    private static List<String> beginnings(String text, int from) {
        return IntStream.rangeClosed(from, Math.min(text.length() - 1, Math.max(from + 1, 3)))
                .mapToObj(length -> text.substring(0, length)).collect(Collectors.toList());
    }
}
