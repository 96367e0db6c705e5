package unbox.language.check;

import static unbox.language.problem.ProblemCode.EMPTY_REGION;
import static unbox.language.problem.ProblemCode.REGION_OUTSIDE_PICTURE;

import java.util.List;
import unbox.language.catalog.region.Coverage;
import unbox.language.model.Region;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;

/** Regions that hold nothing of the picture. */
final class RegionRules {
    /** Fractions of a picture beyond this are pixels in all likelihood. */
    private static final double SURELY_PIXELS = 10;

    private final Context context;
    private final Report report;

    RegionRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** A shape by itself. */
    void checkShape(Expression.Call call) {
        LiteralRegions.shape(call).ifPresent(region -> {
            switch (region) {
                case Region.Rectangle rectangle -> checkRectangle(call, rectangle);
                case Region.Ellipse ellipse -> checkEllipse(call, ellipse);
                default -> {
                }
            }
        });
    }

    private void checkRectangle(Expression.Call call, Region.Rectangle rectangle) {
        boolean across = checkOrder(call, 0, 2, "left", "right") & checkOrder(call, 1, 3, "top", "bottom");
        if (across) {
            checkPlace(call, rectangle.left(), rectangle.top(), rectangle.right(), rectangle.bottom());
        }
    }

    /** Whether one edge comes before the other. */
    private boolean checkOrder(Expression.Call call, int first, int second, String firstName, String secondName) {
        Expression low = call.arguments().get(first).value();
        Expression high = call.arguments().get(second).value();
        String lowText = text(low);
        String highText = text(high);
        int order = number(low).compareTo(number(high));
        if (order == 0) {
            report.add(EMPTY_REGION, low.range().to(high.range()),
                    "This `rect` covers nothing: its %s and its %s are both %s.".formatted(firstName, secondName,
                            lowText));
        } else if (order > 0) {
            report.add(EMPTY_REGION, low.range().to(high.range()),
                    "This `rect` covers nothing: its %s, %s, lies past its %s, %s. Write `%s`.".formatted(firstName,
                            lowText,
                            secondName, highText, Shape.RECT.signature()),
                    new Fix("Swap %s and %s".formatted(firstName, secondName),
                            List.of(new Fix.Replacement(low.range(), highText),
                                    new Fix.Replacement(high.range(), lowText))));
        }
        return order < 0;
    }

    private String text(Expression value) {
        return value.range().of(context.source().tree().text());
    }

    private static Double number(Expression value) {
        return ((Expression.NumberLiteral) value).value().doubleValue();
    }

    private void checkEllipse(Expression.Call call, Region.Ellipse ellipse) {
        boolean round = true;
        for (var argument : call.arguments().subList(2, 4)) {
            if (number(argument.value()) <= 0) {
                report.add(EMPTY_REGION, argument.value().range(),
                        "An ellipse of radius %s covers nothing. A radius is more than 0.".formatted(
                                text(argument.value())));
                round = false;
            }
        }
        if (round) {
            checkPlace(call, ellipse.centreX() - ellipse.radiusX(), ellipse.centreY() - ellipse.radiusY(),
                    ellipse.centreX() + ellipse.radiusX(), ellipse.centreY() + ellipse.radiusY());
        }
    }

    private void checkPlace(Expression.Call call, double left, double top, double right, double bottom) {
        boolean pixels = call.arguments().stream().anyMatch(each -> Math.abs(number(each.value())) > SURELY_PIXELS);
        String advice = "Places are fractions of the picture, from 0 to 1" + (pixels ? ", not pixels." : ".");
        if (right <= 0 || left >= 1 || bottom <= 0 || top >= 1) {
            report.add(REGION_OUTSIDE_PICTURE, call.range(),
                    "This `%s` lies outside the picture. %s".formatted(call.name().text(), advice));
        } else if (pixels) {
            report.warn(REGION_OUTSIDE_PICTURE, call.range(),
                    "This `%s` reaches far outside the picture. %s".formatted(call.name().text(), advice));
        }
    }

    /** What a region holds of the picture as a whole; shapes that are wrong by themselves have been reported. */
    void checkCovers(Expression written) {
        boolean named = written instanceof Expression.Reference;
        if (!named && LiteralRegions.of(written, context.scope()).filter(this::isEmpty).isPresent()) {
            report.add(EMPTY_REGION, written.range(), written instanceof Expression.Call
                    ? "This region is too small: it holds no pixel of the picture."
                    : "This region holds no pixel of the picture: its parts leave nothing of each other.");
        }
    }

    private boolean isEmpty(Region region) {
        return context.known().pictureSize()
                .flatMap(size -> Coverage.holdsAPixel(region, size.width(), size.height())).filter(holds -> !holds)
                .isPresent();
    }
}
