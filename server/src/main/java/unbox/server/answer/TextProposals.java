package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.model.Feature;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Token;
import unbox.language.syntax.Walk;
import unbox.server.answer.Proposal.Kind;
import unbox.server.answer.Proposal.Proposals;

/** What may stand inside a string: files, models, labels, placeholders. */
final class TextProposals {
    private final Caret caret;
    private final List<Proposal> found = new ArrayList<>();

    TextProposals(Caret caret) {
        this.caret = caret;
    }

    Proposals find() {
        int brace = caret.typed().lastIndexOf('{');
        if (brace > caret.typed().lastIndexOf('}')) {
            return placeholders(caret.word().start() + brace + 1);
        }
        switch (new Places(caret).wanted()) {
            case MODEL -> {
                caret.snapshot().source().installed().models().forEach(this::addModel);
                addFiles("");
            }
            case AUTOENCODERS -> {
                caret.snapshot().source().installed().autoencoders().forEach(this::addModel);
                addFiles("");
            }
            case IMPORT -> addFiles(".unbox");
            case MASK -> addFiles(".png");
            case LABEL -> addLabel();
            default -> {
                // free text
            }
        }
        return new Proposals(caret.word(), List.copyOf(found), false);
    }

    /** With its quotes, the label of the feature that the caret is behind. */
    List<Proposal> quotedLabel() {
        if (caret.next().place() == Place.LABEL) {
            addLabel();
        }
        return found.stream().map(label -> new Proposal('"' + label.label() + '"', label.kind(),
                '"' + label.text() + '"', false, '"' + label.label() + '"', label.detail(), "")).toList();
    }

    private void addModel(String reference) {
        found.add(new Proposal(reference, Kind.MODEL, reference, false, reference, "on this machine", ""));
    }

    private void addFiles(String ending) {
        found.addAll(new FileProposals(caret.snapshot()).find(caret.typed(), ending));
    }

    /** The label of the feature before the string, as the catalog has it. */
    private void addLabel() {
        Optional<Token> feature = caret.previous().filter(token -> token.kind() == Token.Kind.FEATURE);
        feature.map(token -> token.text().split("#", 2)).filter(parts -> parts[1].matches("\\d{1,9}"))
                .map(parts -> new Feature(parts[0], Integer.parseInt(parts[1])))
                .flatMap(each -> caret.snapshot().catalog().autoencoder(each.block())
                        .flatMap(card -> card.label(each.index())))
                .ifPresent(label -> found.add(new Proposal(label, Kind.VALUE,
                        label.replace("\\", "\\\\").replace("\"", "\\\""), false, label, "the catalog's label", "")));
    }

    private Proposals placeholders(int start) {
        int end = caret.offset();
        while (end < caret.snapshot().text().length()
                && Character.isUnicodeIdentifierPart(caret.snapshot().text().charAt(end))) {
            end++;
        }
        boolean closed = end < caret.snapshot().text().length() && caret.snapshot().text().charAt(end) == '}';
        caret.owner().ifPresent(owner -> owner.parameters()
                .forEach(each -> addPlaceholder(each.name().text(), closed)));
        if (caret.statement().filter(Statement.ExperimentStatement.class::isInstance).isPresent()
                && caret.next().place() == Place.SAVE) {
            List.of("prompt", "negative", "seed", "steps", "guidance", "edit")
                    .forEach(name -> addPlaceholder(name, closed));
            caret.statement().stream().flatMap(Walk::expressions).flatMap(Suits::called).distinct()
                    .flatMap(name -> Optional.ofNullable(caret.snapshot().script().symbols().get(name)).stream())
                    .flatMap(symbol -> symbol.declaration().parameters().stream())
                    .forEach(each -> addPlaceholder(each.name().text(), closed));
        }
        return new Proposals(new Range(start, end), List.copyOf(found), false);
    }

    private void addPlaceholder(String name, boolean closed) {
        found.add(new Proposal(name, Kind.PARAMETER, closed ? name : name + "}", false, name, "placeholder", ""));
    }
}
