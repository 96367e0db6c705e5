package unbox.language.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import unbox.language.model.Region;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.Argument;
import unbox.language.syntax.Expression.NumberLiteral;
import unbox.language.syntax.Statement.RegionDeclaration;

/**
 * The region that an expression writes out; empty where it depends on a parameter or a mask, where one of its shapes is
 * wrong by itself, and where it comes to more than {@link ExpansionRules} allow.
 */
final class LiteralRegions {
    private final Scope scope;
    private final boolean masks;
    private final Set<String> open = new HashSet<>();
    /** Names and shapes, and what joins them. */
    private int left = 4 * ExpansionRules.MOST_SHAPES;

    private LiteralRegions(Scope scope, boolean masks) {
        this.scope = scope;
        this.masks = masks;
    }

    static Optional<Region> of(Expression expression, Scope scope) {
        return new LiteralRegions(scope, false).read(expression);
    }

    /** The same where the files of masks will be read. */
    static Optional<Region> withMasks(Expression expression, Scope scope) {
        return new LiteralRegions(scope, true).read(expression);
    }

    private Optional<Region> read(Expression expression) {
        if (--left < 0 || open.size() > ExpansionRules.DEEPEST) {
            return Optional.empty();
        }
        return switch (expression) {
            case Expression.Call call -> mask(call).or(() -> shape(call).filter(LiteralRegions::touchesPicture));
            case Expression.Reference reference -> named(reference.name().text());
            case Expression.Not not -> read(not.region()).map(Region.Not::new);
            case Expression.And and -> both(and.left(), and.right(), Region.And::new);
            case Expression.Or or -> both(or.left(), or.right(), Region.Or::new);
            default -> Optional.empty();
        };
    }

    private Optional<Region> both(Expression left, Expression right, BinaryOperator<Region> operator) {
        return read(left).flatMap(first -> read(right).map(second -> operator.apply(first, second)));
    }

    private Optional<Region> named(String name) {
        if (scope.find(name).isPresent() && scope.find(name).get().declaration() instanceof RegionDeclaration declared
                && open.add(name)) {
            Optional<Region> region = read(declared.region());
            open.remove(name);
            return region;
        }
        return Optional.empty();
    }

    private Optional<Region> mask(Expression.Call call) {
        boolean readable = masks && call.name().text().equals("mask") && call.arguments().size() == 1;
        return readable && call.arguments().getFirst().value() instanceof Expression.TextLiteral text
                ? Imports.path(scope.source(), text.text().value()).map(Region.Mask::new)
                : Optional.empty();
    }

    /** A {@code rect} or {@code ellipse} with as many numbers as it takes. */
    static Optional<Region> shape(Expression.Call call) {
        List<Double> numbers = call.arguments().stream().map(Argument::value).filter(NumberLiteral.class::isInstance)
                .map(value -> ((NumberLiteral) value).value().doubleValue()).toList();
        if (numbers.size() != 4 || call.arguments().size() != 4) {
            return Optional.empty();
        }
        return switch (call.name().text()) {
            case "rect" -> Optional
                    .of(new Region.Rectangle(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
            case "ellipse" -> Optional
                    .of(new Region.Ellipse(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
            default -> Optional.empty();
        };
    }

    /** Whether a shape has an inside, and not all of it beyond the border. */
    private static boolean touchesPicture(Region shape) {
        return switch (shape) {
            case Region.Rectangle(double left, double top, double right, double bottom) -> left < right && top < bottom
                    && right > 0 && left < 1 && bottom > 0 && top < 1;
            case Region.Ellipse(double x, double y, double across, double down) ->
                across > 0 && down > 0 && x + across > 0
                        && x - across < 1 && y + down > 0 && y - down < 1;
            default -> true;
        };
    }
}
