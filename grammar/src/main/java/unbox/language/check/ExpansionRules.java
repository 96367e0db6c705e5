package unbox.language.check;

import static unbox.language.problem.ProblemCode.OUT_OF_BOUNDS;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.FeatureDeclaration;
import unbox.language.syntax.Statement.RegionDeclaration;
import unbox.language.syntax.Walk;

/** Regions and features that come to too much once their names are written out: a name of two doubles with each step. */
final class ExpansionRules {
    /** How many names may lead from one to the next, as deep as brackets go. */
    static final int DEEPEST = 64;
    /** Shapes of a region. */
    static final int MOST_SHAPES = 1 << 10;
    /** Features of a name: more than the autoencoders of a model have together. */
    static final int MOST_FEATURES = 1 << 16;

    private final Context context;
    private final Report report;
    private final Map<String, Whole> wholes = new HashMap<>();

    /** What an expression comes to: shapes or features, and how many names lead to the deepest. */
    private record Whole(long parts, int names) {

        Whole with(Whole other) {
            return new Whole(Math.min(parts + other.parts, Integer.MAX_VALUE), Math.max(names, other.names));
        }

        Whole named() {
            return new Whole(parts, names + 1);
        }

        boolean isTooMuch(Declaration declaration) {
            return names > DEEPEST || parts > most(declaration);
        }
    }

    ExpansionRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** Of names that are made of each other only the first that goes too far is reported. */
    void check() {
        for (Declaration declaration : Scope.declarations(context.source())) {
            if (declaration instanceof RegionDeclaration || declaration instanceof FeatureDeclaration) {
                Whole whole = whole(declaration, 0);
                if (whole.isTooMuch(declaration) && uses(declaration).noneMatch(used -> isTooMuch(used))) {
                    report(declaration, whole);
                }
            }
        }
    }

    private boolean isTooMuch(Declaration declaration) {
        return whole(declaration, 0).isTooMuch(declaration);
    }

    private void report(Declaration declaration, Whole whole) {
        boolean region = declaration instanceof RegionDeclaration;
        String what = whole.names > DEEPEST
                ? "is more than %d names deep".formatted(DEEPEST)
                : "comes to more than %d %s, once its names are written out".formatted(most(declaration),
                        region ? "shapes" : "features");
        report.add(OUT_OF_BOUNDS, declaration.name().range(), "`%s` %s. Write it shorter%s."
                .formatted(declaration.name().text(), what, region ? ", or as a mask" : ""));
    }

    private static int most(Declaration declaration) {
        return declaration instanceof RegionDeclaration ? MOST_SHAPES : MOST_FEATURES;
    }

    private Whole whole(Declaration declaration, int level) {
        String name = declaration.name().text();
        if (level > DEEPEST) {
            return new Whole(1, DEEPEST + 1);
        }
        Whole known = wholes.get(name);
        if (known == null) {
            wholes.put(name, new Whole(0, 0)); // a name that leads back to itself is another rule's matter
            known = parts(declaration).map(part -> whole(part, level)).reduce(new Whole(0, 0), Whole::with);
            wholes.put(name, known);
        }
        return known;
    }

    private Whole whole(Expression part, int level) {
        return switch (part) {
            case Expression.Reference reference -> context.scope().find(reference.name().text())
                    .map(used -> whole(used.declaration(), level + 1).named()).orElse(new Whole(1, 0));
            case Expression.FeatureRange range -> new Whole(NamedFeatures.count(range), 0);
            case Expression.FeatureLiteral feature -> new Whole(1, 0);
            case Expression.Call shape -> new Whole(1, 0);
            case Expression.Not not -> new Whole(1, 0);
            default -> new Whole(0, 0);
        };
    }

    private Stream<Declaration> uses(Declaration declaration) {
        return parts(declaration).filter(Expression.Reference.class::isInstance)
                .flatMap(use -> context.scope().find(((Expression.Reference) use).name().text()).stream())
                .map(Script.Symbol::declaration);
    }

    private static Stream<Expression> parts(Declaration declaration) {
        return Walk.values(declaration).flatMap(Walk::within);
    }
}
