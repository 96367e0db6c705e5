package unbox.language.check;

import static unbox.language.problem.ProblemCode.EMPTY_REGION;
import static unbox.language.problem.ProblemCode.REGION_OUTSIDE_PICTURE;

import unbox.language.catalog.region.Coverage;
import unbox.language.model.Region;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

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
        var mends = new ShapeMends(call, context);
        boolean across = rectangle.left() < rectangle.right();
        boolean down = rectangle.top() < rectangle.bottom();
        if (across && down) {
            checkPlace(call, rectangle.left(), rectangle.top(), rectangle.right(), rectangle.bottom());
        } else if (rectangle.left() > rectangle.right() && rectangle.top() > rectangle.bottom()) {
            report.add(EMPTY_REGION, call.range(),
                    "This `rect` covers nothing: its left, %s, lies past its right, %s, and its top, %s, past its bottom, %s. Write `%s`."
                            .formatted(text(call, 0), text(call, 2), text(call, 1), text(call, 3),
                                    Shape.RECT.signature()),
                    mends.ofRectangle(mends.swap("the borders", 0, 2, 1, 3)));
        } else if (!across) {
            reportOrder(call, 0, 2, "left", "right");
        } else {
            reportOrder(call, 1, 3, "top", "bottom");
        }
    }

    private void reportOrder(Expression.Call call, int first, int second, String firstName, String secondName) {
        Range range = call.arguments().get(first).value().range().to(call.arguments().get(second).value().range());
        String low = text(call, first);
        String high = text(call, second);
        var mends = new ShapeMends(call, context);
        if (mends.number(first).compareTo(mends.number(second)) == 0) {
            report.add(EMPTY_REGION, range, "This `rect` covers nothing: its %s and its %s are both %s.".formatted(
                    firstName, secondName, low));
        } else {
            report.add(EMPTY_REGION, range,
                    "This `rect` covers nothing: its %s, %s, lies past its %s, %s. Write `%s`.".formatted(firstName,
                            low,
                            secondName, high, Shape.RECT.signature()),
                    mends.ofRectangle(mends.swap("%s and %s".formatted(firstName, secondName), first, second)));
        }
    }

    private String text(Expression.Call call, int argument) {
        return text(call.arguments().get(argument).value());
    }

    private String text(Expression value) {
        return value.range().of(context.source().tree().text());
    }

    private static double number(Expression value) {
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
        Fix[] mends = pixels ? new ShapeMends(call, context).ofPixels() : new Fix[0];
        String advice = "Places are fractions of the picture, from 0 to 1" + (pixels ? ", not pixels." : ".");
        if (right <= 0 || left >= 1 || bottom <= 0 || top >= 1) {
            report.add(REGION_OUTSIDE_PICTURE, call.range(),
                    "This `%s` lies outside the picture. %s".formatted(call.name().text(), advice), mends);
        } else if (pixels) {
            report.warn(REGION_OUTSIDE_PICTURE, call.range(),
                    "This `%s` reaches far outside the picture. %s".formatted(call.name().text(), advice), mends);
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
