package unbox.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.PromptDeclaration;
import unbox.language.syntax.Text;
import unbox.language.syntax.Walk;

/** Finds out by their uses what the parameters of a declaration must be. */
final class ParameterKinds {

    /**
     * A parameter's uses.
     *
     * @param want what fits all of them
     * @param first where it is used first
     */
    record Use(Want want, Range first) {}

    /** A use of a parameter that does not go with the first. */
    record Conflict(String parameter, Want want, Range place, Use other) {}

    private final Declaration declaration;
    private final Set<String> parameters;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    private ParameterKinds(Declaration declaration) {
        this.declaration = declaration;
        parameters = declaration.parameters().stream().map(each -> each.name().text()).collect(Collectors.toSet());
    }

    static ParameterKinds of(Declaration declaration) {
        var kinds = new ParameterKinds(declaration);
        if (declaration.parameters().isEmpty()) {
            return kinds;
        }
        if (declaration instanceof PromptDeclaration prompt) {
            kinds.readPlaceholders(prompt.text());
        }
        Slots.of(declaration).forEach(slot -> kinds.read(slot.value(), slot.want()));
        return kinds;
    }

    /** Whether a parameter stands anywhere, also where it may not. */
    boolean isMentioned(String name) {
        return uses.containsKey(name) || Slots.of(declaration).stream().flatMap(slot -> Walk.within(slot.value()))
                .anyMatch(value -> switch (value) {
                    case Expression.Reference reference -> reference.name().text().equals(name);
                    case Expression.Call call -> call.name().text().equals(name);
                    default -> false;
                });
    }

    /** What each parameter must be; those without a use are not there. */
    Map<String, Want> wants() {
        Map<String, Want> wants = new LinkedHashMap<>();
        uses.forEach((name, use) -> wants.put(name, use.want()));
        return wants;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    private void read(Expression value, Want want) {
        switch (value) {
            case Expression.Reference reference -> readName(reference, want);
            case Expression.TextLiteral text when !(want instanceof Want.MaskFile) -> readPlaceholders(text.text());
            case Expression.Call call -> readArguments(call, want);
            case Expression.Top top -> {
                read(top.block(), new Want.Block(true));
                read(top.count(), new Want.Number(NumberUse.COUNT));
            }
            case Expression.ListLiteral list -> list.items().forEach(item -> read(item, want));
            case Expression.Each each -> read(each.list(), want);
            case Expression.Sum sum -> sum.terms().forEach(term -> read(term, want));
            case Expression.Not not -> read(not.region(), want);
            case Expression.And and -> {
                read(and.left(), want);
                read(and.right(), want);
            }
            case Expression.Or or -> {
                read(or.left(), want);
                read(or.right(), want);
            }
            default -> {
            }
        }
    }

    private void readName(Expression.Reference reference, Want want) {
        Want needed = want instanceof Want.Window ? new Want.Number(NumberUse.STEP_INDEX) : want;
        if (!(want instanceof Want.MaskFile)) {
            use(reference.name().text(), needed, reference.range());
        }
    }

    private void readPlaceholders(Text text) {
        text.placeholders().forEach(part -> use(part.name(), new Want.Text(), part.range()));
    }

    /** A shape takes numbers; any other call within a declaration is one of a prompt, which takes texts. */
    private void readArguments(Expression.Call call, Want want) {
        Optional<Shape> shape = want instanceof Want.Region ? Shape.named(call.name().text()) : Optional.empty();
        Want inner = shape.map(Shape::want).orElse(new Want.Text());
        call.arguments().forEach(argument -> read(argument.value(), inner));
    }

    private void use(String name, Want want, Range place) {
        if (!parameters.contains(name)) {
            return;
        }
        Use before = uses.putIfAbsent(name, new Use(want, place));
        if (before != null) {
            before.want().and(want).ifPresentOrElse(both -> uses.put(name, new Use(both, before.first())),
                    () -> conflicts.add(new Conflict(name, want, place, before)));
        }
    }
}
